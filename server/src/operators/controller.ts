import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { isCountry } from '../../../shared/countries';
import { canonicalTag } from '../../../shared/languages';
import { OPERATOR_LIMITS, type Operator, type OperatorInput } from '../../../shared/operators';
import { configOf } from '../plugin/config';
import { line } from '../plugin/fields';
import { service } from '../plugin/service';
import { fileOf } from '../plugin/upload';
import { bodyOf, changesIn, fieldsOf, validate } from '../plugin/validate';
import type { StoredOperator } from './operator';

const MOST = { search: 100, users: 1_000 };

/** An empty name is the same as none. */
const chatName = line(OPERATOR_LIMITS.chatName)
  .transform((value) => value || null)
  .nullable();

const language = z.string().transform((value, ctx) => {
  const tag = canonicalTag(value);

  if (tag === null) {
    ctx.addIssue({ code: 'custom', message: 'must be a language such as fr or pt-BR' });

    return z.NEVER;
  }

  return tag;
});

const languages = z
  .array(language)
  .max(OPERATOR_LIMITS.languages, `has at most ${OPERATOR_LIMITS.languages} languages`)
  .transform((tags) => [...new Set(tags)]);

const operatorInput: z.ZodType<OperatorInput> = z.strictObject({
  chatName,
  languages,
  country: z.string().refine(isCountry, 'must be a country such as FR').nullable(),
  conversationLimit: z.number().int().min(1).max(OPERATOR_LIMITS.conversationLimit).nullable(),
  busy: z.boolean(),
});

const members = z.strictObject({ users: z.array(z.number().int().positive()).max(MOST.users) });
const listing = z.strictObject({ listed: z.boolean() });
const query = z.strictObject({ search: line(MOST.search).default('') });

/** Long for who reads on, and the longest a cache may show a face that was removed. */
const A_WEEK = 'public, max-age=604800, immutable';

/** Operators over HTTP: everybody's own profile, teams, and duties. */
export const operatorsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...picturesController(strapi),

  async me(ctx: Context): Promise<void> {
    ctx.body = {
      data: toPublic(strapi, await service(strapi, 'operators').profileOf(ctx.state.user.id)),
    };
  },

  async updateMe(ctx: Context): Promise<void> {
    const { mine, profileOf } = service(strapi, 'operators');
    const changes = changesOf(strapi, await profileOf(ctx.state.user.id), ctx);

    ctx.body = { data: await updated(strapi, await mine(ctx.state.user.id), changes) };
  },

  async update(ctx: Context): Promise<void> {
    const operator = await service(strapi, 'operators').byId(ctx.params.id);

    ctx.body = { data: await updated(strapi, operator, changesOf(strapi, operator, ctx)) };
  },

  async presences(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'operators').presences() };
  },

  async candidates(ctx: Context): Promise<void> {
    const { search } = validate(query, ctx.query);

    ctx.body = { data: await service(strapi, 'operators').candidates(search) };
  },

  async roles(ctx: Context): Promise<void> {
    ctx.body = { data: await service(strapi, 'operators').roles() };
  },

  async members(ctx: Context): Promise<void> {
    const { row } = await service(strapi, 'channels').byId(ctx.params.channel);
    const operators = await service(strapi, 'operators').members(row);

    ctx.body = { data: operators.map((one) => toPublic(strapi, one)) };
  },

  async setMembers(ctx: Context): Promise<void> {
    const { row } = await service(strapi, 'channels').byId(ctx.params.channel);
    const { users } = validate(members, bodyOf(ctx));
    const operators = await service(strapi, 'operators').setMembers(row, users);

    ctx.body = { data: operators.map((one) => toPublic(strapi, one)) };
  },

  async list(ctx: Context): Promise<void> {
    const { row } = await service(strapi, 'channels').byId(ctx.params.channel);
    const { listed } = validate(listing, bodyOf(ctx));
    const operators = await service(strapi, 'operators').list(row, ctx.params.operator, listed);

    ctx.body = { data: operators.map((one) => toPublic(strapi, one)) };
  },

  async join(ctx: Context): Promise<void> {
    const { row } = await service(strapi, 'channels').byId(ctx.params.channel);
    const operator = await service(strapi, 'operators').mine(ctx.state.user.id);

    await service(strapi, 'operators').join(row, operator.row);
    ctx.body = { data: await service(strapi, 'operators').presences() };
  },

  async leave(ctx: Context): Promise<void> {
    const { row } = await service(strapi, 'channels').byId(ctx.params.channel);
    const operator = await service(strapi, 'operators').mine(ctx.state.user.id);

    await service(strapi, 'operators').leave(row, operator.row);
    ctx.body = { data: await service(strapi, 'operators').presences() };
  },
});

