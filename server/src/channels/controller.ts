import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import {
  CHANNEL_COLORS,
  CHANNEL_LIMITS,
  CHANNEL_TEXTS,
  type Channel,
  type ChannelInput,
  WEEKDAYS,
} from '../../../shared/channels';
import { canonicalTag } from '../../../shared/languages';
import { NOT_EMPTY, readLine, readText } from '../../../shared/text';
import { failure } from '../plugin/errors';
import { line, text } from '../plugin/fields';
import { callerOf } from '../plugin/permissions';
import { service } from '../plugin/service';
import { bodyOf, changesIn, fieldsOf, validate } from '../plugin/validate';
import { NO_PICTURE, type StoredChannel } from './channel';
import { isDay, isTime, isTimeZone, slotsProblem } from './hours';
import { toOrigin } from './origins';
import { FORMER_MAX, slugProblem } from './slug';
import { mayReadFile } from './store';

const MOST = { texts: 50, origins: 100, slots: 12, exceptions: 400 };

const name = line(CHANNEL_LIMITS.name).min(1, NOT_EMPTY);

/** A text that may be left out; an empty one counts as left out. */
const optionalText = (longest: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && readText(value) === '' ? null : value),
    text(longest).nullable()
  );

const slug = line(CHANNEL_LIMITS.slug)
  .min(1, NOT_EMPTY)
  .superRefine((value, ctx) => {
    const problem = slugProblem(value);

    if (problem !== null) {
      ctx.addIssue({ code: 'custom', message: problem });
    }
  });

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must look like #4945ff')
  .toLowerCase();

const origin = z.string().transform((value, ctx) => {
  const spelled = toOrigin(readLine(value));

  if (spelled === null) {
    ctx.addIssue({ code: 'custom', message: 'must look like https://shop.example, with no path' });

    return z.NEVER;
  }

  return spelled;
});

const time = z.string().refine(isTime, 'must be a time such as 09:30');

const slots = z
  .array(z.strictObject({ from: time, to: time }))
  .max(MOST.slots, `has at most ${MOST.slots} slots a day`)
  .superRefine((value, ctx) => {
    const problem = slotsProblem(value);

    if (problem !== null) {
      ctx.addIssue({ code: 'custom', message: problem });
    }
  });

const variant = z.partialRecord(z.enum(CHANNEL_TEXTS), text(CHANNEL_LIMITS.text));

/** Keys are checked here rather than by the record, which would not say what is wrong with one. */
const texts = z.record(z.string(), variant).transform((value, ctx): ChannelInput['texts'] => {
  const entries = Object.entries(value);

  if (entries.length > MOST.texts) {
    ctx.addIssue({ code: 'custom', message: `has at most ${MOST.texts} languages` });
  }

  return Object.fromEntries(
    entries.map(([key, variantTexts]) => {
      const spelled = canonicalTag(key);

      if (spelled === null) {
        ctx.addIssue({ code: 'custom', path: [key], message: 'is not a language such as pt-BR' });
      }

      return [spelled ?? key, withoutEmpty(variantTexts)];
    })
  );
});

const exceptions = z.record(z.string(), slots).superRefine((value, ctx) => {
  const days = Object.keys(value);

  if (days.length > MOST.exceptions) {
    ctx.addIssue({ code: 'custom', message: `has at most ${MOST.exceptions} days` });
  }

  for (const day of days.filter((key) => !isDay(key))) {
    ctx.addIssue({ code: 'custom', path: [day], message: 'is not a day such as 2026-12-31' });
  }
});

const businessHours = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Paris'),
  week: z.partialRecord(z.enum(WEEKDAYS), slots),
  exceptions,
});

const ask = z.strictObject({
  enabled: z.boolean(),
  withoutReply: z.boolean(),
  everyDays: z.number().int().min(0).max(3_650),
});

/** Everything the form edits, and nothing else. */
const channelInput: z.ZodType<ChannelInput> = z.strictObject({
  name,
  slug,
  formerSlugs: z.array(z.string().max(CHANNEL_LIMITS.slug)).max(FORMER_MAX),
  description: optionalText(CHANNEL_LIMITS.description),
  ...sameFor(CHANNEL_TEXTS, text(CHANNEL_LIMITS.text).min(1, NOT_EMPTY)),
  ...sameFor(CHANNEL_COLORS, color),
  texts,
  allowedOrigins: z
    .array(origin)
    .max(MOST.origins, `has at most ${MOST.origins} origins`)
    .transform((origins) => [...new Set(origins)]),
  consentText: optionalText(CHANNEL_LIMITS.consentText),
  businessHours: businessHours.nullable(),
  ask,
  image: z.number().int().positive().nullable(),
});

const publication = z.strictObject({ published: z.boolean() });

/** The admin's channels over HTTP. */
export const channelsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    ctx.body = { data: (await service(strapi, 'channels').list()).map(toPublic) };
  },

  async find(ctx: Context): Promise<void> {
    ctx.body = { data: toPublic(await service(strapi, 'channels').byId(ctx.params.id)) };
  },

  /** Only the name must be given; the rest starts with the defaults. */
  async create(ctx: Context): Promise<void> {
    const given = fieldsOf(ctx);
    const named = validate(z.object({ name }), given);
    const draft = await service(strapi, 'channels').draft(named.name);
    const input = validate(channelInput, { ...draft, ...given });

    await refuseUnreadable(strapi, ctx, input.image);

    ctx.status = 201;
    ctx.body = {
      data: toPublic(await service(strapi, 'channels').create(input, ctx.state.user.id)),
    };
  },

  /** What the body leaves out stays as it is; what others change it may send back as it came. */
  async update(ctx: Context): Promise<void> {
    const channel = await service(strapi, 'channels').byId(ctx.params.id);
    const { id, imageUrl, ratingsPublished, site, ...stored } = toPublic(channel);
    const changes = changesIn(fieldsOf(ctx), { id, imageUrl, ratingsPublished, site });
    const input = validate(channelInput, { ...stored, ...changes });

    if (input.image !== channel.image) {
      await refuseUnreadable(strapi, ctx, input.image);
    }

    ctx.body = { data: toPublic(await service(strapi, 'channels').update(channel.id, input)) };
  },

  async remove(ctx: Context): Promise<void> {
    await service(strapi, 'channels').remove(ctx.params.id);
    ctx.status = 204;
  },

  async publish(ctx: Context): Promise<void> {
    const { published } = validate(publication, bodyOf(ctx));
    const channel = await service(strapi, 'channels').publish(ctx.params.id, published);

    ctx.body = { data: toPublic(channel) };
  },

  async makeSite(ctx: Context): Promise<void> {
    ctx.body = { data: toPublic(await service(strapi, 'channels').makeSite(ctx.params.id)) };
  },
});

/** Numbers of rows stay inside. */
function toPublic({ row: _, ...channel }: StoredChannel): Channel {
  return channel;
}

/** A channel shows the address of its picture: numbers that are tried must not tell what the media library holds. */
async function refuseUnreadable(
  strapi: Core.Strapi,
  ctx: Context,
  image: number | null
): Promise<void> {
  if (image !== null && !(await mayReadFile(strapi, callerOf(ctx).ability, image))) {
    throw failure('INPUT_INVALID', NO_PICTURE);
  }
}

function withoutEmpty(variantTexts: Partial<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(variantTexts);

  return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

function sameFor<Key extends string, T>(keys: readonly Key[], schema: T): Record<Key, T> {
  return Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, T>;
}
