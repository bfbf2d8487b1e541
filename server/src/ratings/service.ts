import type { Core } from '@strapi/strapi';
import type { Message, MessageRating } from '../../../shared/conversations';
import type {
  GivenRating,
  Happiness,
  LeftOut,
  Period,
  PublicChannel,
  PublicChannelCard,
  RatingInput,
  RatingRecord,
  RatingsPage,
} from '../../../shared/ratings';
import type {
  BulkHidden,
  BulkHide,
  Customer,
  Dimension,
  HappyTrend,
  RatingFilters,
  RatingReport,
  RatingSort,
} from '../../../shared/ratings-report';
import type { StoredChannel } from '../channels/channel';
import type { StoredMember } from '../operators/operator';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { emitEvent, type RatingEvent } from '../plugin/events';
import { timesFor } from '../plugin/limits';
import { service } from '../plugin/service';
import { type Trx, transaction } from '../plugin/transaction';
import { SITE } from '../visitors/address';
import { changesOf, type Difference, mergedChanges } from './counters';
import { dayOf, firstOfDays, leavesAt, windowOf, windowOfPeriod } from './days';
import { conditionOf, conditionOfCustomers, needsRating, type Visibility } from './filters';
import { type Given, give, type Refusal, readGiven, type Stored, whyNotRatable } from './giving';
import { givenRating, ratingRecord, type StoredRating } from './record';
import {
  columnsOf,
  type GroupMetrics,
  groupsOf,
  type Ids,
  MOST_GROUPS,
  type SumColumn,
  toAlike,
  trendOf,
} from './report';
import {
  faceOf,
  happinessOf,
  memberShares,
  NO_RATINGS,
  publicMetrics,
  totalOf,
} from './statistics';
import * as store from './store';

/** Times 24 hours the happy figure of a channel's card looks back. */
const HAPPY_DAYS = 14;

/** Who gives a rating. */
export interface Giver {
  /** Null where many may share it: the whole site then has several times what one network has. */
  network: string | null;
  now?: Date;
}

/** As many customers as a list to choose from has room for. */
const MOST_CUSTOMERS = 30;

