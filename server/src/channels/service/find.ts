import type { Core } from '@strapi/strapi';
import { filesAddress } from '../../plugin/addresses';
import { type Row, toRow } from '../../plugin/database/ids';
import { failure } from '../../plugin/errors';
import { uid } from '../../plugin/ids';
import type { Remembered } from '../../plugin/nodes/remembered';
import { type ChannelRow, type StoredChannel, toChannels } from '../channel';
import { withSlug } from '../slug';
import { kept } from './kept';

export const CHANNEL = uid('channel');

/** Slugs that mean “the channel of this site”. */
const SITE = ['', 'site'];

/** What every part works with: all channels, from memory. */
export interface Context {
  strapi: Core.Strapi;
  memory: Remembered<StoredChannel[]>;
}

/** Channels by whatever they are known by. */
export function finding(context: Context) {
  const { memory } = context;

  return {
    list: (): Promise<StoredChannel[]> => memory.get(),
    /** Which of some rows the database has at this moment. */
    async stored(rows: readonly Row<'channel'>[]): Promise<Row<'channel'>[]> {
      const where = { id: { $in: [...rows] } };
      const found = await context.strapi.db.query(CHANNEL).findMany({ select: ['id'], where });

      return found.map(({ id }) => toRow(id));
    },

    byId: (id: string): Promise<StoredChannel> => byId(context, id),
    async bySlug(slug: string): Promise<StoredChannel> {
      const named = SITE.includes(slug) ? null : withSlug(await memory.get(), slug);

      return find(context, (channel) => (named === null ? channel.site : channel === named));
    },
    byRow: (row: Row<'channel'>): Promise<StoredChannel> =>
      find(context, (channel) => channel.row === row),
  };
}

export const byId = (context: Context, id: string): Promise<StoredChannel> =>
  find(context, (channel) => channel.id === id);

async function find(
  { memory }: Context,
  wanted: (channel: StoredChannel) => boolean
): Promise<StoredChannel> {
  const channel = (await memory.get()).find(wanted);

  if (channel === undefined) {
    throw failure('CHANNEL_UNKNOWN');
  }

  return channel;
}

export async function readAll(strapi: Core.Strapi): Promise<StoredChannel[]> {
  const rows = await strapi.db
    .query(CHANNEL)
    .findMany({ orderBy: { id: 'asc' }, populate: { image: { select: ['id', 'url'] } } });
  const { site } = await kept(strapi);

  return toChannels(rows as ChannelRow[], site, filesAddress(strapi));
}
