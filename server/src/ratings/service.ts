import type { Core } from '@strapi/strapi';
import type { Message } from '../../../shared/conversations';
import type {
  GivenRating,
  Happiness,
  Period,
  PublicChannel,
  PublicChannelCard,
  RatingInput,
  RatingRecord,
  RatingsPage,
} from '../../../shared/ratings';
import type { StoredChannel } from '../channels/channel';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { announce } from '../plugin/events';
import { service } from '../plugin/service';
import { type Trx, transaction } from '../plugin/transaction';
import { changesOf, type Difference } from './counters';
import { dayOf, firstDayOf, firstOfDays } from './days';
import { conditionOf, type RatingFilters } from './filters';
import { type Given, give, isRatable, type Refusal, readGiven, type Stored } from './giving';
import { givenRating, ratingRecord, type StoredRating } from './record';
import { faceOf, NO_RATINGS, publicFigures, teamShares, totalOf, wholeHappy } from './statistics';
import * as store from './store';

/** Days the happy figure of a channel's card looks back, today included. */
const HAPPY_DAYS = 14;

export function createRatings({ strapi }: { strapi: Core.Strapi }) {
  const minimum = (): number => configOf(strapi).ratings.minimumSample;
  const hours = (): number => configOf(strapi).ratings.changeableHours;

  return {
    /** Records a face, or changes the one given before; with its line in the conversation, as one. */
    async give(
      visitorKey: string,
      conversation: string,
      input: { value?: unknown; comment?: unknown },
      now = new Date()
    ): Promise<GivenRating> {
      const { given } = accepted(readGiven(input.value, input.comment));
      const done = await transaction(strapi, (trx) =>
        giveIn(strapi, trx, { visitorKey, conversation, given, now })
      );

      await tell(strapi, done);

      return givenRating(done.rating, hours());
    },

    /** What the visitor gave, by row of the conversation. */
    async ofConversation(conversation: number): Promise<GivenRating | null> {
      const rating = await store.ratingOf(strapi, conversation);

      return rating && givenRating(rating, hours());
    },

    /** What everybody may see of a published channel. */
    async publicChannel(
      channel: StoredChannel,
      period: Period = 'all',
      now = new Date()
    ): Promise<PublicChannel> {
      if (!channel.ratingsPublished) {
        throw failure('CHANNEL_UNKNOWN');
      }

      const { row, slug, name, description, imageUrl } = channel;
      const counts = await store.visibleCounts(outside(strapi), row, firstDayOf(period, now));
      const all = period === 'all' ? counts : await store.visibleCounts(outside(strapi), row, null);
      const last = totalOf(all) < minimum() ? [] : await store.lastVisible(outside(strapi), row);
      const team = await service(strapi, 'operators').team(row);

      return {
        slug,
        name,
        description,
        imageUrl,
        figures: publicFigures(counts, minimum(), period),
        faces: last.map(({ face }) => face),
        team: teamShares(team, last),
      };
    },

    /** The published channels, in the order of the channels. */
    async publicCards(): Promise<PublicChannelCard[]> {
      const channels = await service(strapi, 'channels').list();
      const counts = await store.countsByChannel(outside(strapi), {
        since: null,
        visibleOnly: true,
      });

      return channels
        .filter(({ ratingsPublished }) => ratingsPublished)
        .map(({ row, slug, name, imageUrl }) => {
          const { shares } = publicFigures(counts.get(row) ?? NO_RATINGS, minimum());

          return { slug, name, imageUrl, happyShare: shares?.satisfied ?? null };
        });
    },

    /** Satisfied of all, hidden ones too: the internal figure of the channels' cards. */
    async happiness(now = new Date()): Promise<Happiness[]> {
      const channels = await service(strapi, 'channels').list();
      const counts = await store.countsByChannel(outside(strapi), {
        since: firstOfDays(HAPPY_DAYS, now),
        visibleOnly: false,
      });

      return channels.flatMap(({ row, id }) => {
        const ofChannel = counts.get(row) ?? NO_RATINGS;
        const happy = wholeHappy(ofChannel);

        return happy === null ? [] : [{ channel: id, count: totalOf(ofChannel), happy }];
      });
    },

    /** Ratings, newest first; `reader` is the admin user who may see only own ones. */
    async list(filters: RatingFilters, reader: number | null): Promise<RatingsPage> {
      const { page, pageSize } = filters;
      const condition = conditionOf(filters, await operatorOf(strapi, reader));
      const { rows, total } = await store.findRatings(strapi, condition, { page, pageSize });

      return { ratings: await recordsOf(strapi, rows), page, pageSize, total };
    },

    async byId(id: string, reader: number | null): Promise<RatingRecord> {
      const [record] = await recordsOf(strapi, [await findStored(strapi, id, reader)]);

      return found(record);
    },

    /** Hides, notes, marks handled. A rating hidden or shown again leaves or enters every public figure at once. */
    async update(id: string, input: RatingInput, reader: number | null): Promise<RatingRecord> {
      const { row } = await findStored(strapi, id, reader);
      const turned = await transaction(strapi, async (trx) => {
        const before = found(await store.lockRating(trx, { id: row }));
        const hidden = input.hidden ?? before.hidden;

        await store.updateRating(strapi, row, { ...input });
        await store.addToCounters(trx, changesOf(before, { ...before, hidden }));

        return before.hidden !== hidden;
      });

      if (turned) {
        await announceRating(strapi, 'livechat.rating.hidden', id);
      }

      return this.byId(id, null);
    },

    /** Every counter that is not what the ratings say; none, by construction. */
    verify: (): Promise<Difference[]> => transaction(strapi, store.verifyCounters),

    /** Counts every rating again. */
    rebuild: (): Promise<void> => transaction(strapi, store.recountAll),

    /** Counts what an import brought: its ratings come without counters. */
    async countImported(): Promise<void> {
      if (await transaction(strapi, store.areUncounted)) {
        await this.rebuild();
        strapi.log.info('livechat: the imported ratings are counted');
      }
    },

    /** The ratings of a deleted channel stay, without a channel; its figures go. */
    async forgetDeletedChannels(): Promise<void> {
      const rows = (await service(strapi, 'channels').list()).map(({ row }) => row);

      await transaction(strapi, (trx) => store.keepCountersOf(trx, rows));
    },
  };
}

