import type { Face, RatingSource } from '../../../shared/ratings';
import {
  addedRatings,
  type Dimension,
  type HappyTrend,
  NO_RATING_METRICS,
  type ReportGroup,
  type ReportMetrics,
} from '../../../shared/ratings-report';
import { firstOfDays } from './days';
import { toSource } from './record';
import { faceOf, wholeHappy } from './statistics';

/** What the database groups by: weeks and months are folded from days. */
export const COLUMNS = {
  operator: 'operator',
  channel: 'channel',
  source: 'source',
  day: 'day',
  week: 'day',
  month: 'day',
  face: 'face',
  language: 'language',
} as const satisfies Record<Dimension, string>;

/** A column of a sum. */
export type SumColumn = (typeof COLUMNS)[Dimension];

/** Sums of what is alike in some columns, rows for operators and channels. */
export interface GroupMetrics {
  operator?: number | null;
  channel?: number | null;
  source?: RatingSource;
  day?: string | null;
  face?: Face;
  language?: string | null;
  metrics: ReportMetrics;
}

const rowOf = (value: unknown): number | null => (value === null ? null : Number(value));

/** Reads the columns of a sum as a database has them. */
export function toAlike(row: Readonly<Record<string, unknown>>): Omit<GroupMetrics, 'metrics'> {
  return {
    ...('operator' in row && { operator: rowOf(row.operator) }),
    ...('channel' in row && { channel: rowOf(row.channel) }),
    ...('source' in row && { source: toSource(row.source) }),
    ...('day' in row && { day: row.day as string | null }),
    ...('face' in row && { face: faceOf(Number(row.face)) }),
    ...('language' in row && { language: row.language as string | null }),
  };
}

/** More groups than anybody reads, and what a browser still draws. */
export const MOST_GROUPS = 10_000;

/** The columns a report needs, each once. */
export const columnsOf = (by: readonly Dimension[]): SumColumn[] => [
  ...new Set(by.map((dimension) => COLUMNS[dimension])),
];

/** Ids by row, of what may be deleted. */
export interface Ids {
  operators: ReadonlyMap<number, string>;
  channels: ReadonlyMap<number, string>;
}

/** Groups in the order of their keys, nobody and nothing last; weeks, months and what was deleted folded together. */
export function groupsOf(
  by: readonly Dimension[],
  sums: readonly GroupMetrics[],
  ids: Ids
): { groups: ReportGroup[]; total: ReportMetrics } {
  const groups = new Map<string, ReportGroup>();
  let total = NO_RATING_METRICS;

  for (const sum of sums) {
    const keys = by.map((dimension) => keyOf(dimension, sum, ids));
    const name = JSON.stringify(keys);

    groups.set(name, { keys, ...addedRatings(groups.get(name) ?? NO_RATING_METRICS, sum.metrics) });
    total = addedRatings(total, sum.metrics);
  }

  return { groups: [...groups.values()].sort((a, b) => inOrder(a.keys, b.keys)), total };
}

function keyOf(
  dimension: Dimension,
  sum: GroupMetrics,
  { operators, channels }: Ids
): string | null {
  const { day = null, language = null, face, operator, channel } = sum;

  switch (dimension) {
    case 'operator':
      return operators.get(operator ?? 0) ?? null;
    case 'channel':
      return channels.get(channel ?? 0) ?? null;
    case 'source':
      return sum.source ?? null;
    case 'day':
      return day;
    case 'week':
      return day && mondayOf(day);
    case 'month':
      return day?.slice(0, 7) ?? null;
    case 'face':
      return face === undefined ? null : String(face);
    default:
      return language;
  }
}

/** The Monday of a day's week, as a day. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);

  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));

  return date.toISOString().slice(0, 10);
}

/** Puts groups in the order of their keys, nobody and nothing last. */
export function inOrder(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [place, key] of a.entries()) {
    const other = b[place] ?? null;

    if (key !== other) {
      return key === null || (other !== null && key > other) ? 1 : -1;
    }
  }

  return 0;
}

/** A day's ratings, as the counters have them. */
export interface DayCount {
  day: string;
  count: number;
  satisfied: number;
}

/** How the last days compare with as many before, from the counts of both. */
export function trendOf(counts: readonly DayCount[], days: number, now: Date): HappyTrend {
  const first = firstOfDays(days, now);
  const known = new Map(counts.map((count) => [count.day, count]));
  const points = Array.from({ length: days }, (_, index) => {
    const day = firstOfDays(days - index, now);

    return { day, ...happyOf([known.get(day) ?? { day, count: 0, satisfied: 0 }]) };
  });

  return {
    days,
    ...happyOf(counts.filter(({ day }) => day >= first)),
    before: happyOf(counts.filter(({ day }) => day < first)),
    points,
  };
}

function happyOf(counts: readonly DayCount[]): { count: number; happy: number | null } {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const satisfied = counts.reduce((sum, one) => sum + one.satisfied, 0);

  return { count: total, happy: wholeHappy(satisfied, total) };
}
