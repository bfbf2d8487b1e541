import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { EMAIL_STATES } from '../../../shared/outbox';
import { line, templateText } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, optional, queryOf, validate } from '../plugin/validate';

const listQuery = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  state: optional(z.enum(EMAIL_STATES)),
  kind: optional(z.string().max(64)),
});

const mailboxBody = z.strictObject({ email: line(1_000) });

const tryOutBody = z.strictObject({
  kind: z.string().min(1).max(64),
  language: z.string().min(1).max(16),
  ...templateText,
});

export const outboxController = ({ strapi }: { strapi: Core.Strapi }) => {
  const outbox = () => service(strapi, 'outbox');
  const answer = (ctx: Context, data: unknown): void => {
    ctx.body = { data };
    ctx.status = 200;
  };

  return {
    async list(ctx: Context): Promise<void> {
      answer(ctx, await outbox().list(validate(listQuery, queryOf(ctx))));
    },

    async retry(ctx: Context): Promise<void> {
      answer(ctx, await outbox().retry(String(ctx.params.id)));
    },

    async drop(ctx: Context): Promise<void> {
      answer(ctx, await outbox().drop(String(ctx.params.id)));
    },

    async transport(ctx: Context): Promise<void> {
      answer(ctx, outbox().transport());
    },

    async stops(ctx: Context): Promise<void> {
      answer(ctx, await outbox().countStops());
    },

    async findStop(ctx: Context): Promise<void> {
      answer(ctx, await outbox().findStop(validate(mailboxBody, bodyOf(ctx)).email));
    },

    async removeStop(ctx: Context): Promise<void> {
      answer(ctx, await outbox().removeStop(validate(mailboxBody, bodyOf(ctx)).email));
    },

    /** To nobody but whoever asks. */
    async tryOut(ctx: Context): Promise<void> {
      const { kind, language, ...draft } = validate(tryOutBody, bodyOf(ctx));
      const { id, email } = ctx.state.user;

      answer(
        ctx,
        await outbox().tryOut({ kind, language, text: draft, user: { id: Number(id), email } })
      );
    },
  };
};
