import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { configOf } from '../plugin/config';
import { emitEventInBackground } from '../plugin/events';
import { keepFromForeigners } from '../plugin/foreign';
import { uid } from '../plugin/ids';
import type { Ability } from '../plugin/permissions';
import { frameOf, withoutEffect } from '../site/frame';
import { config } from './config';
import { mayReadPage, pagesController, previewUrl } from './controller';
import { errors } from './errors';
import { events } from './events';
import { worded } from './form';
import { pageAdminRoutes, pageDataRoutes, pageRoutes } from './routes';
import { livechatPage } from './schema';
import { createPages } from './service';
import { written } from './written';

/** Pages: what everybody may see of the ratings, as pages and as data, once published. */
export const pages = defineSlice({
  name: 'pages',
  config,
  errors,
  events,
  contentTypes: { 'livechat-page': livechatPage },
  service: createPages,
  controller: pagesController,
  routers: { admin: pageAdminRoutes, public: pageRoutes, content: pageDataRoutes },
  register: registerPages,
  bootstrap: startPages,
});

declare module '../plugin/service' {
  interface Services {
    pages: ReturnType<typeof createPages>;
  }
}

const WRITES = ['create', 'update', 'delete', 'publish', 'unpublish', 'discardDraft', 'clone'];

/**
 * Makes what editors write storable, and announces every change of the Livechat page, once it is
 * committed: the Content Manager writes in transactions of its own.
 */
function registerPages({ strapi }: { strapi: Core.Strapi }): void {
  keepFromForeigners(strapi);
  strapi.documents.use(async ({ uid: changed, action, params }, next) => {
    if (changed !== uid('livechat-page')) {
      return next();
    }

    if ('data' in params) {
      Object.assign(params, { data: written(params.data) });
    }

    const result = await next();

    if (WRITES.includes(action)) {
      await strapi.db.transaction(async ({ onCommit }) => {
        onCommit(() => emitEventInBackground(strapi, 'livechat.page.changed', {}));
      });
    }

    return result;
  });
}

/** What Strapi's preview asks for an address, and with what. */
type PreviewHandler = (
  type: string,
  version: { locale?: string; status?: string }
) => string | undefined | Promise<string | undefined>;

interface PreviewConfig {
  enabled?: boolean;
  config?: { handler?: PreviewHandler };
}

async function startPages(deps: { strapi: Core.Strapi }): Promise<void> {
  warnOfLayout(deps);
  offerPreview(deps);
  await wordForm(deps);
}

/** Gives the form of the Content Manager words instead of the names of its fields. */
async function wordForm({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const forms = strapi.plugin('content-manager').service('content-types');
  const type = { uid: uid('livechat-page') };
  const { settings, layouts, metadatas } = await forms.findConfiguration(type);
  const words = worded(metadatas);

  if (words !== null) {
    await forms.updateConfiguration(type, { settings, layouts, metadatas: words });
  }
}

/** A header whose script never runs looks like a mistake of ours unless somebody says why. */
function warnOfLayout({ strapi }: { strapi: Core.Strapi }): void {
  const dead = withoutEffect(frameOf(configOf(strapi).pages.layout, false));

  if (dead.length > 0) {
    strapi.log.warn(
      `livechat: pages.layout: ${dead.join(', ')} in the header or footer will not work: nothing runs on the public pages`
    );
  }
}

/** Lets Strapi's own preview show the Livechat page; other types go to the site's handler, if it has one. */
function offerPreview({ strapi }: { strapi: Core.Strapi }): void {
  const preview = strapi.config.get<PreviewConfig | undefined>('admin.preview');
  const theirs = preview?.config?.handler;

  if (preview?.enabled === false) {
    return;
  }

  const handler: PreviewHandler = (type, version) => {
    if (type !== uid('livechat-page')) {
      return theirs?.(type, version);
    }

    const ctx = strapi.requestContext.get();

    // Strapi asks for any admin user, whatever they may read.
    if (ctx === undefined || !mayReadPage(ctx.state.userAbility as Ability | undefined)) {
      return undefined;
    }

    const status = version.status === 'published' ? 'published' : 'draft';

    return previewUrl(strapi, ctx, { locale: version.locale ?? null, status }) ?? undefined;
  };

  strapi.config.set('admin.preview', {
    ...preview,
    enabled: true,
    config: { ...preview?.config, handler },
  });
}
