import type { Core } from '@strapi/strapi';
import { type FaceCounts, LAST_FACES, type LeftOut } from '../../../shared/ratings';
import type { RatingSort, RatingSource } from '../../../shared/ratings-report';
import type { Ratable } from '../conversations/ratable';
import { uid } from '../plugin/ids';
import type { Trx } from '../plugin/transaction';
import {
  ALL_TIME,
  type Counter,
  type Difference,
  differences,
  mergedChanges,
  withTotals,
} from './counters';
import { dayOf, type Window } from './days';
import type { Stored } from './giving';
import { type BareRating, type StoredRating, toBareRating, toStoredRating } from './record';
import { type DayCount, type GroupMetrics, type SumColumn, toAlike } from './report';
import { byChannel, faceOf, NO_RATINGS, type PublicRating } from './statistics';

const RATINGS = 'livechat_ratings';

/** The table of the per-day counters. Not content: it can be counted again from the ratings at any time. */
export const RATING_DAYS = 'livechat_rating_days';

/** The columns that make a counter the one it is. */
export const RATING_DAY_KEY = ['channel', 'operator', 'day', 'value', 'hidden'];

type Row = Record<string, unknown>;

/** Reads a rating and keeps it from changing until the transaction ends. */
export async function lockRating(
  trx: Trx,
  where: { conversation_id: number } | { id: number }
): Promise<BareRating | null> {
  const row: Row | undefined = await trx(RATINGS).where(where).forUpdate().first();

  return row ? toBareRating(row) : null;
}

/** What a rating points to, as far as it is told. */
const RELATED = {
  channel: { select: ['id', 'documentId'] },
  operator: { select: ['id', 'documentId'] },
  conversation: { select: ['id', 'documentId'] },
  visitor: { select: ['id', 'documentId'] },
};

const query = (strapi: Core.Strapi) => strapi.db.query(uid('rating'));

/** A rating by its id; with the row of an operator, only one of theirs. */
export async function findRating(
  strapi: Core.Strapi,
  id: string,
  operator: number | null
): Promise<StoredRating | null> {
  const where = { documentId: id, ...(operator !== null && { operator }) };
  const row = await query(strapi).findOne({ where, populate: RELATED });

  return row && toStoredRating(row);
}

/** The rating of a conversation, by its row. */
export async function ratingOf(
  strapi: Core.Strapi,
  conversation: number
): Promise<StoredRating | null> {
  const row = await query(strapi).findOne({ where: { conversation } });

  return row && toStoredRating(row);
}

/** The ratings a condition leaves, called `t0`, with nothing selected yet. */
const filtered = (strapi: Core.Strapi, where: object) =>
  strapi.db.queryBuilder(uid('rating')).where(where).getKnexQuery().clearSelect();

/** How a list is sorted; what has a name elsewhere is sorted by the rank of its row. */
export interface Order {
  sort: RatingSort;
  direction: 'asc' | 'desc';
  /** Rows in the order of their names. */
  ranks: readonly number[];
}

const SORT_COLUMNS = {
  submittedAt: ['t0.submitted_at'],
  value: ['t0.value'],
  language: ['t0.language'],
  handled: ['t0.handled'],
  hidden: ['t0.hidden'],
  visitor: ['sorted_by.name', 't0.visitor_id'],
} as const;

/** A page of the ratings a condition leaves, and how many it leaves in all. */
export async function findRatings(
  strapi: Core.Strapi,
  where: object,
  { page, pageSize, order }: { page: number; pageSize: number; order: Order }
): Promise<{ rows: StoredRating[]; total: number }> {
  const found: Row[] = await sorted(filtered(strapi, where), order)
    .select('t0.id')
    .offset((page - 1) * pageSize)
    .limit(pageSize);
  const [counted]: Row[] = await filtered(strapi, where).count({ total: '*' });
  const rows = await byRows(
    strapi,
    found.map(({ id }) => Number(id))
  );

  return { rows, total: Number(counted?.total ?? 0) };
}

