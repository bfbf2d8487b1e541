import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { PERIODS } from '../../../shared/pages';
import { FACES } from '../../../shared/ratings';
import { RATING_DIMENSIONS, RATING_FILTERS } from '../../../shared/ratings-report';
import type { StoredChannel } from '../channels/channel';
import { failure } from '../plugin/errors';
import { defineTool, type Tool } from '../plugin/mcp';
import { filtersInTool } from '../plugin/report';
import { service } from '../plugin/service';
import { id } from '../plugin/validate';
import { READERS } from './visibility';

const face = z.union(FACES.map((value) => z.literal(value)));

/** The filters of the report as an assistant writes them; over HTTP they are words of an address. */
const filters = filtersInTool(RATING_FILTERS, {
  faces: '5 Satisfied, 3 Okay, 1 Dissatisfied',
  hidden: 'Visible internally only, or not',
  leftOut: 'Left out of public figures: too many of one network came that day',
  channel: 'Id of a channel, or none',
  operator: 'Id of the rated operator, or none',
  mine: 'Only those of the caller',
  search: 'In comment, note and customer’s name',
});

const named = z.looseObject({ id: z.string(), name: z.string() });

const record = z.looseObject({
  id: z.string(),
  value: face,
  comment: z.string().nullable(),
  operator: named.nullable(),
  visitor: z.string(),
  channel: named.nullable(),
  hidden: z.boolean(),
  leftOut: z.string().nullable(),
  handled: z.boolean(),
  submittedAt: z.string(),
});

const shares = z
  .object({ satisfied: z.number(), okay: z.number(), dissatisfied: z.number() })
  .nullable();

const listed = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  ratingsPublished: z.boolean(),
  happy: z.number().nullable().describe('Satisfied among all of the last 14 days, whole percent'),
  ratings: z.number().describe('How many those are, hidden ones included'),
});

const metrics = z.looseObject({
  slug: z.string(),
  name: z.string(),
  metrics: z.looseObject({ count: z.number().nullable(), shares }),
  faces: z.array(face),
  members: z.array(z.looseObject({ name: z.string(), shares })),
});

const amounts = z.looseObject({
  count: z.number(),
  sum: z.number(),
  satisfied: z.number(),
  asked: z.number().nullable(),
});

/** What assistants may read of channels and ratings: what the same person may read over HTTP. */
export const ratingTools: readonly Tool[] = [
  defineTool({
    name: 'list_channels',
    title: 'Live chat: list channels',
    description:
      'Every live chat channel, whether its ratings are public and how happy customers were in the last 14 days.',
    can: ['channels.read', 'conversations.answer'],
    input: z.strictObject({}),
    output: z.object({ channels: z.array(listed) }),
    answer: listChannels,
  }),
  defineTool({
    name: 'get_channel_metrics',
    title: 'Live chat: figures of a channel',
    description:
      'Shares of the three faces of one channel, its latest faces and its team, as its public page has them. Hidden ratings are left out; below the minimum sample shares are null.',
    can: ['ratings.read-all', 'channels.publish'],
    input: z.strictObject({
      channel: id.describe('Id or slug of the channel'),
      period: z.enum(PERIODS).default('all').describe('Days, or all time'),
    }),
    output: metrics,
    answer: async (strapi, { channel, period }) =>
      service(strapi, 'ratings').channelMetrics(await findChannel(strapi, channel), period),
  }),
  defineTool({
    name: 'list_ratings',
    title: 'Live chat: list ratings',
    description:
      'Ratings with comment, operator, customer and channel, newest first, narrowed by filters. Only the caller’s own where they may read no others.',
    can: READERS,
    input: z.strictObject({
      ...filters,
      page: z.number().int().min(1).max(1_000_000).default(1),
      pageSize: z.number().int().min(1).max(50).default(25),
    }),
    output: z.object({
      ratings: z.array(record),
      page: z.number(),
      pageSize: z.number(),
      total: z.number(),
    }),
    answer: async (strapi, { page, pageSize, ...filtered }, caller) =>
      service(strapi, 'ratings').list(
        filtered,
        { page, pageSize, sort: 'submittedAt', direction: 'desc' },
        await service(strapi, 'operators').viewer(caller)
      ),
  }),
  defineTool({
    name: 'get_rating',
    title: 'Live chat: one rating',
    description:
      'One rating by its id, with its history, internal note and how long the first answer took.',
    can: READERS,
    input: z.strictObject({ id }),
    output: record,
    answer: async (strapi, { id: wanted }, caller) =>
      service(strapi, 'ratings').byId(wanted, await service(strapi, 'operators').viewer(caller)),
  }),
  defineTool({
    name: 'report_ratings',
    title: 'Live chat: report on ratings',
    description:
      'Counts, sums and satisfied ratings of groups: by operator, channel, source, day, week, month, face or language, narrowed by filters. The average of a group is sum ÷ count, its happy share satisfied ÷ count, its response rate count ÷ asked.',
    can: READERS,
    input: z.strictObject({
      ...filters,
      by: z.array(z.enum(RATING_DIMENSIONS)).max(RATING_DIMENSIONS.length).default([]),
    }),
    output: z.object({
      by: z.array(z.enum(RATING_DIMENSIONS)),
      groups: z.array(amounts),
      total: amounts,
      names: z.record(z.string(), z.string()),
    }),
    answer: async (strapi, { by, ...filtered }, caller) =>
      service(strapi, 'ratings').report(
        [...new Set(by)],
        filtered,
        await service(strapi, 'operators').viewer(caller)
      ),
  }),
];

async function listChannels(strapi: Core.Strapi): Promise<object> {
  const channels = await service(strapi, 'channels').list();
  const happiness = await service(strapi, 'ratings').happiness();

  return {
    channels: channels.map((channel) => {
      const { id: own, slug, name, ratingsPublished } = channel;
      const { happy = null, count = 0 } = happiness.find((one) => one.channel === own) ?? {};

      return { id: own, slug, name, ratingsPublished, happy, ratings: count };
    }),
  };
}

async function findChannel(strapi: Core.Strapi, wanted: string): Promise<StoredChannel> {
  const channels = await service(strapi, 'channels').list();
  const channel = channels.find(({ id: own, slug }) => own === wanted || slug === wanted);

  if (channel === undefined) {
    throw failure('CHANNEL_UNKNOWN', { path: 'channel' });
  }

  return channel;
}
