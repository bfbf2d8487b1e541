import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { NOT_EMPTY } from '../../../shared/text';
import { type SavedViewInput, VIEWED_REPORTS, type ViewedReport } from '../../../shared/views';
import type { Viewer } from '../operators/viewer';
import { failure } from '../plugin/errors';
import { line } from '../plugin/fields';
import { callerOf } from '../plugin/permissions';
import { service } from '../plugin/service';
import { bodyOf, optional, queryOf, validate } from '../plugin/validate';
import { reportsOf } from './visibility';

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
export function viewsController({ strapi }: { strapi: Core.Strapi }) {
  const viewerOf = (ctx: Context) => service(strapi, 'operators').viewer(callerOf(ctx));

  return {
    async list(ctx: Context): Promise<void> {
      const asked = validate(listQuery, queryOf(ctx));
      const viewer = await viewerOf(ctx);

      if (asked.report !== undefined) {
        checkReadable(viewer, asked.report);
      }

      ctx.body = { data: await service(strapi, 'views').list(viewer, asked.report) };
    },

    async create(ctx: Context): Promise<void> {
      const viewer = await viewerOf(ctx);

      ctx.body = { data: await service(strapi, 'views').create(viewer, viewIn(ctx, viewer)) };
    },

    async update(ctx: Context): Promise<void> {
      const viewer = await viewerOf(ctx);
      const view = viewIn(ctx, viewer);

      ctx.body = { data: await service(strapi, 'views').update(viewer, idOf(ctx), view) };
    },

    async remove(ctx: Context): Promise<void> {
      await service(strapi, 'views').remove(await viewerOf(ctx), idOf(ctx));
      ctx.status = 204;
    },
  };
}

function viewIn(ctx: Context, viewer: Viewer): SavedViewInput {
  const view = validate(input, bodyOf(ctx));

  checkReadable(viewer, view.report);

  return view;
}

/** Views are of a report that whoever asks may read. */
function checkReadable(viewer: Viewer, wanted: ViewedReport): void {
  if (!reportsOf(viewer).includes(wanted)) {
    throw failure('FORBIDDEN');
  }
}

const idOf = (ctx: Context): string => String(ctx.params.id);