/** The latest rating of each customer among those a condition leaves, the latest first. */
export async function latestOfCustomers(
  strapi: Core.Strapi,
  where: object,
  most: number
): Promise<StoredRating[]> {
  const found: Row[] = await filtered(strapi, where)
    .whereNotNull('t0.visitor_id')
    .groupBy('t0.visitor_id')
    .max({ latest: 't0.id' })
    .orderBy('latest', 'desc')
    .limit(most);

  return byRows(
    strapi,
    found.map(({ latest }) => Number(latest))
  );
}

type Filtered = ReturnType<typeof filtered>;

function sorted(ratings: Filtered, { sort, direction, ranks }: Order): Filtered {
  if (sort === 'operator' || sort === 'channel') {
    const cases = ranks.map(() => 'when ? then ?').join(' ');
    const rank = `case ?? ${cases} else ? end ${direction}`;
    const values = ranks.flatMap((row, place) => [row, place]);

    return newest(
      ranks.length === 0
        ? ratings
        : ratings.orderByRaw(rank, [`t0.${sort}_id`, ...values, ranks.length])
    );
  }

  const joined =
    sort === 'visitor'
      ? ratings.leftJoin('livechat_visitors as sorted_by', 'sorted_by.id', 't0.visitor_id')
      : ratings;
  const columns = SORT_COLUMNS[sort].map((column) => ({ column, order: direction }));

  return sort === 'submittedAt'
    ? joined.orderBy([...columns, { column: 't0.id', order: direction }])
    : newest(joined.orderBy(columns));
}

/** What is alike otherwise: the newest first, so that a list never changes its order by itself. */
const newest = (ratings: Filtered): Filtered =>
  ratings.orderBy([
    { column: 't0.submitted_at', order: 'desc' },
    { column: 't0.id', order: 'desc' },
  ]);

/** Ratings by their rows, in the same order. */
async function byRows(strapi: Core.Strapi, rows: readonly number[]): Promise<StoredRating[]> {
  const found = await query(strapi).findMany({
    where: { id: { $in: [...rows] } },
    populate: RELATED,
  });
  const ratings = new Map(found.map((row) => [Number(row.id), toStoredRating(row)]));

  return rows.flatMap((row) => ratings.get(row) ?? []);
}

/** Every rating a condition leaves, newest first, in pages that cost the same however far down. */
export async function* everyRating(
  strapi: Core.Strapi,
  where: object,
  pageSize: number
): AsyncGenerator<StoredRating[]> {
  let last: StoredRating | undefined;

  do {
    const found: Row[] = await newest(after(filtered(strapi, where), last))
      .select('t0.id')
      .limit(pageSize);
    const page = await byRows(
      strapi,
      found.map(({ id }) => Number(id))
    );

    last = found.length < pageSize ? undefined : page.at(-1);
    yield page;
  } while (last);
}

function after(ratings: Filtered, last: StoredRating | undefined): Filtered {
  return last === undefined
    ? ratings
    : ratings.where((older) =>
        older
          .where('t0.submitted_at', '<', last.submittedAt)
          .orWhere((same) =>
            same.where('t0.submitted_at', last.submittedAt).where('t0.id', '<', last.row)
          )
      );
}

/** How many ratings a condition leaves. */
export async function countRatings(strapi: Core.Strapi, where: object): Promise<number> {
  const [counted]: Row[] = await filtered(strapi, where).count({ total: '*' });

  return Number(counted?.total ?? 0);
}

const FACE = 'case when t0.value >= 4 then 5 when t0.value >= 3 then 3 else 1 end';
const SATISFIED = 'sum(case when t0.value >= 4 then 1 else 0 end) as satisfied';

const SUM_COLUMNS = {
  operator: 't0.operator_id',
  channel: 't0.channel_id',
  source: "coalesce(t0.source, 'chat')",
  day: 't0.day',
  face: FACE,
  language: 't0.language',
} as const satisfies Record<SumColumn, string>;

