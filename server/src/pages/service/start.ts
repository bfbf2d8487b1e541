import type { Core } from '@strapi/strapi';
import { configOf } from '../../plugin/config';
import { emitEventInBackground } from '../../plugin/events';
import { keepFromForeigners } from '../../plugin/foreign';
import { frameOf, withoutEffect } from '../../site/frame';
import { worded } from '../form';
import { written } from '../written';
import { PAGE } from './content';
import { offerPreview } from './preview';

const WRITES = ['create', 'update', 'delete', 'publish', 'unpublish', 'discardDraft', 'clone'];

/**
 * Makes what editors write storable, and announces every change of the Livechat page, once it is
 * committed: the Content Manager writes in transactions of its own.
 */
export function registerPages({ strapi }: { strapi: Core.Strapi }): void {
  keepFromForeigners(strapi);
  strapi.documents.use(async ({ uid: changed, action, params }, next) => {
    if (changed !== PAGE) {
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

export async function startPages(deps: { strapi: Core.Strapi }): Promise<void> {
  warnOfLayout(deps);
  offerPreview(deps);
  await wordForm(deps);
}

/** Gives the form of the Content Manager words instead of the names of its fields. */
async function wordForm({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const forms = strapi.plugin('content-manager').service('content-types');
  const type = { uid: PAGE };
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
