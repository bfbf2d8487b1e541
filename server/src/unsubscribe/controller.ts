import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { service } from '../plugin/service';
import { askedOf, bodyOf } from '../plugin/validate';
import { policy } from '../site/policy';

/** Anything else is a mail program's own form. */
const formBody = z.object({ resume: z.string().optional().catch(undefined) }).catch({});

export const unsubscribeController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Opening the page changes nothing: scanners of mail open every address in it. */
  async page(ctx: Context): Promise<void> {
    await sendPage(strapi, ctx);
  },

  /** Pressed on that page, or by a mail program whose own button was (RFC 8058): both are told by the page. */
  async submit(ctx: Context): Promise<void> {
    const { resume } = formBody.parse(bodyOf(ctx) ?? {});

    await service(strapi, 'outbox').stop(String(ctx.params.token), resume === 'true');
    await sendPage(strapi, ctx);
  },
});

async function sendPage(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const asked = askedOf(ctx);
  const page = await service(strapi, 'unsubscribe').page(String(ctx.params.token), asked);

  ctx.status = page === null ? 404 : 200;
  ctx.type = 'html';
  ctx.set('Content-Security-Policy', policy(service(strapi, 'pages').sources(false)));
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'same-origin');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.body = page ?? (await service(strapi, 'pages').notFound({ ...asked, fragment: false })).body;
}