/** Sums of the ratings a condition leaves, by what they are alike in. */
export async function sumRatings(
  strapi: Core.Strapi,
  where: object,
  columns: readonly SumColumn[]
): Promise<GroupMetrics[]> {
  const { connection } = strapi.db;
  const sums = filtered(strapi, where)
    .select(columns.map((name) => connection.raw(`${SUM_COLUMNS[name]} as ??`, [name])))
    .select(connection.raw(`count(*) as count, sum(t0.value) as total, ${SATISFIED}`));

  for (const name of columns) {
    sums.groupByRaw(SUM_COLUMNS[name]);
  }

  const rows: Row[] = await sums;

  return rows.map(({ count, total, satisfied, ...alike }) => ({
    ...toAlike(alike),
    metrics: {
      count: Number(count),
      sum: Number(total ?? 0),
      satisfied: Number(satisfied ?? 0),
      asked: 0,
    },
  }));
}

/** Ratings of each day since one, from the counters; of one operator, or of all. */
export async function countsByDay(
  trx: Trx,
  since: string,
  operator: number | null
): Promise<DayCount[]> {
  const counters = trx(RATING_DAYS)
    .select('day')
    .sum({ total: 'count' })
    .select(trx.raw('sum(case when value = 5 then count else 0 end) as satisfied'))
    .where('day', '>=', since)
    .groupBy('day');
  const rows: Row[] = await (operator === null ? counters : counters.where({ operator }));

  return rows.map(({ day, total, satisfied }) => ({
    day: String(day),
    count: Number(total),
    satisfied: Number(satisfied),
  }));
}

/** Rows of the operators who have ratings. */
export async function ratedOperators(trx: Trx): Promise<number[]> {
  const rows: Row[] = await trx(RATINGS).distinct('operator_id').whereNotNull('operator_id');

  return rows.map(({ operator_id }) => Number(operator_id));
}

/** Locks ratings by id, in the order of their rows. */
export async function lockRatings(trx: Trx, ids: readonly string[]): Promise<BareRating[]> {
  const rows: Row[] = await trx(RATINGS).whereIn('document_id', ids).orderBy('id').forUpdate();

  return rows.map(toBareRating);
}

export async function hideRatings(
  trx: Trx,
  rows: readonly number[],
  hidden: boolean
): Promise<void> {
  await trx(RATINGS).whereIn('id', rows).update({ hidden, updated_at: new Date() });
}

export async function removeRating(trx: Trx, row: number): Promise<void> {
  await trx(RATINGS).where({ id: row }).del();
}

export async function updateRating(strapi: Core.Strapi, row: number, data: object): Promise<void> {
  await query(strapi).update({ where: { id: row }, data });
}

/** What a rating is of, by its row: the attribute that points to it says what it is. */
export interface Rated
  extends Pick<
    Ratable,
    'channel' | 'visitor' | 'operator' | 'locale' | 'firstResponseSeconds' | 'lengthSeconds'
  > {
  source: RatingSource;
  subject: { conversation: number };
}

/** The rating of something, locked. */
export const lockRatingOf = (trx: Trx, { subject }: Rated): Promise<BareRating | null> =>
  lockRating(trx, { conversation_id: subject.conversation });

/** Stores a rating given and returns its id. Whose it is, whether it is hidden and whether it counts in public stay as they were. */
export async function writeRating(
  strapi: Core.Strapi,
  rated: Rated,
  earlier: BareRating | null,
  { leftOut, ...rating }: Stored & { leftOut: LeftOut | null }
): Promise<string> {
  if (earlier) {
    await updateRating(strapi, earlier.row, rating);

    return earlier.id;
  }

  const { source, subject, channel, visitor, operator, locale } = rated;
  const { firstResponseSeconds, lengthSeconds } = rated;
  const snapshot = { source, language: locale, firstResponseSeconds, lengthSeconds };
  const related = { ...subject, channel, visitor, operator };
  const day = dayOf(rating.submittedAt);
  const { documentId } = await query(strapi).create({
    data: { ...rating, leftOut: leftOut ?? '', day, ...related, ...snapshot },
  });

  return documentId;
}

