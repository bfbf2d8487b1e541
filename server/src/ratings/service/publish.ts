import type { Core } from '@strapi/strapi';
import type { Period, PublicChannel, PublicChannelCard } from '../../../../shared/pages';
import type { Happiness } from '../../../../shared/ratings';
import type { StoredChannel } from '../../channels/channel';
import type { StoredMember } from '../../operators/operator';
import { configOf } from '../../plugin/config';
import type { Row } from '../../plugin/database/ids';
import { outside } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { OwnerRef } from '../counters';
import { leavesAt, windowOf, windowOfPeriod } from '../days';
import { happinessOf, memberShares, NO_RATINGS, publicMetrics, totalOf } from '../statistics';
import * as store from '../store';

/** Times 24 hours the happy figure of a channel's card looks back. */
const HAPPY_DAYS = 14;

/** What everybody may see, and the figures of the channels' cards. */
export function publishing(strapi: Core.Strapi) {
  const visibleCounts = () =>
    store.countsByOwner(outside(strapi), { kind: 'channel', window: null, visibleOnly: true });

  return {
    /** What everybody may see of a published channel. */
    async publicChannel(
      channel: StoredChannel,
      period: Period = 'all',
      now = new Date()
    ): Promise<PublicChannel> {
      if (!channel.ratingsPublished) {
        throw failure('CHANNEL_UNKNOWN');
      }

      return metricsOf(strapi, channel, period, now);
    },

    /** The same of any channel, for those who may publish it. */
    channelMetrics: (channel: StoredChannel, period: Period): Promise<PublicChannel> =>
      metricsOf(strapi, channel, period, new Date()),

    /** Public figures of a channel or a team, its latest faces, and those of whoever belongs to it. */
    ownerMetrics: (
      owner: OwnerRef,
      people: readonly Rateable[],
      { period, now = new Date() }: { period: Period; now?: Date }
    ): Promise<OwnerMetrics> => ownerMetrics(strapi, owner, people, { period, now }),

    /** When the figures of a period change by themselves, as its oldest rating leaves it; null when they do not. */
    async metricsUntil(owner: OwnerRef, period: Period, now = new Date()): Promise<Date | null> {
      const window = windowOfPeriod(period, now);
      const oldest = window && (await store.oldestVisible(outside(strapi), owner, window));

      return oldest && leavesAt(period, oldest);
    },

    /** The published channels, in the order of the channels. */
    async publicCards(): Promise<PublicChannelCard[]> {
      const { minimumSample } = configOf(strapi).ratings;
      const channels = await service(strapi, 'channels').list();
      const counts = await visibleCounts();

      return channels
        .filter(({ ratingsPublished }) => ratingsPublished)
        .map(({ row, slug, name, imageUrl }) => {
          const { shares, mood } = publicMetrics(counts.get(row) ?? NO_RATINGS, minimumSample);

          return { slug, name, imageUrl, happyShare: shares?.satisfied ?? null, mood };
        });
    },

    /** How many visible ratings each channel has, by its row. */
    async visibleTotals(): Promise<Map<number, number>> {
      return new Map([...(await visibleCounts())].map(([row, faces]) => [row, totalOf(faces)]));
    },

    /** Satisfied of all, hidden ones too: the internal figure of the channels' cards. */
    async happiness(now = new Date()): Promise<Happiness[]> {
      const channels = await service(strapi, 'channels').list();
      const counts = await store.countsByOwner(outside(strapi), {
        kind: 'channel',
        window: windowOf(HAPPY_DAYS, now),
        visibleOnly: false,
      });

      return channels.flatMap(({ row, id }) => {
        const metrics = happinessOf(counts.get(row) ?? NO_RATINGS);

        return metrics === null ? [] : [{ channel: id, ...metrics }];
      });
    },
  };
}

/** A channel as everybody sees it once it is published. */
async function metricsOf(
  strapi: Core.Strapi,
  channel: StoredChannel,
  period: Period,
  now: Date
): Promise<PublicChannel> {
  const { row, slug, name, description, imageUrl } = channel;
  const { pictureForVisitors } = service(strapi, 'operators');
  const members = (await publicMembers(strapi, row)).map((member) => ({
    ...member,
    pictureUrl: pictureForVisitors(member.picture),
  }));
  const owner = { kind: 'channel', row } as const;

  return {
    ...{ slug, name, description, imageUrl },
    ...(await ownerMetrics(strapi, owner, members, { period, now })),
  };
}

/** Who may have been rated, as the public sees them. */
type Rateable = Parameters<typeof memberShares>[0][number];

/** What everybody may see of whatever ratings are counted for. */
type OwnerMetrics = Pick<PublicChannel, 'metrics' | 'faces' | 'membersOf' | 'members'>;

async function ownerMetrics(
  strapi: Core.Strapi,
  owner: OwnerRef,
  people: readonly Rateable[],
  { period, now }: { period: Period; now: Date }
): Promise<OwnerMetrics> {
  const minimum = configOf(strapi).ratings.minimumSample;
  const counts = await store.visibleCounts(outside(strapi), owner, windowOfPeriod(period, now));
  const all = period === 'all' ? counts : await store.visibleCounts(outside(strapi), owner, null);
  const last = totalOf(all) < minimum ? [] : await store.lastVisible(outside(strapi), owner);

  return {
    metrics: publicMetrics(counts, minimum, period),
    faces: last.map(({ face }) => face),
    membersOf: last.length,
    members: memberShares(people, last),
  };
}

/** Who is named in public: who is in a channel only because they made it is once they have answered. */
async function publicMembers(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>
): Promise<StoredMember[]> {
  const members = await service(strapi, 'operators').members(channelRow);
  const asked = members.filter(({ listed }) => !listed).map(({ row }) => row);
  const answered = await service(strapi, 'conversations').whoAnswered(channelRow, asked);

  return members.filter(({ row, listed }) => listed || answered.has(row));
}
