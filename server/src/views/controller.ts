import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import type { SavedViewInput } from '../../../shared/ratings-report';
import { NOT_EMPTY } from '../../../shared/text';
import { line } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, validate } from '../plugin/validate';

const NAME_MAX = 80;
const QUERY_MAX = 2_000;

const input: z.ZodType<SavedViewInput> = z.strictObject({
  name: line(NAME_MAX).min(1, NOT_EMPTY),
  query: line(QUERY_MAX),
  shared: z.boolean(),
});

/** Saved views over HTTP. */
export const viewsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'views').list(userOf(ctx)) };
  },

  async create(ctx: Context): Promise<void> {
    const view = validate(input, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'views').create(userOf(ctx), view) };
  },

  async update(ctx: Context): Promise<void> {
    const view = validate(input, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'views').update(userOf(ctx), idOf(ctx), view) };
  },

  async remove(ctx: Context): Promise<void> {
    await service(strapi, 'views').remove(userOf(ctx), idOf(ctx));
    ctx.status = 204;
  },
});

const userOf = (ctx: Context): number => Number(ctx.state.user.id);

const idOf = (ctx: Context): string => String(ctx.params.id);
