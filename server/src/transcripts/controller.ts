import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { id, line } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, validate } from '../plugin/validate';

const transcriptBody = z.strictObject({
  conversation: id,
  email: line(1_000),
});

export const transcriptsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async ask(ctx: Context): Promise<void> {
    const visitors = service(strapi, 'visitors');
    const client = visitors.clientOf(ctx.request);
    const { key } = visitors.fromHeader(ctx.get('authorization'));
    const ask = validate(transcriptBody, bodyOf(ctx));

    await service(strapi, 'conversations').checkOrigin(key, ask.conversation, ctx.headers);
    ctx.body = { data: await service(strapi, 'transcripts').ask(key, { ...ask, client }) };
  },
});
