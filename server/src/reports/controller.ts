import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { CONVERSATION_DIMENSIONS, CONVERSATION_FILTERS } from '../../../shared/reports';
import { callerOf } from '../plugin/permissions';
import { filtersInQuery } from '../plugin/report';
import { service } from '../plugin/service';
import { distinct, queryOf, validate } from '../plugin/validate';

const conversationsQuery = z.strictObject({
  ...filtersInQuery(CONVERSATION_FILTERS),
  by: distinct(CONVERSATION_DIMENSIONS),
});

/** Reports over HTTP. */
export const reportsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async conversations(ctx: Context): Promise<void> {
    const { by, ...filters } = validate(conversationsQuery, queryOf(ctx));
    const viewer = await service(strapi, 'operators').viewer(callerOf(ctx));

    ctx.body = { data: await service(strapi, 'reports').conversations(by, filters, viewer) };
  },
});
