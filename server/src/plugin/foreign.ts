import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { toUrl } from '../site/url';
import { originOf } from './addresses';
import { configOf } from './config';

/** Whether a page of another origin made the browser ask: it says so, and no page can make it say otherwise. */
export function isForeign(strapi: Core.Strapi, ctx: Context): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  const origin = ctx.get('Origin');

  if (site !== '') {
    return site !== 'same-origin' && site !== 'none';
  }

  return origin !== '' && origin !== originOf(strapi) && hostOf(origin) !== ctx.host;
}

/**
 * The public pages show more to an admin user's browser than to others: no page elsewhere may read
 * that, whatever Strapi's own CORS settings allow. What is for everybody everywhere says `*`.
 */
export function keepFromForeigners(strapi: Core.Strapi): void {
  const { basePath } = configOf(strapi);
  const isPublic = (path: string): boolean =>
    (path === basePath || path.startsWith(`${basePath}/`)) &&
    !path.startsWith(`${basePath}/admin/`);

  strapi.server.use(async (ctx: Context, next: Next) => {
    await next();

    if (isPublic(ctx.path.toLowerCase())) {
      ctx.remove('Access-Control-Allow-Credentials');

      if (ctx.response.get('Access-Control-Allow-Origin') !== '*') {
        ctx.remove('Access-Control-Allow-Origin');
      }
    }
  });
}

const hostOf = (origin: string): string | null => toUrl(origin)?.host ?? null;
