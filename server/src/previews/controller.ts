import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { sessionOf } from '../plugin/admins';
import { failure } from '../plugin/errors';
import { service } from '../plugin/service';

export const previewsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Makes this browser known on the public pages as the admin user it is. */
  previewSession(ctx: Context): void {
    const [, token = ''] = ctx.get('Authorization').split(' ');
    const session = sessionOf(strapi, token);

    if (session === null) {
      throw failure('FORBIDDEN', { message: 'Only somebody who is logged in, not a token' });
    }

    service(strapi, 'previews').give(ctx, session);
    ctx.body = { data: null };
  },
});
