import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { EMAIL_STATES } from '../../../shared/outbox';
import { service } from '../plugin/service';
import { optional, validate } from '../plugin/validate';

const listQuery = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  state: optional(z.enum(EMAIL_STATES)),
});

export const outboxController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'outbox').list(validate(listQuery, ctx.query)) };
  },

  async retry(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'outbox').retry(String(ctx.params.id)) };
    ctx.status = 200;
  },
});
