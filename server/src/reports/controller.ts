import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { CONVERSATION_DIMENSIONS } from '../../../shared/reports';
import { isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { distinct, id, moment, optional, queryOf, validate } from '../plugin/validate';

const conversationsQuery = z.object({
  by: distinct(CONVERSATION_DIMENSIONS),
  channel: optional(id),
  operator: optional(id),
  since: optional(moment),
  until: optional(moment),
});

/** Reports over HTTP. */
export const reportsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async conversations(ctx: Context): Promise<void> {
    const { by, ...filters } = validate(conversationsQuery, queryOf(ctx));
    const viewer = {
      user: Number(ctx.state.user.id),
      seesRatings: isPermitted(ctx.state.userAbility, 'ratings.read-all'),
    };

    ctx.body = { data: await service(strapi, 'reports').conversations(by, filters, viewer) };
  },
});