interface Asked {
  visitorKey: string;
  conversation: string;
  given: Given;
  now: Date;
}

/** What came of a rating given. */
interface Done {
  rating: Stored;
  /** What is to be told once it is committed; null when nothing changed. */
  news: { message: Message; isNew: boolean; isFirst: boolean; id: string } | null;
}

/** Inside the transaction: conversation and rating are locked, so of two clicks at once the second finds the first. */
async function giveIn(strapi: Core.Strapi, trx: Trx, asked: Asked): Promise<Done> {
  const conversations = service(strapi, 'conversations');
  const ratable = await conversations.lockRatable(trx, asked.visitorKey, asked.conversation);

  if (!isRatable(ratable)) {
    throw failure('RATING_TOO_EARLY');
  }

  const earlier = await store.lockRating(trx, { conversation_id: ratable.row });
  const { changeableHours } = configOf(strapi).ratings;
  const { kind, rating } = accepted(give(asked.given, earlier, asked.now, changeableHours));

  if (kind === 'same') {
    return { rating, news: null };
  }

  const id = await store.writeRating(strapi, ratable, earlier, rating);
  const { value, comment, submittedAt } = rating;
  const whose = earlier ?? { ...ratable, hidden: false, day: dayOf(submittedAt) };
  const line = await conversations.writeRatingLine(trx, ratable.row, id, { value, comment });

  await store.addToCounters(trx, changesOf(earlier, { ...whose, value }));

  return { rating, news: { ...line, isFirst: earlier === null, id } };
}

/** Tells what was committed: the line to the operator's windows, ids and value to everybody else. */
async function tell(strapi: Core.Strapi, { news }: Done): Promise<void> {
  if (news === null) {
    return;
  }

  const { isNew, isFirst, message, id } = news;

  await (isNew
    ? announce(strapi, 'livechat.messages.sent', { messages: [message] })
    : announce(strapi, 'livechat.message.changed', { message }));
  await announceRating(strapi, isFirst ? 'livechat.rating.created' : 'livechat.rating.changed', id);
}

async function announceRating(
  strapi: Core.Strapi,
  name: 'livechat.rating.created' | 'livechat.rating.changed' | 'livechat.rating.hidden',
  rating: string
): Promise<void> {
  const { channelId, conversationId, value, hidden } = await findStored(strapi, rating, null);

  await announce(strapi, name, {
    rating,
    channel: channelId ?? '',
    conversation: conversationId,
    value: faceOf(value),
    hidden,
  });
}

/** Lets pass what is not refused. */
function accepted<T extends { kind: string }>(outcome: T): Exclude<T, Refusal> {
  if (isRefusal(outcome)) {
    throw failure(outcome.code, outcome.details);
  }

  return outcome as Exclude<T, Refusal>;
}

const isRefusal = (outcome: { kind: string }): outcome is Refusal => outcome.kind === 'refused';

/** For reading outside a transaction only: with SQLite there is one connection, and inside it is taken. */
const outside = (strapi: Core.Strapi): Trx => strapi.db.connection as unknown as Trx;

/** Row of the operator a reader is limited to. */
const operatorOf = async (strapi: Core.Strapi, reader: number | null): Promise<number | null> =>
  reader === null ? null : (await service(strapi, 'operators').mine(reader)).row;

async function findStored(
  strapi: Core.Strapi,
  id: string,
  reader: number | null
): Promise<StoredRating> {
  const operator = await operatorOf(strapi, reader);

  return found(await store.findRating(strapi, id, operator));
}

function found<T>(rating: T | null | undefined): T {
  if (rating === null || rating === undefined) {
    throw failure('RATING_UNKNOWN');
  }

  return rating;
}

/** Ratings with the names of what they point to, asked of the slices these belong to. */
async function recordsOf(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[]
): Promise<RatingRecord[]> {
  const rows = (of: 'operator' | 'visitor'): number[] => [
    ...new Set(ratings.map((rating) => rating[of]).filter((row) => row !== null)),
  ];
  const people = rows('operator').map((row) => service(strapi, 'operators').byRow(row));
  const names = {
    visitors: await service(strapi, 'conversations').visitorNames(rows('visitor')),
    operators: (await Promise.all(people)).filter((operator) => operator !== null),
    channels: await service(strapi, 'channels').list(),
  };

  return ratings.map((rating) => ratingRecord(rating, names));
}
