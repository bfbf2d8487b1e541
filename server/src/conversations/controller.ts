import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { CONVERSATION_BOXES, SYNC_MAX } from '../../../shared/conversations';
import { anyText, clientId, locale, page } from '../plugin/fields';
import { callerOf } from '../plugin/permissions';
import { service } from '../plugin/service';
import { bodyOf, validate } from '../plugin/validate';
import type { Client } from '../visitors/address';

const messageBody = z.strictObject({
  channel: z.string().max(100).default(''),
  conversation: z.string().max(64).nullable().default(null),
  clientId,
  body: anyText,
  page: page.nullable().default(null),
  locale: locale.nullable().default(null),
  hint: z.string().max(100).nullable().default(null),
});

const messagesQuery = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(SYNC_MAX).default(SYNC_MAX),
});

/** Lenient: what stands between a visitor and us may add to an address. */
const currentQuery = z.object({
  ...messagesQuery.shape,
  channel: z.string().max(100).default(''),
});

const inboxQuery = z.strictObject({
  box: z.enum(CONVERSATION_BOXES).default('mine'),
  page: z.coerce.number().int().min(1).default(1),
  channel: z.string().max(64).nullable().default(null),
});

export const conversationsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async inbox(ctx: Context): Promise<void> {
    const query = validate(inboxQuery, ctx.query);
    const viewer = await service(strapi, 'operators').viewer(callerOf(ctx));

    ctx.body = { data: await service(strapi, 'conversations').inbox(viewer, query) };
  },

  async counts(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'conversations').counts() };
  },

  async read(ctx: Context): Promise<void> {
    const viewer = await service(strapi, 'operators').viewer(callerOf(ctx));
    const id = String(ctx.params.id);

    const query = validate(messagesQuery, ctx.query);

    ctx.body = { data: await service(strapi, 'conversations').syncOperator(viewer, id, query) };
  },

  async ending(ctx: Context): Promise<void> {
    const viewer = await service(strapi, 'operators').viewer(callerOf(ctx));
    const id = String(ctx.params.id);

    ctx.body = { data: await service(strapi, 'conversations').endingOf(viewer, id) };
  },

  async current(ctx: Context): Promise<void> {
    const { key, client } = visitorOf(strapi, ctx);
    const { channel: slug, ...query } = validate(currentQuery, ctx.query);
    const channel = await service(strapi, 'channels').bySlug(slug);

    service(strapi, 'channels').checkOrigin(channel, client.headers);

    const { row: _, ...sync } = await service(strapi, 'conversations').syncVisitor(key, {
      channelRow: channel.row,
      conversation: null,
      ...query,
    });

    ctx.body = { data: sync };
  },

  async send(ctx: Context): Promise<void> {
    const { key, client } = visitorOf(strapi, ctx);
    const { channel: slug, ...input } = validate(messageBody, bodyOf(ctx));
    const channel = await service(strapi, 'channels').bySlug(slug);

    service(strapi, 'channels').checkOrigin(channel, client.headers);

    if (input.conversation !== null) {
      await service(strapi, 'conversations').checkOrigin(key, input.conversation, client.headers);
    }

    await service(strapi, 'visitors').consume('message', { visitor: key });

    const visitorContext = () =>
      service(strapi, 'visitors').sight({ ...input, ...client, referrer: null });

    ctx.body = {
      data: await service(strapi, 'conversations').sendAsVisitor(key, {
        ...input,
        channel,
        client,
        visitorContext,
      }),
    };
  },

  async end(ctx: Context): Promise<void> {
    const { key, client } = visitorOf(strapi, ctx);
    const id = String(ctx.params.id);

    await service(strapi, 'conversations').checkOrigin(key, id, client.headers);

    ctx.body = { data: await service(strapi, 'conversations').endAsVisitor(key, id) };
  },
});

/** The visitor a request speaks for. */
function visitorOf(strapi: Core.Strapi, ctx: Context): { key: string; client: Client } {
  const visitors = service(strapi, 'visitors');

  return {
    ...visitors.fromHeader(ctx.get('authorization')),
    client: visitors.clientOf(ctx.request),
  };
}
