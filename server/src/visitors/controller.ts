import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { service } from '../plugin/service';
import { bodyOf, validate } from '../plugin/validate';

const issueBody = z.strictObject({ token: z.string().max(2_000).optional() });

export const visitorsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async issue(ctx: Context): Promise<void> {
    await service(strapi, 'channels').checkAnyOrigin(ctx.headers);

    const { token } = validate(issueBody, bodyOf(ctx));

    ctx.body = { data: service(strapi, 'visitors').issue(token) };
  },
});
