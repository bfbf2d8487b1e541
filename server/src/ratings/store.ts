import type { Core } from '@strapi/strapi';
import { type FaceCounts, LAST_FACES } from '../../../shared/ratings';
import type { Ratable } from '../conversations/ratable';
import { uid } from '../plugin/ids';
import type { Trx } from '../plugin/transaction';
import { type Counter, type Difference, differences } from './counters';
import { dayOf } from './days';
import type { Stored } from './giving';
import { type BareRating, type StoredRating, toBareRating, toStoredRating } from './record';
import { byChannel, faceOf, NO_RATINGS, type SeenRating } from './statistics';

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

/** A page of the ratings a condition leaves, newest first, and how many it leaves in all. */
export async function findRatings(
  strapi: Core.Strapi,
  where: object,
  { page, pageSize }: { page: number; pageSize: number }
): Promise<{ rows: StoredRating[]; total: number }> {
  const orderBy = [{ submittedAt: 'desc' }, { id: 'desc' }];
  const { results, pagination } = await query(strapi).findPage({
    where,
    orderBy,
    populate: RELATED,
    page,
    pageSize,
  });

  return { rows: results.map(toStoredRating), total: pagination.total };
}

export async function updateRating(strapi: Core.Strapi, row: number, data: object): Promise<void> {
  await query(strapi).update({ where: { id: row }, data });
}

/** Stores a rating given and returns its id. Whose it is and whether it is hidden stay as they were. */
export async function writeRating(
  strapi: Core.Strapi,
  { row, channel, visitor, operator, locale, firstResponseSeconds, lengthSeconds }: Ratable,
  earlier: BareRating | null,
  rating: Stored
): Promise<string> {
  if (earlier) {
    await updateRating(strapi, earlier.row, rating);

    return earlier.id;
  }

  const snapshot = { language: locale, firstResponseSeconds, lengthSeconds };
  const related = { conversation: row, channel, visitor, operator };
  const day = dayOf(rating.submittedAt);
  const { documentId } = await query(strapi).create({
    data: { ...rating, day, ...related, ...snapshot },
  });

  return documentId;
}

/** Adds to counters. A counter is made first and added to then, which every database understands and no two writers can both do. */
export async function addToCounters(trx: Trx, changes: readonly Counter[]): Promise<void> {
  for (const { count, ...key } of changes) {
    await trx(RATING_DAYS)
      .insert({ ...key, count: 0 })
      .onConflict(RATING_DAY_KEY)
      .ignore();
    await trx(RATING_DAYS).where(key).increment('count', count);
  }
}

/** The newest visible ratings of a channel, through the index made for it. */
export async function lastVisible(trx: Trx, channel: number): Promise<SeenRating[]> {
  const rows: Row[] = await trx(RATINGS)
    .select('value', 'operator_id')
    .where({ channel_id: channel, hidden: false })
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

/** Which counters to add up. */
export interface Wanted {
  /** Rows of channels; all of them when left out. */
  channels?: readonly number[];
  /** First UTC day; null for all time. */
  since: string | null;
  /** Leaves out what is visible internally only. */
  visibleOnly: boolean;
}

/** The counters added up, by row of the channel; a channel without ratings has no entry. */
export async function countsByChannel(
  trx: Trx,
  { channels, since, visibleOnly }: Wanted
): Promise<Map<number, FaceCounts>> {
  const counters = trx(RATING_DAYS).select('channel', 'value').sum({ total: 'count' });

  if (channels) counters.whereIn('channel', channels);
  if (since !== null) counters.where('day', '>=', since);
  if (visibleOnly) counters.where('hidden', false);

  const rows: Row[] = await counters.groupBy('channel', 'value');

  return byChannel(
    rows.map(({ channel, value, total }) => ({
      channel: Number(channel),
      value: faceOf(Number(value)),
      count: Number(total),
    }))
  );
}

/** The visible ratings of one channel, counted by face. */
export async function visibleCounts(
  trx: Trx,
  channel: number,
  since: string | null
): Promise<FaceCounts> {
  const counts = await countsByChannel(trx, { channels: [channel], since, visibleOnly: true });

  return counts.get(channel) ?? NO_RATINGS;
}

/** Every counter that is not what the ratings say. */
export async function verifyCounters(trx: Trx): Promise<Difference[]> {
  const kept: Row[] = await trx(RATING_DAYS).whereNot('count', 0);
  const counted: Row[] = await counting(trx);

  return differences(kept.map(toCounter), counted.map(toCounter));
}

/** Empties the counters and counts every rating again, with nobody else counting meanwhile. */
export async function recountAll(trx: Trx): Promise<void> {
  await fillDays(trx);

  if (String(trx.client.config.client).startsWith('p')) {
    await trx.raw('LOCK TABLE ?? IN EXCLUSIVE MODE', [RATING_DAYS]);
  }

  await trx(RATING_DAYS).del();
  await trx(
    trx.raw('?? (??, ??, ??, ??, ??, ??)', [RATING_DAYS, ...RATING_DAY_KEY, 'count'])
  ).insert(counting(trx));
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

/** Whether there are ratings and not a single counter: the state after an import. */
export async function areUncounted(trx: Trx): Promise<boolean> {
  const [counter] = await trx(RATING_DAYS).select('id').limit(1);
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
      trx.raw('coalesce(hidden, false) as hidden')
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
