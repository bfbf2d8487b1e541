import type { Core } from '@strapi/strapi';
import type { FaceCounts } from '../../../../shared/ratings';
import type { RatingMetrics } from '../../../../shared/ratings-report';
import { type Row, toRow } from '../../plugin/database/ids';
import type { Trx } from '../../plugin/database/transaction';
import type { Sum } from '../../report/grouping';
import { ALL_TIME, type OwnerKind, type OwnerRef } from '../counters';
import type { Window } from '../days';
import { SUM_COLUMNS, type SumColumn } from '../dimensions';
import { byOwner, faceOf, NO_RATINGS } from '../statistics';
import type { DayCount } from '../trend';
import { type Columns, columnOf, filtered, PUBLIC, RATING_COUNTERS, RATINGS } from './tables';

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

  const rows: Columns[] = await sums;

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
  const counters = trx(RATING_COUNTERS)
    .select('day')
    .sum({ total: 'count' })
    .select(trx.raw('sum(case when value = 5 then count else 0 end) as satisfied'))
    .where('day', '>=', since)
    .groupBy('day');
  const rows: Columns[] = await (operators === null
    ? counters
    : counters.whereIn('operator', operators));

  return rows.map(({ day, total, satisfied }) => ({
    day: String(day),
    count: Number(total),
    satisfied: Number(satisfied),
  }));
}

/** Rows of the operators who have ratings. */
export async function ratedOperators(trx: Trx): Promise<Row<'operator'>[]> {
  const rows: Columns[] = await trx(RATINGS).distinct('operator_id').whereNotNull('operator_id');

  return rows.map(({ operator_id }) => toRow(operator_id));
}

/** Which ratings to count. */
export interface Wanted<Kind extends OwnerKind = OwnerKind> {
  kind: Kind;
  /** Only what is counted for this one; for all of the kind when left out. */
  owner?: Row<Kind>;
  /** Null for all time. */
  window: Window | null;
  /** Leaves out what is visible internally only. */
  visibleOnly: boolean;
}

/**
 * How often each face was given, by row of the owner; one without ratings has no entry.
 * Counters know whole days: of the day a window begins in, the ratings themselves are counted.
 */
export async function countsByOwner<Kind extends OwnerKind>(
  trx: Trx,
  wanted: Wanted<Kind>
): Promise<Map<Row<Kind>, FaceCounts>> {
  const { kind, owner, window, visibleOnly } = wanted;
  const counters = trx(RATING_COUNTERS)
    .select('owner', 'value')
    .sum({ total: 'count' })
    .where({ kind, ...(owner !== undefined && { owner }) });

  // Of no day is less than of any, so a window has days only.
  if (window === null) counters.where('day', ALL_TIME);
  else counters.where('day', '>', window.edge);
  if (visibleOnly) counters.where('hidden', false);

  const whole: Columns[] = await counters.groupBy('owner', 'value');
  const part: Columns[] = window === null ? [] : await edgeOf(trx, wanted, window);

  return byOwner(
    [...whole, ...part].map(({ owner: row, value, total }) => ({
      owner: toRow<Kind>(row),
      value: faceOf(Number(value)),
      count: Number(total),
    }))
  );
}

/** The ratings of the day a window begins in, as far as they are in it. */
const edgeOf = (
  trx: Trx,
  { kind, owner, visibleOnly }: Wanted,
  { since, edgeEnd }: Window
): Promise<Columns[]> => {
  const column = columnOf(kind);
  const ratings = trx(RATINGS)
    .select(`${column} as owner`, 'value')
    .count({ total: 'id' })
    .where('submitted_at', '>', since)
    .where('submitted_at', '<', edgeEnd)
    .whereNotNull(column);

  if (owner !== undefined) ratings.where(column, owner);
  if (visibleOnly) ratings.where(PUBLIC);

  return ratings.groupBy(column, 'value');
};

/** The visible ratings counted for one owner, by face. */
export async function visibleCounts(
  trx: Trx,
  { kind, row }: OwnerRef,
  window: Window | null
): Promise<FaceCounts> {
  const counts = await countsByOwner(trx, { kind, owner: row, window, visibleOnly: true });

  return counts.get(row) ?? NO_RATINGS;
}
