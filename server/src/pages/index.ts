import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { announce } from '../plugin/events';
import { uid } from '../plugin/ids';
import { pagesController } from './controller';
import { pageDataRoutes, pageRoutes } from './routes';
import { livechatPage } from './schema';
import { createPages } from './service';

/** Pages: what everybody may see of the ratings, as pages and as data, once published. */
export const pages = defineSlice({
  name: 'pages',
  contentTypes: { 'livechat-page': livechatPage },
  service: createPages,
  controller: pagesController,
  routers: { public: pageRoutes, content: pageDataRoutes },
  register: registerPages,
});

const WRITES = ['create', 'update', 'delete', 'publish', 'unpublish', 'discardDraft', 'clone'];

/** Announces every change of the Livechat page, once it is committed: the Content Manager writes in transactions of its own. */
function registerPages({ strapi }: { strapi: Core.Strapi }): void {
  strapi.documents.use(async ({ uid: changed, action }, next) => {
    const result = await next();

    if (changed === uid('livechat-page') && WRITES.includes(action)) {
      await strapi.db.transaction(async ({ onCommit }) => {
        onCommit(() => void announce(strapi, 'livechat.page.changed', {}));
      });
    }

    return result;
  });
}
