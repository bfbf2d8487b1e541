import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { PERIODS } from '../../../shared/ratings';
import { service } from '../plugin/service';
import { validate } from '../plugin/validate';
import { BADGE_THEMES } from './Badge';
import type { Asked } from './languages';
import type { Made } from './service';

/** Nothing but our stylesheet and pictures loads, nothing runs, and no other site frames the page. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Kept by browsers and proxies, but asked about each time: hiding a rating acts at once. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';
const KEEP_FOR_GOOD = 'public, max-age=31536000, immutable';

const period = z.enum(PERIODS).default('all');

export const pagesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async index(ctx: Context): Promise<void> {
    sendPage(ctx, await service(strapi, 'pages').index(askedOf(ctx)));
  },

  async channel(ctx: Context): Promise<void> {
    const wanted = period.catch('all').parse(one(ctx.query.period));

    sendPage(ctx, await service(strapi, 'pages').channel(slugOf(ctx), wanted, askedOf(ctx)));
  },

  async badge(ctx: Context): Promise<void> {
    const theme = z.enum(BADGE_THEMES).catch('light').parse(one(ctx.query.theme));
    const badge = await service(strapi, 'pages').badge(slugOf(ctx), theme, askedOf(ctx));

    if (badge === null) {
      sendPage(ctx, await service(strapi, 'pages').channel(slugOf(ctx), 'all', askedOf(ctx)));

      return;
    }

    ctx.vary('Accept-Language');
    // Made to be shown on other sites.
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    send(ctx, badge, 'svg');
  },

  async sitemap(ctx: Context): Promise<void> {
    send(ctx, await service(strapi, 'pages').sitemap(ctx.request.origin), 'xml');
  },

  async indexData(ctx: Context): Promise<void> {
    ctx.vary('Accept-Language');
    send(ctx, await service(strapi, 'pages').indexData(askedOf(ctx)), 'json');
  },

  async channelData(ctx: Context): Promise<void> {
    const wanted = validate(z.object({ period }), { period: one(ctx.query.period) });

    send(ctx, await service(strapi, 'pages').channelData(slugOf(ctx), wanted.period), 'json');
  },

  style(ctx: Context): void {
    const style = service(strapi, 'pages').style();

    send(ctx, style, 'css');
    ctx.set('Cache-Control', one(ctx.query.v) === style.tag ? KEEP_FOR_GOOD : ASK_EACH_TIME);
  },
});

function sendPage(ctx: Context, page: Made): void {
  ctx.vary('Accept-Language');
  ctx.set('Content-Security-Policy', POLICY);
  ctx.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  send(ctx, page, 'html');
}

/** Answers with what was made, or says that the caller already has it. */
function send(ctx: Context, { status, body, tag }: Made, type: Kind): void {
  ctx.status = status;
  ctx.type = type;
  ctx.etag = tag;
  ctx.set('Cache-Control', ASK_EACH_TIME);

  if (ctx.fresh) {
    ctx.status = 304;

    return;
  }

  ctx.body = body;
}

type Kind = 'html' | 'json' | 'css' | 'svg' | 'xml';

const slugOf = (ctx: Context): string => String(ctx.params.slug);

const askedOf = (ctx: Context): Asked => ({
  locale: one(ctx.query.locale),
  acceptLanguage: ctx.get('Accept-Language') || undefined,
});

/** A query parameter as one text; given twice, or as an object, it is as if not given. */
const one = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
