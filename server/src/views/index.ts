import { defineSlice } from '../plugin/compose';
import { errors } from './errors';
import { viewRoutes } from './routes';
import { view } from './schema';
import { createViews } from './service';

/** Views: filters and groups of a report that somebody keeps under a name. */
export const views = defineSlice({
  name: 'views',
  errors,
  contentTypes: { view },
  service: createViews,
  controller: async () => (await import('./controller')).viewsController,
  routers: { admin: viewRoutes },
});

declare module '../plugin/service' {
  interface Services {
    views: ReturnType<typeof createViews>;
  }
}
