import { defineSlice } from '../plugin/compose';
import { adminRoutes, contentRoutes, publicRoutes } from './routes';
import { createWidget } from './service';
import { widgetSockets } from './sockets';

/** Widget: what a visitor's browser downloads, and what it is told to do on a page. */
export const widget = defineSlice({
  name: 'widget',
  service: createWidget,
  controller: async () => (await import('./controller')).widgetController,
  routers: { admin: adminRoutes, content: contentRoutes, public: publicRoutes },
  sockets: widgetSockets,
});

declare module '../plugin/service' {
  interface Services {
    widget: ReturnType<typeof createWidget>;
  }
}
