import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { addressForAdmin } from '../../plugin/addresses';
import { sessionOf } from '../../plugin/admins';
import { type Ability, callerOf } from '../../plugin/permissions';
import { service } from '../../plugin/service';
import { PAGE } from './content';

/** Strapi's own action: reading a type in the Content Manager. */
const READ = 'plugin::content-manager.explorer.read';

/** Whether somebody may read the Livechat page in the Content Manager. */
export const mayReadPage = (ability: Ability | undefined): boolean =>
  ability?.can(READ, PAGE) ?? false;

/** Where a version of the Livechat page can be looked at, until whoever asks logs out; null for a token. */
export function previewUrl(
  strapi: Core.Strapi,
  ctx: Pick<Context, 'get'>,
  version: { locale: string | null; status: 'draft' | 'published' }
): string | null {
  const session = sessionOf(strapi, ctx.get('Authorization').replace(/^Bearer /, ''));

  if (session === null) {
    return null;
  }

  const token = service(strapi, 'previews').sign({ ...session, ...version });

  return `${addressForAdmin(strapi)}?preview=${token}`;
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

/** Lets Strapi's own preview show the Livechat page; other types go to the site's handler, if it has one. */
export function offerPreview({ strapi }: { strapi: Core.Strapi }): void {
  const preview = strapi.config.get<PreviewConfig | undefined>('admin.preview');
  const theirs = preview?.config?.handler;

  if (preview?.enabled === false) {
    return;
  }

  const handler: PreviewHandler = (type, version) => {
    if (type !== PAGE) {
      return theirs?.(type, version);
    }

    const ctx = strapi.requestContext.get();

    // Strapi asks for any admin user, whatever they may read.
    if (ctx === undefined || !mayReadPage(callerOf(ctx).ability)) {
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
