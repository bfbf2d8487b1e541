import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { FACES } from '../../../shared/ratings';
import { isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { bodyOf, validate } from '../plugin/validate';

const NOTE_MAX = 10_000;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
  value: z.coerce
    .number()
    .pipe(z.union(FACES.map((face) => z.literal(face))))
    .optional(),
  hidden: flag.optional(),
  handled: flag.optional(),
  channel: z.string().min(1).max(100).optional(),
  search: z.string().max(200).optional(),
});

const giveBody = z.object({
  conversation: z.string().min(1).max(100),
  value: z.unknown().optional(),
  comment: z.unknown().optional(),
});

const updateBody = z.strictObject({
  hidden: z.boolean().exactOptional(),
  handled: z.boolean().exactOptional(),
  note: z.string().trim().max(NOTE_MAX).nullable().exactOptional(),
});

export const ratingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async give(ctx: Context): Promise<void> {
    const visitors = service(strapi, 'visitors');

    await visitors.spend('request', { ip: ctx.request.ip });

    const { key } = visitors.fromHeader(ctx.get('Authorization'));
    const { conversation, ...given } = validate(giveBody, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'ratings').give(key, conversation, given) };
  },

  async list(ctx: Context): Promise<void> {
    const filters = validate(listQuery, withoutEmpty(ctx.query));

    ctx.body = { data: await service(strapi, 'ratings').list(filters, readerOf(ctx)) };
  },

  async byId(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'ratings').byId(idOf(ctx), readerOf(ctx)) };
  },

  async update(ctx: Context): Promise<void> {
    const input = validate(updateBody, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'ratings').update(idOf(ctx), input, readerOf(ctx)) };
  },

  async happiness(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'ratings').happiness() };
  },
});

const idOf = (ctx: Context): string => String(ctx.params.id);

/** Who may read only the own ratings is named; who may read all is `null`. */
const readerOf = (ctx: Context): number | null =>
  isPermitted(ctx.state.userAbility, 'ratings.read-all') ? null : Number(ctx.state.user.id);

/** A filter left empty in the address is a filter not set. */
const withoutEmpty = (query: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