/** Adds to counters. One that is not there yet is made first, which no two writers can both do. */
export async function addToCounters(trx: Trx, changes: readonly Counter[]): Promise<void> {
  for (const { count, ...key } of changes) {
    const add = () => trx(RATING_DAYS).where(key).increment('count', count);

    // Inserting what is there would take a lock that two writers of MySQL never get past.
    if ((await add()) === 0) {
      await trx(RATING_DAYS)
        .insert({ ...key, count: 0 })
        .onConflict(RATING_DAY_KEY)
        .ignore();
      await add();
    }
  }
}

/** What a rating that counts in public is: shown, and not left out. */
const PUBLIC = { hidden: false, left_out: '' };

/** The newest visible ratings of a channel, through the index made for it. */
export async function lastVisible(trx: Trx, channel: number): Promise<PublicRating[]> {
  const rows: Row[] = await trx(RATINGS)
    .select('value', 'operator_id')
    .where({ channel_id: channel, ...PUBLIC })
    .orderBy([
      { column: 'submitted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(LAST_FACES);

  return rows.map(({ value, operator_id }) => ({
    face: faceOf(Number(value)),
    operator: operator_id === null ? null : Number(operator_id),
  }));
}

/** Which ratings to count. */
export interface Wanted {
  /** Rows of channels; all of them when left out. */
  channels?: readonly number[];
  /** Null for all time. */
  window: Window | null;
  /** Leaves out what is visible internally only. */
  visibleOnly: boolean;
}

/**
 * How often each face was given, by row of the channel; a channel without ratings has no entry.
 * Counters know whole days: of the day a window begins in, the ratings themselves are counted.
 */
export async function countsByChannel(trx: Trx, wanted: Wanted): Promise<Map<number, FaceCounts>> {
  const { channels, window, visibleOnly } = wanted;
  const counters = trx(RATING_DAYS).select('channel', 'value').sum({ total: 'count' });

  if (channels) counters.whereIn('channel', channels);
  // Of no day is less than of any, so a window has days only.
  if (window === null) counters.where('day', ALL_TIME);
  else counters.where('day', '>', window.edge);
  if (visibleOnly) counters.where('hidden', false);

  const whole: Row[] = await counters.groupBy('channel', 'value');
  const part: Row[] = window === null ? [] : await edgeOf(trx, wanted, window);

  return byChannel(
    [...whole, ...part].map(({ channel, value, total }) => ({
      channel: Number(channel),
      value: faceOf(Number(value)),
      count: Number(total),
    }))
  );
}

/** The ratings of the day a window begins in, as far as they are in it. */
const edgeOf = (
  trx: Trx,
  { channels, visibleOnly }: Wanted,
  { since, edgeEnd }: Window
): Promise<Row[]> => {
  const ratings = trx(RATINGS)
    .select('channel_id as channel', 'value')
    .count({ total: 'id' })
    .where('submitted_at', '>', since)
    .where('submitted_at', '<', edgeEnd)
    .whereNotNull('channel_id');

  if (channels) ratings.whereIn('channel_id', channels);
  if (visibleOnly) ratings.where(PUBLIC);

  return ratings.groupBy('channel_id', 'value');
};

/** The visible ratings of one channel, counted by face. */
export async function visibleCounts(
  trx: Trx,
  channel: number,
  window: Window | null
): Promise<FaceCounts> {
  const counts = await countsByChannel(trx, { channels: [channel], window, visibleOnly: true });

  return counts.get(channel) ?? NO_RATINGS;
}

/** When the oldest visible rating of a channel in a window was submitted; null without any. */
export async function oldestVisible(
  trx: Trx,
  channel: number,
  { since }: Window
): Promise<Date | null> {
  const row: Row | undefined = await trx(RATINGS)
    .select('submitted_at')
    .where({ channel_id: channel, ...PUBLIC })
    .where('submitted_at', '>', since)
    .orderBy('submitted_at')
    .first();

  return row ? new Date(row.submitted_at as string | number | Date) : null;
}

/** Every counter that is not what the ratings say. */
export async function verifyCounters(trx: Trx, emit: Progress): Promise<Difference[]> {
  // Counters and ratings of one moment, while others go on rating.
  if (String(trx.client.config.client).startsWith('p')) {
    await trx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  }

  const kept: Row[] = await trx(RATING_DAYS).whereNot('count', 0);

  return differences(kept.map(toCounter), await recount(trx, emit));
}

/** How many of how many ratings have been looked at. */
export type Progress = (done: number, total: number) => void;

/** Rows counted by one statement. */
const RECOUNT_PAGE = 50_000;

/** Counters as the ratings say, part by part of the table so that it can be told how far it is. */
async function recount(trx: Trx, emit: Progress): Promise<Counter[]> {
  const [newest]: Row[] = await trx(RATINGS).max({ id: 'id' });
  const last = Number(newest?.id ?? 0);
  let counters: Counter[] = [];

  for (let from = 1; from <= last; from += RECOUNT_PAGE) {
    const to = Math.min(from + RECOUNT_PAGE - 1, last);
    const rows: Row[] = await counting(trx).whereBetween('id', [from, to]);

    counters = mergedChanges([counters, rows.map(toCounter)]);
    emit(to, last);
  }

  return withTotals(counters);
}

/** Empties the counters and counts every rating again, with nobody else counting meanwhile. */
export async function recountAll(trx: Trx, emit: Progress): Promise<void> {
  await fillMarks(trx);
  await fillDays(trx);

  if (String(trx.client.config.client).startsWith('p')) {
    await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [RATING_DAYS]);
  }

  await trx(RATING_DAYS).del();
  await trx.batchInsert(RATING_DAYS, await recount(trx, emit), 100);
}

/** Counts ratings that came without marks (an import by hand): null is neither hidden nor shown. */
async function fillMarks(trx: Trx): Promise<void> {
  await trx(RATINGS).whereNull('hidden').update({ hidden: false });
  await trx(RATINGS).whereNull('left_out').update({ left_out: '' });
}

/** Gives ratings that came without one (an import by hand) the day they were submitted on. */
async function fillDays(trx: Trx): Promise<void> {
  for (;;) {
    const rows: Row[] = await trx(RATINGS)
      .whereNull('day')
      .whereNotNull('submitted_at')
      .select('id', 'submitted_at')
      .limit(500);

    if (rows.length === 0) {
      return;
    }

    for (const { id, submitted_at } of rows) {
      const day = dayOf(new Date(submitted_at as string | number | Date));

      await trx(RATINGS).where({ id }).update({ day });
    }
  }
}

/** Whether there are ratings and nothing counts all of them: the state after an import. */
export async function areUncounted(trx: Trx): Promise<boolean> {
  const [counter] = await trx(RATING_DAYS).select('id').where('day', ALL_TIME).limit(1);
  const [rating] = await trx(RATINGS).whereNotNull('channel_id').select('id').limit(1);

  return counter === undefined && rating !== undefined;
}

/** Leaves only the counters of these channels. */
export async function keepCountersOf(trx: Trx, channels: readonly number[]): Promise<void> {
  await trx(RATING_DAYS).whereNotIn('channel', channels).del();
}

/** Ratings without a channel count nowhere: theirs is gone, and with it its figures. */
const counting = (trx: Trx) =>
  trx(RATINGS)
    .select(
      'channel_id as channel',
      trx.raw('coalesce(operator_id, 0) as operator'),
      'day',
      trx.raw('case when value >= 4 then 5 when value >= 3 then 3 else 1 end as value'),
      trx.raw("(coalesce(hidden, false) or coalesce(left_out, '') <> '') as hidden")
    )
    .count({ count: 'id' })
    .whereNotNull('channel_id')
    .whereNotNull('day')
    .groupByRaw('1, 2, 3, 4, 5');

const toCounter = (row: Row): Counter => ({
  channel: Number(row.channel),
  operator: Number(row.operator),
  day: String(row.day),
  value: faceOf(Number(row.value)),
  hidden: Boolean(row.hidden),
  count: Number(row.count),
});
