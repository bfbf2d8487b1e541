/**
 * A key of a group: an id, a face, a language, an hour, a day, the Monday of a week, a month; null for nobody and nothing.
 *
 * @example
 * const nobody: GroupKey = null;
 */
export type GroupKey = string | null;

/**
 * One group of a report: a key for each dimension asked for, in that order, and its figures.
 *
 * @example
 * const november: Group<{ count: number }> = { keys: ['2026-11'], count: 2 };
 */
export type Group<Metrics> = Metrics & {
  /** An id, a face, a language, a country, an hour (`07`), a day (`2026-11-21`), the Monday of a week or a month (`2026-11`); null for nobody and nothing. */
  keys: readonly GroupKey[];
};

/**
 * What a report answers: groups and what they come to.
 *
 * @example
 * const report: Grouped<'month', { count: number }> = {
 *   by: ['month'],
 *   groups: [{ keys: ['2026-11'], count: 2 }],
 *   total: { count: 2 },
 * };
 */
export interface Grouped<Dimension extends string, Metrics> {
  by: readonly Dimension[];
  /** In the order of their keys. */
  groups: readonly Group<Metrics>[];
  total: Metrics;
}

/**
 * How figures add up.
 *
 * @example
 * const sums: Adding<number> = { nothing: 0, added: (one, other) => one + other };
 */
export interface Adding<Metrics> {
  nothing: Metrics;
  added: (one: Metrics, other: Metrics) => Metrics;
}

/**
 * Dimensions along which time goes by; a span of time leaves one group of them.
 *
 * @example
 * TIMES; // ['day', 'week', 'month']
 */
export const TIMES = ['day', 'week', 'month'] as const;

/**
 * A dimension along which time goes by.
 *
 * @example
 * const finest: Time = 'day';
 */
export type Time = (typeof TIMES)[number];

/**
 * Whether time goes by along a dimension.
 *
 * @example
 * isTime('month'); // true
 * isTime('operator'); // false
 */
export const isTime = (dimension: string | undefined): dimension is Time =>
  TIMES.some((time) => time === dimension);

/**
 * What a filter of a report may say: yes or no, one of some words, any of some numbers, the id of
 * something, the tag of a language, a moment (ISO 8601), or a text that is searched. `none` as an id
 * or a language leaves what has none.
 *
 * @example
 * const state: FilterField = { is: 'word', of: ['open', 'ended'] };
 */
export type FilterField =
  | { is: 'flag' | 'id' | 'language' | 'moment' | 'text' }
  | { is: 'word'; of: readonly string[] }
  | { is: 'numbers'; of: readonly number[] };

/**
 * The filters of a report, by name.
 *
 * @example
 * const fields: FilterFields = { hidden: { is: 'flag' }, since: { is: 'moment' } };
 */
export type FilterFields = Readonly<Record<string, FilterField>>;

/**
 * What a filter says, as a value.
 *
 * @example
 * const faces: FilterValue<{ is: 'numbers'; of: readonly [5, 3, 1] }> = [5, 1];
 */
export type FilterValue<Field extends FilterField> = Field extends { of: readonly (infer Value)[] }
  ? Field extends { is: 'numbers' }
    ? readonly Value[]
    : Value
  : Field extends { is: 'flag' }
    ? boolean
    : string;

/**
 * What a report is narrowed by; what is left out does not narrow.
 *
 * @example
 * const filters: FiltersOf<{ hidden: { is: 'flag' } }> = { hidden: true };
 */
export type FiltersOf<Fields extends FilterFields> = {
  -readonly [Name in keyof Fields]?: FilterValue<Fields[Name]>;
};

/**
 * For each dimension the filter that leaves one group of it; null where a span of time does, or nothing.
 *
 * @example
 * const filters: GroupFilters<'channel' | 'day', { channel: { is: 'id' } }> = {
 *   channel: 'channel',
 *   day: null,
 * };
 */
export type GroupFilters<Dimension extends string, Fields extends FilterFields> = Readonly<
  Record<Dimension, (keyof Fields & string) | null>
>;
