import type { RatingDimension, RatingFilters } from '../../../shared/ratings-report';
import type { Decimal } from '../plugin/csv';
import { spanOf } from '../plugin/periods';
import { type Query, queryOf } from '../plugin/query';
import { isTime, type Key, spanOfKey } from '../ui/keys';
import type { Filters, Report } from './address';

/** Where and when the reader is. */
export interface Clock {
  now: Date;
  timeZone: string;
}

/** What is narrowed, as the server wants it; with the key of a column, only what stands in it. */
export function filtersOf(
  filters: Filters,
  { now, timeZone }: Clock,
  column: { dimension: RatingDimension; key: Key } | null = null
): RatingFilters {
  const { faces, mine, search, period, from, to, ...maybe } = filters;
  const base: RatingFilters = {
    ...withoutNull(maybe),
    ...(faces.length > 0 && { faces }),
    ...(mine && { mine }),
    ...(search !== '' && { search }),
    ...spanOf({ period, from, to }, now, timeZone),
  };

  return column === null ? base : within(base, column.dimension, column.key);
}

function within(base: RatingFilters, dimension: RatingDimension, key: Key): RatingFilters {
  if (isTime(dimension)) {
    const { since, until } = spanOfKey(dimension, key ?? '');

    return {
      ...base,
      since: [since, base.since ?? since].sort().at(-1) ?? since,
      until: [until, base.until ?? until].sort()[0] ?? until,
    };
  }

  return { ...base, ...ONE[dimension](key ?? 'none') };
}

const ONE: Record<
  Exclude<RatingDimension, 'day' | 'week' | 'month'>,
  (key: string) => RatingFilters
> = {
  operator: (operator) => ({ operator }),
  channel: (channel) => ({ channel }),
  language: (language) => ({ language }),
  source: (source) => ({ source: source === 'ticket' ? 'ticket' : 'chat' }),
  face: (face) => ({ faces: face === '5' ? [5] : face === '3' ? [3] : [1] }),
};

/** A page of a list. */
export function listQuery(
  filters: RatingFilters,
  { order, page, pageSize }: Pick<Report, 'order' | 'page' | 'pageSize'>
): Query {
  return { ...queryOf(filters), sort: order, page: String(page), pageSize: String(pageSize) };
}

/** Groups. */
export const reportQuery = (filters: RatingFilters, by: readonly RatingDimension[]): Query => ({
  by: by.join(','),
  ...queryOf(filters),
});

/** Everything, as a file; the newest first. */
export const exportQuery = (
  filters: RatingFilters,
  format: 'csv' | 'xlsx',
  decimal: Decimal
): Query => ({
  format,
  decimal,
  ...queryOf(filters),
});

type Known<T> = { [Name in keyof T]?: NonNullable<T[Name]> };

const withoutNull = <T extends object>(values: T): Known<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Known<T>;
