import { defineSlice } from '../plugin/compose';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import { pageAdminRoutes, pageDataRoutes, pageRoutes } from './routes';
import { livechatPage } from './schema';
import { createPages } from './service';
import { registerPages, startPages } from './service/start';

/** Pages: what everybody may see of the ratings, as pages and as data, once published. */
export const pages = defineSlice({
  name: 'pages',
  config,
  errors,
  events,
  contentTypes: { 'livechat-page': livechatPage },
  service: createPages,
  controller: async () => (await import('./controller')).pagesController,
  routers: { admin: pageAdminRoutes, public: pageRoutes, content: pageDataRoutes },
  register: registerPages,
  bootstrap: startPages,
});

declare module '../plugin/service' {
  interface Services {
    pages: ReturnType<typeof createPages>;
  }
}
