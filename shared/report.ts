/** A key of a group: an id, a face, a language, an hour, a day, the Monday of a week, a month; null for nobody and nothing. */
export type GroupKey = string | null;

/** One group of a report: a key for each dimension asked for, in that order, and its figures. */
export type Group<Metrics> = Metrics & {
  /** An id, a face, a language, a country, an hour (`07`), a day (`2026-11-21`), the Monday of a week or a month (`2026-11`); null for nobody and nothing. */
  keys: readonly GroupKey[];
};

/** What a report answers: groups and what they come to. */
export interface Grouped<Dimension extends string, Metrics> {
  by: readonly Dimension[];
  /** In the order of their keys. */
  groups: readonly Group<Metrics>[];
  total: Metrics;
}

/** How figures add up. */
export interface Adding<Metrics> {
  nothing: Metrics;
  added: (one: Metrics, other: Metrics) => Metrics;
}

/** Dimensions along which time goes by; a span of time leaves one group of them. */
export const TIMES = ['day', 'week', 'month'] as const;

/** A dimension along which time goes by. */
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
 */
export type FilterField =
  | { is: 'flag' | 'id' | 'language' | 'moment' | 'text' }
  | { is: 'word'; of: readonly string[] }
  | { is: 'numbers'; of: readonly number[] };

/** The filters of a report, by name. */
export type FilterFields = Readonly<Record<string, FilterField>>;

/** What a filter says, as a value. */
export type FilterValue<Field extends FilterField> = Field extends { of: readonly (infer Value)[] }
  ? Field extends { is: 'numbers' }
    ? readonly Value[]
    : Value
  : Field extends { is: 'flag' }
    ? boolean
    : string;

/** What a report is narrowed by; what is left out does not narrow. */
export type FiltersOf<Fields extends FilterFields> = {
  -readonly [Name in keyof Fields]?: FilterValue<Fields[Name]>;
};

/** For each dimension the filter that leaves one group of it; null where a span of time does, or nothing. */
export type GroupFilters<Dimension extends string, Fields extends FilterFields> = Readonly<
  Record<Dimension, (keyof Fields & string) | null>
>;