const picturesController = (strapi: Core.Strapi) => ({
  async setMyPicture(ctx: Context): Promise<void> {
    const { id } = await service(strapi, 'operators').mine(ctx.state.user.id);

    ctx.body = { data: await pictured(strapi, id, ctx) };
  },

  async removeMyPicture(ctx: Context): Promise<void> {
    const { id } = await service(strapi, 'operators').mine(ctx.state.user.id);

    ctx.body = { data: await unpictured(strapi, id) };
  },

  async setPicture(ctx: Context): Promise<void> {
    ctx.body = { data: await pictured(strapi, ctx.params.id, ctx) };
  },

  async removePicture(ctx: Context): Promise<void> {
    ctx.body = { data: await unpictured(strapi, ctx.params.id) };
  },

  /** A new picture has a new address, so an address never changes what it shows. */
  async picture(ctx: Context): Promise<void> {
    const content = await service(strapi, 'operators').picture(String(ctx.params.file));

    ctx.set('Cache-Control', 'no-store');

    if (content === null) {
      ctx.status = 404;

      return;
    }

    ctx.set({
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': A_WEEK,
      'Content-Security-Policy': "default-src 'none'",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    ctx.type = 'image/webp';
    ctx.body = content;
  },
});

/** What a body changes of a profile; what follows from the admin user is not edited here. */
function changesOf(strapi: Core.Strapi, operator: StoredOperator, ctx: Context): object {
  const { id, user, publicName, fullName, pictureUrl } = toPublic(strapi, operator);

  return changesIn(fieldsOf(ctx), { id, user, publicName, fullName, pictureUrl });
}

/** What the body leaves out stays as it is. */
async function updated(
  strapi: Core.Strapi,
  before: StoredOperator,
  changes: object
): Promise<Operator> {
  const input = validate(operatorInput, {
    chatName: before.chatName,
    languages: before.languages,
    country: before.country,
    conversationLimit: before.conversationLimit,
    busy: before.busy,
    ...changes,
  });

  return toPublic(strapi, await service(strapi, 'operators').update(before.id, input));
}

/** The file of the form becomes the picture of an operator. */
async function pictured(strapi: Core.Strapi, id: string, ctx: Context): Promise<Operator> {
  const { pictureMegabytes } = configOf(strapi).limits;
  const file = await fileOf(ctx, 'picture', pictureMegabytes * 1_000_000);

  return toPublic(strapi, await service(strapi, 'operators').setPicture(id, file));
}

async function unpictured(strapi: Core.Strapi, id: string): Promise<Operator> {
  return toPublic(strapi, await service(strapi, 'operators').removePicture(id));
}

/** Numbers of rows, and names of pictures that are no address, stay inside. */
function toPublic<O extends StoredOperator>(
  strapi: Core.Strapi,
  { row: _, picture, ...operator }: O
): Omit<O, 'row' | 'picture'> & { pictureUrl: string | null } {
  return { ...operator, pictureUrl: service(strapi, 'operators').pictureForAdmins(picture) };
}
