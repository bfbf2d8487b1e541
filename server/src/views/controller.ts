import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { NOT_EMPTY } from '../../../shared/text';
import { type SavedViewInput, VIEWED_REPORTS, type ViewedReport } from '../../../shared/views';
import { failure } from '../plugin/errors';
import { line } from '../plugin/fields';
import { isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { bodyOf, optional, queryOf, validate } from '../plugin/validate';
import { READ } from './readers';

const NAME_MAX = 80;
const QUERY_MAX = 2_000;

const report = z.enum(VIEWED_REPORTS);

const listQuery = z.strictObject({ report: optional(report) });

const input: z.ZodType<SavedViewInput> = z.strictObject({
  report,
  name: line(NAME_MAX).min(1, NOT_EMPTY),
  query: line(QUERY_MAX),
  shared: z.boolean(),
});

/** Saved views over HTTP. */
export const viewsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    const asked = validate(listQuery, queryOf(ctx));
    const reports = asked.report === undefined ? readableBy(ctx) : [readable(ctx, asked.report)];

    ctx.body = { data: await service(strapi, 'views').list(userOf(ctx), reports) };
  },

  async create(ctx: Context): Promise<void> {
    const view = viewIn(ctx);

    ctx.body = { data: await service(strapi, 'views').create(userOf(ctx), view) };
  },

  async update(ctx: Context): Promise<void> {
    const view = viewIn(ctx);

    ctx.body = { data: await service(strapi, 'views').update(userOf(ctx), idOf(ctx), view) };
  },

  async remove(ctx: Context): Promise<void> {
    await service(strapi, 'views').remove(userOf(ctx), idOf(ctx));
    ctx.status = 204;
  },
});

function viewIn(ctx: Context): SavedViewInput {
  const view = validate(input, bodyOf(ctx));

  readable(ctx, view.report);

  return view;
}

/** A report, when the one who asks may read it. */
function readable(ctx: Context, wanted: ViewedReport): ViewedReport {
  if (!readableBy(ctx).includes(wanted)) {
    throw failure('FORBIDDEN');
  }

  return wanted;
}

const readableBy = (ctx: Context): ViewedReport[] =>
  VIEWED_REPORTS.filter((one) => READ[one].some((uid) => isPermitted(ctx.state.userAbility, uid)));

const userOf = (ctx: Context): number => Number(ctx.state.user.id);

const idOf = (ctx: Context): string => String(ctx.params.id);
