import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { LETTER_STATES } from '../../../shared/mail';
import { line } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, optional, validate } from '../plugin/validate';

const transcriptBody = z.object({
  conversation: z.string().min(1).max(64),
  email: line(1_000),
});

const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  state: optional(z.enum(LETTER_STATES)),
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

  async list(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'mail').list(validate(listQuery, ctx.query)) };
  },

  async retry(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'mail').retry(String(ctx.params.id)) };
    ctx.status = 200;
  },
});
