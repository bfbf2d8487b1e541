import type { Core } from '@strapi/strapi';
import type { FaceCounts } from '../../../../shared/ratings';
import type { RatingMetrics } from '../../../../shared/ratings-report';
import type { Trx } from '../../plugin/database/transaction';
import type { Sum } from '../../report/grouping';
import { ALL_TIME } from '../counters';
import type { Window } from '../days';
import { SUM_COLUMNS, type SumColumn } from '../dimensions';
import { byChannel, faceOf, NO_RATINGS } from '../statistics';
import type { DayCount } from '../trend';
import { filtered, PUBLIC, RATING_DAYS, RATINGS, type Row } from './tables';

const SATISFIED = 'sum(case when t0.value >= 4 then 1 else 0 end) as satisfied';

/** Sums of the ratings a condition leaves, by what they are alike in. */
export async function sumRatings(
  strapi: Core.Strapi,
  where: object,
  columns: readonly SumColumn[]
): Promise<Sum<RatingMetrics>[]> {
  const { connection } = strapi.db;
  const sums = filtered(strapi, where)
    .select(columns.map((name) => connection.raw(`${SUM_COLUMNS[name]} as ??`, [name])))
    .select(connection.raw(`count(*) as count, sum(t0.value) as total, ${SATISFIED}`));

  for (const name of columns) {
    sums.groupByRaw(SUM_COLUMNS[name]);
  }

  const rows: Row[] = await sums;

  return rows.map(({ count, total, satisfied, ...alike }) => ({
    alike,
    metrics: {
      count: Number(count),
      sum: Number(total ?? 0),
      satisfied: Number(satisfied ?? 0),
      asked: 0,
    },
  }));
}

/** Ratings of each day since one, from the counters; of some operators, by row, or of all. */
export async function countsByDay(
  trx: Trx,
  since: string,
  operators: readonly number[] | null
): Promise<DayCount[]> {
  const counters = trx(RATING_DAYS)
    .select('day')
    .sum({ total: 'count' })
    .select(trx.raw('sum(case when value = 5 then count else 0 end) as satisfied'))
    .where('day', '>=', since)
    .groupBy('day');
  const rows: Row[] = await (operators === null
    ? counters
    : counters.whereIn('operator', operators));

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
