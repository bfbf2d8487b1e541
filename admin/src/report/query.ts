import {
  type FilterFields,
  type FiltersOf,
  type GroupFilters,
  isTime,
} from '../../../shared/report';
import { changedOf, type Fields } from './address';
import { type Key, spanOfKey } from './keys';
import { type ChosenPeriod, type Span, spanOf } from './periods';

/** A question to the server. Its client writes parameters as they are, so they are escaped already. */
export type Query = Readonly<Record<string, string>>;

/** Where and when the reader is. */
export interface Clock {
  now: Date;
  timeZone: string;
}

/** One group of a report: a column of the kanban, a heading of the list. */
export interface GroupPlace<Dimension extends string> {
  dimension: Dimension;
  key: Key;
}

/** What is chosen, as the server wants it: a period is a span of moments, and what is as it starts is left out. */
export function askedOf<Filters extends ChosenPeriod>(
  fields: Fields<Filters>,
  filters: Filters,
  { now, timeZone }: Clock
): Asked<Filters> {
  const { period: _period, from: _from, to: _to, ...chosen } = changedOf(fields, filters);

  return { ...(chosen as Asked<Filters>), ...spanOf(filters, now, timeZone) };
}

/** What starts as nothing and is not as it starts is something. */
type Asked<Filters> = {
  [Name in Exclude<keyof Filters, keyof ChosenPeriod>]?: NonNullable<Filters[Name]>;
} & Span;

/** The filters of a report and what they leave of it. */
interface Contract<Dimension extends string, Contracted extends FilterFields> {
  fields: Contracted;
  groups: GroupFilters<Dimension, Contracted>;
}

/** What stands in one group of what filters leave. */
export function withinGroup<Dimension extends string, Contracted extends FilterFields>(
  filters: FiltersOf<Contracted> & { since?: string; until?: string },
  { dimension, key }: GroupPlace<Dimension>,
  { fields, groups }: Contract<Dimension, Contracted>
): FiltersOf<Contracted> {
  if (isTime(dimension)) {
    const { since, until } = spanOfKey(dimension, key ?? '');

    return {
      ...filters,
      since: [since, filters.since ?? since].sort().at(-1) ?? since,
      until: [until, filters.until ?? until].sort()[0] ?? until,
    };
  }

  const name = groups[dimension];

  return name === null
    ? filters
    : { ...filters, [name]: fields[name]?.is === 'numbers' ? [Number(key)] : (key ?? 'none') };
}

/** Filters as a question. */
export const queryOf = (filters: object): Query =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, encodeURIComponent(String(value))])
  );

/** Groups. */
export const reportQuery = (filters: object, by: readonly string[]): Query => ({
  by: by.join(','),
  ...queryOf(filters),
});

/** A page of a list. */
export const listQuery = (
  filters: object,
  { order, page, pageSize }: { order: string; page: number; pageSize: number }
): Query => ({
  ...queryOf(filters),
  sort: order,
  page: String(page),
  pageSize: String(pageSize),
});

/** A question as the end of an address. */
export const queryText = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
