import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { StoredChannel } from '../channels/channel';
import { failureCode } from '../plugin/errors';
import { locale, page } from '../plugin/fields';
import { type Packed, sendPacked, unpacked } from '../plugin/packed';
import { service } from '../plugin/service';
import { askedOf, validate } from '../plugin/validate';
import { policy } from '../site/policy';

const visitQuery = z.object({
  page: page.default('/'),
  locale: locale.transform((tag) => tag ?? 'en').default('en'),
});

/** Five minutes; a year. */
const SHORTLY = 'public, max-age=300';
const FOR_EVER = 'public, max-age=31536000, immutable';

export const widgetController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async visit(ctx: Context): Promise<void> {
    // Where the content API has no prefix, this is the path of the files too. No slug has a dot.
    if (String(ctx.params.channel).includes('.')) {
      sendFile(strapi, ctx, String(ctx.params.channel));

      return;
    }

    const query = validate(visitQuery, ctx.query);
    const channel = await service(strapi, 'channels').bySlug(String(ctx.params.channel));

    const client = service(strapi, 'visitors').clientOf(ctx.request);

    service(strapi, 'channels').checkOrigin(channel, client.headers);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: await service(strapi, 'widget').visit(channel, { ...query, ...client }) };
  },

  async snippet(ctx: Context): Promise<void> {
    const channel = await service(strapi, 'channels').byId(String(ctx.params.channel));

    ctx.body = { data: service(strapi, 'widget').snippet(channel) };
  },

  /** The loader has one address for ever, so browsers ask again after a while. */
  loader(ctx: Context): void {
    send(ctx, service(strapi, 'widget').asset('widget.js')?.asset, SHORTLY);
  },

  /** The other files have their version in their name. */
  asset: (ctx: Context): void => sendFile(strapi, ctx, String(ctx.params.file)),

  async support(ctx: Context): Promise<void> {
    const channel = await channelOrNull(strapi, String(ctx.params.slug));

    if (channel === null) {
      await sendGone(strapi, ctx);

      return;
    }

    ctx.set('Content-Security-Policy', SUPPORT_POLICY);
    sendText(
      ctx,
      'html',
      service(strapi, 'widget').supportPage(channel, localeOf(ctx), rootFrom(ctx))
    );
  },

  async manifest(ctx: Context): Promise<void> {
    const channel = await channelOrNull(strapi, String(ctx.params.slug));

    if (channel === null) {
      ctx.status = 404;

      return;
    }

    const manifest = service(strapi, 'widget').manifest(channel, localeOf(ctx));

    sendText(ctx, 'application/manifest+json', JSON.stringify(manifest));
  },
});

/** The loader is our own, and speaks to its own server. */
const LOADER_SOURCES = "script-src 'self'; connect-src 'self' ws: wss:";

/** Scripts and styles of our own only. */
const SUPPORT_POLICY = [
  "default-src 'none'",
  LOADER_SOURCES,
  "style-src 'self'",
  "img-src 'self' data: https:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The chat that is not there, in the look of the other public pages. */
async function sendGone(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const asked = askedOf(ctx);
  const { sources } = service(strapi, 'pages');

  sendText(
    ctx,
    'html',
    await service(strapi, 'widget').gonePage(String(ctx.params.slug), asked),
    404
  );
  ctx.set('Content-Security-Policy', `${policy(sources(false))}; ${LOADER_SOURCES}`);
  ctx.set('X-Robots-Tag', 'noindex');
}

/** From `/livechat/support/shop` to `/livechat`; the same page answers with a slash at its end. */
const rootFrom = (ctx: Context): string => (ctx.path.endsWith('/') ? '../..' : '..');

const localeOf = (ctx: Context): string =>
  ctx.acceptsLanguages()[0]?.replace('*', 'en').slice(0, 35) ?? 'en';

async function channelOrNull(strapi: Core.Strapi, slug: string): Promise<StoredChannel | null> {
  try {
    return await service(strapi, 'channels').bySlug(slug);
  } catch (error) {
    if (failureCode(error) === 'CHANNEL_UNKNOWN') {
      return null;
    }

    throw error;
  }
}

function sendFile(strapi: Core.Strapi, ctx: Context, name: string): void {
  const found = service(strapi, 'widget').asset(name);

  send(ctx, found?.asset, found?.isExact ? FOR_EVER : SHORTLY);
}

/** In the visitor's language, and asked about each time: a channel may change its words. */
function sendText(ctx: Context, type: string, text: string, status = 200): void {
  ctx.vary('Accept-Language');
  ctx.type = type;
  ctx.status = status;
  ctx.set('Cache-Control', 'public, max-age=0, must-revalidate');
  sendPacked(ctx, unpacked(text));
}

/** Any site may load the widget; what it may then do is decided by its channel. */
function send(ctx: Context, asset: Packed | undefined, caching: string): void {
  if (!asset) {
    ctx.status = 404;

    return;
  }

  ctx.set({
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cache-Control': caching,
  });
  ctx.status = 200;
  ctx.type = 'text/javascript';
  sendPacked(ctx, asset);
}
