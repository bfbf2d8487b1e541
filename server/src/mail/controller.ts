import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { EMAIL_STATES } from '../../../shared/mail';
import { line } from '../plugin/fields';
import { service } from '../plugin/service';
import { askedOf, bodyOf, optional, validate } from '../plugin/validate';
import { policy } from '../site/policy';

const transcriptBody = z.strictObject({
  conversation: z.string().min(1).max(64),
  email: line(1_000),
});

/** Anything else is a mail program's own form. */
const stopBody = z.object({ resume: z.string().optional().catch(undefined) }).catch({});

const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  state: optional(z.enum(EMAIL_STATES)),
});

export const mailController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async transcript(ctx: Context): Promise<void> {
    const visitors = service(strapi, 'visitors');
    const client = visitors.clientOf(ctx.request);
    const { key } = visitors.fromHeader(ctx.get('authorization'));
    const ask = validate(transcriptBody, bodyOf(ctx));

    await service(strapi, 'conversations').checkOrigin(key, ask.conversation, ctx.headers);
    ctx.body = { data: await service(strapi, 'mail').askTranscript(key, { ...ask, client }) };
  },

  /** Opening the page changes nothing: scanners of mail open every address in it. */
  async stopPage(ctx: Context): Promise<void> {
    await sendStop(strapi, ctx);
  },

  /** Pressed on that page, or by a mail program whose own button was (RFC 8058): both are told by the page. */
  async stop(ctx: Context): Promise<void> {
    const { resume } = stopBody.parse(bodyOf(ctx) ?? {});

    await service(strapi, 'mail').stop(String(ctx.params.token), resume === 'true');
    await sendStop(strapi, ctx);
  },

  async list(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'mail').list(validate(listQuery, ctx.query)) };
  },

  async retry(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'mail').retry(String(ctx.params.id)) };
    ctx.status = 200;
  },
});

async function sendStop(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const asked = askedOf(ctx);
  const page = await service(strapi, 'mail').stopPage(String(ctx.params.token), asked);

  ctx.status = page === null ? 404 : 200;
  ctx.type = 'html';
  ctx.set('Content-Security-Policy', policy(service(strapi, 'pages').sources(false)));
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'same-origin');
  ctx.set('X-Robots-Tag', 'noindex');
  ctx.body = page ?? (await service(strapi, 'pages').notFound({ ...asked, fragment: false })).body;
}
