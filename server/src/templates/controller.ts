import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { templateText } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, moment, validate } from '../plugin/validate';

const draftBody = z.strictObject(templateText);
const savedBody = z.strictObject({ ...templateText, updatedAt: moment.nullable() });
const resetBody = z.strictObject({ updatedAt: moment });

export const templatesController = ({ strapi }: { strapi: Core.Strapi }) => {
  const keyOf = ({ params }: Context) => ({
    kind: String(params.kind),
    language: String(params.language),
  });
  const templates = () => service(strapi, 'templates');

  return {
    async list(ctx: Context): Promise<void> {
      ctx.body = { data: await templates().list() };
    },

    async get(ctx: Context): Promise<void> {
      ctx.body = { data: await templates().get(keyOf(ctx)) };
    },

    async save(ctx: Context): Promise<void> {
      const { updatedAt, ...written } = validate(savedBody, bodyOf(ctx));

      ctx.body = { data: await templates().save(keyOf(ctx), written, updatedAt) };
    },

    async reset(ctx: Context): Promise<void> {
      const { updatedAt } = validate(resetBody, bodyOf(ctx));

      ctx.body = { data: await templates().reset(keyOf(ctx), updatedAt) };
      ctx.status = 200;
    },

    async preview(ctx: Context): Promise<void> {
      ctx.body = { data: templates().sample(keyOf(ctx), validate(draftBody, bodyOf(ctx))) };
      ctx.status = 200;
    },
  };
};
