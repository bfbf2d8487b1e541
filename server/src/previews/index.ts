import { defineSlice } from '../plugin/compose';
import { previewRoutes } from './routes';
import { createPreviews } from './service';

/** Previews: what is not public yet, on the public pages, for those who may see it. */
export const previews = defineSlice({
  name: 'previews',
  service: createPreviews,
  controller: async () => (await import('./controller')).previewsController,
  routers: { admin: previewRoutes },
});

declare module '../plugin/service' {
  interface Services {
    previews: ReturnType<typeof createPreviews>;
  }
}