export function createRatings({ strapi }: { strapi: Core.Strapi }) {
  const hours = (): number => configOf(strapi).ratings.changeableHours;

  return {
    /** Records a face, or changes the one given before; with its line in the conversation, as one. */
    async give(
      visitorKey: string,
      conversation: string,
      input: { value?: unknown; comment?: unknown },
      { network, now = new Date() }: Giver
    ): Promise<GivenRating> {
      const { given } = accepted(readGiven(input.value, input.comment));
      const done = await transaction(strapi, (trx) =>
        giveIn(strapi, trx, conversationOf(strapi, visitorKey, conversation), {
          given,
          network,
          now,
        })
      );

      await emit(strapi, done);

      return givenRating(done.rating, hours());
    },

    /** What the visitor gave, by row of the conversation. */
    async ofConversation(conversation: number): Promise<GivenRating | null> {
      const rating = await store.ratingOf(strapi, conversation);

      return rating && givenRating(rating, hours());
    },

    ...publishing(strapi),
    ...reporting(strapi),

    async byId(id: string, viewer: Viewer): Promise<RatingRecord> {
      const [record] = await recordsOf(strapi, [await findStored(strapi, id, viewer)]);

      return found(record);
    },

    /** Hides, notes, marks handled. A rating hidden or shown again leaves or enters every public figure at once. */
    async update(id: string, input: RatingInput, viewer: Viewer): Promise<RatingRecord> {
      const { row } = await findStored(strapi, id, viewer);
      const turned = await transaction(strapi, async (trx) => {
        const before = found(await store.lockRating(trx, { id: row }));
        const hidden = input.hidden ?? before.hidden;

        await store.updateRating(strapi, row, { ...input });
        await store.addToCounters(trx, changesOf(before, { ...before, hidden }));

        return before.hidden !== hidden;
      });

      if (turned) {
        await emitRatingEvent(strapi, 'livechat.rating.hidden', id);
      }

      return this.byId(id, viewer);
    },

    /** Hides ratings, or shows them again, all or none; those the caller may not read are left alone. */
    async hide({ ids, hidden }: BulkHide, viewer: Viewer): Promise<BulkHidden> {
      const { only } = await visibilityOf(strapi, viewer);
      const turned = await transaction(strapi, async (trx) => {
        const ratings = (await store.lockRatings(trx, ids)).filter(
          (rating) => rating.hidden !== hidden && (only === null || rating.operator === only)
        );

        await store.hideRatings(
          trx,
          ratings.map(({ row }) => row),
          hidden
        );
        await store.addToCounters(
          trx,
          mergedChanges(ratings.map((rating) => changesOf(rating, { ...rating, hidden })))
        );

        return ratings;
      });

      for (const { id } of turned) {
        await emitRatingEvent(strapi, 'livechat.rating.hidden', id);
      }

      return { changed: turned.length };
    },

    /** Deletes a rating: its comment goes from the conversation too, its face stays there. */
    async remove(id: string, viewer: Viewer): Promise<void> {
      const stored = await findStored(strapi, id, viewer);
      const line = await transaction(strapi, async (trx) => {
        const rating = found(await store.lockRating(trx, { id: stored.row }));
        const { conversation } = stored;

        await store.removeRating(trx, rating.row);
        await store.addToCounters(trx, changesOf(rating, null));

        return conversation === null || rating.comment === null
          ? null
          : service(strapi, 'conversations').writeRatingMessage(trx, conversation, id, {
              value: faceOf(rating.value),
              comment: null,
            });
      });

      if (line) {
        await emitEvent(strapi, 'livechat.message.changed', { message: line.message });
      }

      await emitEvent(strapi, 'livechat.rating.deleted', ratingEvent(stored));
    },

    /** Every counter that is not what the ratings say; none, by construction. */
    verify: (emit: store.Progress = silent): Promise<Difference[]> =>
      transaction(strapi, (trx) => store.verifyCounters(trx, emit)),

    /** Counts every rating again. */
    rebuild: (emit: store.Progress = silent): Promise<void> =>
      transaction(strapi, (trx) => store.recountAll(trx, emit)),

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

/** What everybody may see, and the figures of the channels' cards. */
function publishing(strapi: Core.Strapi) {
  const visibleCounts = () =>
    store.countsByChannel(outside(strapi), { window: null, visibleOnly: true });

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

    /** When the figures of a period change by themselves, as its oldest rating leaves it; null when they do not. */
    async metricsUntil(
      { row }: StoredChannel,
      period: Period,
      now = new Date()
    ): Promise<Date | null> {
      const window = windowOfPeriod(period, now);
      const oldest = window && (await store.oldestVisible(outside(strapi), row, window));

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
      const counts = await store.countsByChannel(outside(strapi), {
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
  const minimum = configOf(strapi).ratings.minimumSample;
  const { row, slug, name, description, imageUrl } = channel;
  const counts = await store.visibleCounts(outside(strapi), row, windowOfPeriod(period, now));
  const all = period === 'all' ? counts : await store.visibleCounts(outside(strapi), row, null);
  const last = totalOf(all) < minimum ? [] : await store.lastVisible(outside(strapi), row);
  const { pictureForVisitors } = service(strapi, 'operators');
  const members = (await publicMembers(strapi, row)).map((member) => ({
    ...member,
    pictureUrl: pictureForVisitors(member.picture),
  }));

  return {
    slug,
    name,
    description,
    imageUrl,
    metrics: publicMetrics(counts, minimum, period),
    faces: last.map(({ face }) => face),
    membersOf: last.length,
    members: memberShares(members, last),
  };
}

/** Who is named in public: who is in a channel only because they made it is once they have answered. */
async function publicMembers(strapi: Core.Strapi, channelRow: number): Promise<StoredMember[]> {
  const members = await service(strapi, 'operators').members(channelRow);
  const asked = members.filter(({ listed }) => !listed).map(({ row }) => row);
  const answered = await service(strapi, 'conversations').whoAnswered(channelRow, asked);

  return members.filter(({ row, listed }) => listed || answered.has(row));
}

const silent: store.Progress = () => undefined;

/** Something that can be rated: a conversation now. What else joins brings these two and copies nothing. */
interface Subject {
  /** Locks it until the transaction ends, and says what a rating takes from it; refuses what is not to be rated. */
  lock: (trx: Trx) => Promise<store.Rated>;
  /** Writes the rating's line into its thread, or edits it. */
  writeLine: (
    trx: Trx,
    rated: store.Rated,
    rating: string,
    line: MessageRating
  ) => Promise<{ message: Message; isNew: boolean }>;
}

/** A conversation as its own visitor rates it. */
function conversationOf(strapi: Core.Strapi, visitorKey: string, id: string): Subject {
  const conversations = service(strapi, 'conversations');

  return {
    async lock(trx) {
      const { row, ...ratable } = await conversations.lockRatable(trx, visitorKey, id);

      const refusal = whyNotRatable(ratable);

      if (refusal !== null) {
        throw failure(refusal);
      }

      return { ...ratable, source: 'chat', subject: { conversation: row } };
    },
    writeLine: (trx, { subject }, rating, line) =>
      conversations.writeRatingMessage(trx, subject.conversation, rating, line),
  };
}

/** What came of a rating given. */
interface Done {
  rating: Stored;
  /** What is to be told once it is committed; null when nothing changed. */
  payload: { message: Message; isNew: boolean; isFirst: boolean; id: string } | null;
}

/** Inside the transaction: subject and rating are locked, so of two clicks at once the second finds the first. */
async function giveIn(
  strapi: Core.Strapi,
  trx: Trx,
  subject: Subject,
  { given, network, now }: { given: Given; network: string | null; now: Date }
): Promise<Done> {
  const rated = await subject.lock(trx);
  const earlier = await store.lockRatingOf(trx, rated);
  const { changeableHours } = configOf(strapi).ratings;
  const { kind, rating } = accepted(give(given, earlier, now, changeableHours));

  if (kind === 'same') {
    return { rating, payload: null };
  }

  const leftOut = earlier ? earlier.leftOut : await whyLeftOut(strapi, trx, network, now);
  const id = await store.writeRating(strapi, rated, earlier, { ...rating, leftOut });
  const { value, comment, submittedAt } = rating;
  const whose = earlier ?? { ...rated, hidden: false, leftOut, day: dayOf(submittedAt) };
  const line = await subject.writeLine(trx, rated, id, { value, comment });

  await store.addToCounters(trx, changesOf(earlier, { ...whose, value }));

  return { rating, payload: { ...line, isFirst: earlier === null, id } };
}

/** One network does not decide a public figure: of a day's ratings of it only so many count there. */
async function whyLeftOut(
  strapi: Core.Strapi,
  trx: Trx,
  network: string | null,
  now: Date
): Promise<LeftOut | null> {
  const { ratings, limits } = configOf(strapi);
  const most = ratings.dailyPerNetwork * timesFor(limits, network);
  const share = { of: 'public ratings', who: network ?? SITE, most, hours: 24 };

  return (await service(strapi, 'visitors').takeQuota(trx, share, now)) ? null : 'network';
}

/** Tells what was committed: the line to the operator's windows, ids and value to everybody else. */
async function emit(strapi: Core.Strapi, { payload }: Done): Promise<void> {
  if (payload === null) {
    return;
  }

  const { isNew, isFirst, message, id } = payload;

  await (isNew
    ? emitEvent(strapi, 'livechat.messages.sent', { messages: [message] })
    : emitEvent(strapi, 'livechat.message.changed', { message }));
  await emitRatingEvent(
    strapi,
    isFirst ? 'livechat.rating.created' : 'livechat.rating.changed',
    id
  );
}

async function emitRatingEvent(
  strapi: Core.Strapi,
  name: 'livechat.rating.created' | 'livechat.rating.changed' | 'livechat.rating.hidden',
  id: string
): Promise<void> {
  const rating = await store.findRating(strapi, id, null);

  // Deleted meanwhile; that was told.
  if (rating) {
    await emitEvent(strapi, name, ratingEvent(rating));
  }
}

const ratingEvent = (rating: StoredRating): RatingEvent => ({
  rating: rating.id,
  channel: rating.channelId ?? '',
  conversation: rating.conversationId,
  value: faceOf(rating.value),
  hidden: rating.hidden,
});

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

/** Who asks: an admin user, and whether they may read everybody's ratings. */
export interface Viewer {
  user: number;
  all: boolean;
}

async function visibilityOf(strapi: Core.Strapi, { user, all }: Viewer): Promise<Visibility> {
  const { row } = await service(strapi, 'operators').profileOf(user);

  return { only: all ? null : row, me: row };
}

async function findStored(strapi: Core.Strapi, id: string, viewer: Viewer): Promise<StoredRating> {
  const { only } = await visibilityOf(strapi, viewer);

  return found(await store.findRating(strapi, id, only));
}

/** Which page of a list, and how it is sorted. */
export interface Paging {
  page: number;
  pageSize: number;
  sort: RatingSort;
  direction: 'asc' | 'desc';
}

/** The Customer Ratings report: lists, groups, trends and files. */
function reporting(strapi: Core.Strapi) {
  const condition = async (filters: RatingFilters, viewer: Viewer) =>
    conditionOf(filters, await visibilityOf(strapi, viewer));

  return {
    async list(filters: RatingFilters, paging: Paging, viewer: Viewer): Promise<RatingsPage> {
      const { page, pageSize, sort, direction } = paging;
      const where = await condition(filters, viewer);
      const ranks = await ranksOf(strapi, sort);
      const order = { sort, direction, ranks };
      const { rows, total } = await store.findRatings(strapi, where, { page, pageSize, order });

      return { ratings: await recordsOf(strapi, rows), page, pageSize, total };
    },

    /** Customers to narrow by: those who rated last, by a part of their name. */
    async customers(search: string, viewer: Viewer): Promise<Customer[]> {
      const where = conditionOfCustomers(search, await visibilityOf(strapi, viewer));
      const records = await recordsOf(
        strapi,
        await store.latestOfCustomers(strapi, where, MOST_CUSTOMERS)
      );

      return records.flatMap(({ visitorId, visitor }) =>
        visitorId === null ? [] : [{ id: visitorId, name: visitor }]
      );
    },

    /** Figures of what is alike in some dimensions. */
    async report(
      by: readonly Dimension[],
      filters: RatingFilters,
      viewer: Viewer
    ): Promise<RatingReport> {
      const columns = columnsOf(by);
      const sums = await store.sumRatings(strapi, await condition(filters, viewer), columns);
      const asked = await askedOf(strapi, columns, filters, viewer);
      const every = [...sums, ...(asked ?? [])];
      const { ids, names } = await namesOf(strapi, every);
      const { groups, total } = groupsOf(by, asked === null ? untold(every) : every, ids);

      if (groups.length > MOST_GROUPS) {
        throw failure('REPORT_TOO_LARGE', { path: 'by' });
      }

      return { by, groups, total, names };
    },

    /** Satisfied of all, hidden ones too, over so many days and as many before. */
    async trend(days: number, viewer: Viewer, now = new Date()): Promise<HappyTrend> {
      const { only } = await visibilityOf(strapi, viewer);
      const counts = await store.countsByDay(outside(strapi), firstOfDays(2 * days, now), only);

      return trendOf(counts, days, now);
    },

    /** How many ratings a file will have, and their records in pages, newest first. */
    async everyRecord(
      filters: RatingFilters,
      viewer: Viewer
    ): Promise<{ total: number; pages: AsyncGenerator<RatingRecord[]> }> {
      const where = await condition(filters, viewer);

      return { total: await store.countRatings(strapi, where), pages: recordPages(strapi, where) };
    },
  };
}

const EXPORT_PAGE = 500;

async function* recordPages(strapi: Core.Strapi, where: object): AsyncGenerator<RatingRecord[]> {
  for await (const rows of store.everyRating(strapi, where, EXPORT_PAGE)) {
    yield await recordsOf(strapi, rows);
  }
}

/** Rows in the order of the names a list is sorted by. */
async function ranksOf(strapi: Core.Strapi, sort: RatingSort): Promise<number[]> {
  const named =
    sort === 'channel'
      ? (await service(strapi, 'channels').list()).map(({ row, name }) => ({ row, name }))
      : await ratedOperators(strapi, sort);

  return named.sort((a, b) => a.name.localeCompare(b.name)).map(({ row }) => row);
}

async function ratedOperators(
  strapi: Core.Strapi,
  sort: RatingSort
): Promise<{ row: number; name: string }[]> {
  if (sort !== 'operator') {
    return [];
  }

  const rows = await store.ratedOperators(outside(strapi));
  const operators = await Promise.all(rows.map((row) => service(strapi, 'operators').byRow(row)));

  return operators.flatMap((operator) =>
    operator ? [{ row: operator.row, name: operator.publicName }] : []
  );
}

/** How many were asked, in the same columns; null where that cannot be told. */
async function askedOf(
  strapi: Core.Strapi,
  columns: readonly SumColumn[],
  filters: RatingFilters,
  viewer: Viewer
): Promise<GroupMetrics[] | null> {
  if (columns.includes('face') || needsRating(filters)) {
    return null;
  }

  const alike = columns.filter((column) => column !== 'face' && column !== 'source');
  const { only, me } = await visibilityOf(strapi, viewer);
  const limit = filters.mine ? me : only;
  const rows =
    filters.source === 'ticket'
      ? []
      : await service(strapi, 'conversations').asked(alike, { ...filters, only: limit });

  return rows.map(({ asked, ...row }) => ({
    ...toAlike({ ...row, ...(columns.includes('source') && { source: 'chat' }) }),
    metrics: { count: 0, sum: 0, satisfied: 0, asked: Number(asked) },
  }));
}

/** The same sums where it cannot be told how many were asked. */
const untold = (sums: readonly GroupMetrics[]): GroupMetrics[] =>
  sums.map((sum) => ({ ...sum, metrics: { ...sum.metrics, asked: null } }));

/** Ids by row and names by id of the operators and channels in sums. */
async function namesOf(
  strapi: Core.Strapi,
  sums: readonly GroupMetrics[]
): Promise<{ ids: Ids; names: Record<string, string> }> {
  const rows = [...new Set(sums.flatMap(({ operator }) => operator ?? []))];
  const found = await Promise.all(rows.map((row) => service(strapi, 'operators').byRow(row)));
  const operators = found.filter((operator) => operator !== null);
  const wanted = new Set(sums.flatMap(({ channel }) => channel ?? []));
  const channels = (await service(strapi, 'channels').list()).filter(({ row }) => wanted.has(row));

  return {
    ids: {
      operators: new Map(operators.map(({ row, id }) => [row, id])),
      channels: new Map(channels.map(({ row, id }) => [row, id])),
    },
    names: Object.fromEntries([
      ...operators.map(({ id, publicName }) => [id, publicName]),
      ...channels.map(({ id, name }) => [id, name]),
    ]),
  };
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
