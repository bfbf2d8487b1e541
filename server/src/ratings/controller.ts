import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { COMMENT_MAX } from '../../../shared/ratings';
import {
  RATING_DIMENSIONS,
  RATING_FILTERS,
  RATING_SORTS,
  type RatingSort,
} from '../../../shared/ratings-report';
import type { Viewer } from '../operators/viewer';
import { failure } from '../plugin/errors';
import { line, text } from '../plugin/fields';
import { callerOf } from '../plugin/permissions';
import { filtersInQuery } from '../plugin/report';
import { service } from '../plugin/service';
import { fits, sendTable, tableQuery } from '../plugin/table-file';
import { bodyOf, distinct, id, optional, queryOf, validate } from '../plugin/validate';

const NOTE_MAX = 10_000;

const MOST_AT_ONCE = 500;

const filters = filtersInQuery(RATING_FILTERS);

const order = z
  .templateLiteral([z.enum(RATING_SORTS), ':', z.enum(['asc', 'desc'])])
  .default('submittedAt:desc');

const listQuery = z.strictObject({
  ...filters,
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
  sort: order,
});

const reportQuery = z.strictObject({
  ...filters,
  by: distinct(RATING_DIMENSIONS),
});

const trendQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(14),
});

const customersQuery = z.strictObject({ search: line(200).default('') });

const exportQuery = z.strictObject({
  ...filters,
  ...tableQuery,
});

const hideBody = z.strictObject({
  ids: z.array(id).min(1).max(MOST_AT_ONCE),
  hidden: z.boolean(),
});

const giveBody = z.strictObject({
  conversation: z.string().min(1).max(100),
  value: z.unknown().optional(),
  comment: optional(text(COMMENT_MAX).nullable()),
});

const updateBody = z.strictObject({
  hidden: optional(z.boolean()),
  handled: optional(z.boolean()),
  note: optional(text(NOTE_MAX).nullable()),
});

export const ratingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async give(ctx: Context): Promise<void> {
    const visitors = service(strapi, 'visitors');
    const { key } = visitors.fromHeader(ctx.get('Authorization'));
    const { conversation, ...given } = validate(giveBody, bodyOf(ctx));
    const { network } = visitors.clientOf(ctx.request);

    await service(strapi, 'conversations').checkOrigin(key, conversation, ctx.headers);
    ctx.body = {
      data: await service(strapi, 'ratings').give(
        'chat',
        { conversation, visitorKey: key },
        given,
        {
          network,
        }
      ),
    };
  },

  async list(ctx: Context): Promise<void> {
    const { page, pageSize, sort, ...asked } = validate(listQuery, queryOf(ctx));
    const [column, direction] = sort.split(':') as [RatingSort, 'asc' | 'desc'];
    const paging = { page, pageSize, sort: column, direction };

    ctx.body = {
      data: await service(strapi, 'ratings').list(asked, paging, await viewerOf(strapi, ctx)),
    };
  },

  async report(ctx: Context): Promise<void> {
    const { by, ...asked } = validate(reportQuery, queryOf(ctx));

    ctx.body = {
      data: await service(strapi, 'ratings').report(by, asked, await viewerOf(strapi, ctx)),
    };
  },

  async customers(ctx: Context): Promise<void> {
    const { search } = validate(customersQuery, queryOf(ctx));

    ctx.body = {
      data: await service(strapi, 'ratings').customers(search, await viewerOf(strapi, ctx)),
    };
  },

  async trend(ctx: Context): Promise<void> {
    const { days } = validate(trendQuery, queryOf(ctx));

    ctx.body = { data: await service(strapi, 'ratings').trend(days, await viewerOf(strapi, ctx)) };
  },

  async hide(ctx: Context): Promise<void> {
    const wish = validate(hideBody, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'ratings').hide(wish, await viewerOf(strapi, ctx)) };
  },

  /** A file of everything the filters leave, newest first; `X-Total-Count` says how many rows will come. */
  async export(ctx: Context): Promise<void> {
    const { format, decimal, ...asked } = validate(exportQuery, queryOf(ctx));
    const { total, columns, pages } = await service(strapi, 'ratings').everyRecord(
      asked,
      await viewerOf(strapi, ctx)
    );

    if (!fits(format, total)) {
      throw failure('EXPORT_TOO_LARGE', { path: 'format' });
    }

    await sendTable(ctx, 'ratings', { format, decimal, columns, total, pages });
  },

  async remove(ctx: Context): Promise<void> {
    await service(strapi, 'ratings').remove(idOf(ctx), await viewerOf(strapi, ctx));
    ctx.status = 204;
  },

  async byId(ctx: Context): Promise<void> {
    ctx.body = {
      data: await service(strapi, 'ratings').byId(idOf(ctx), await viewerOf(strapi, ctx)),
    };
  },

  async update(ctx: Context): Promise<void> {
    const input = validate(updateBody, bodyOf(ctx));

    ctx.body = {
      data: await service(strapi, 'ratings').update(idOf(ctx), input, await viewerOf(strapi, ctx)),
    };
  },

  async happiness(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'ratings').happiness() };
  },
});

const idOf = (ctx: Context): string => String(ctx.params.id);

const viewerOf = (strapi: Core.Strapi, ctx: Context): Promise<Viewer> =>
  service(strapi, 'operators').viewer(callerOf(ctx));
