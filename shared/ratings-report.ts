import { FACES, RATING_SOURCES } from './ratings';
import type { FilterFields, FiltersOf, Group, Grouped, GroupFilters } from './report';

/**
 * What every view of the Customer Ratings report may be narrowed by.
 *
 * @example
 * RATING_FILTERS.source.is; // 'word'
 */
export const RATING_FILTERS = {
  /** Any of these faces. */
  faces: { is: 'numbers', of: FACES },
  hidden: { is: 'flag' },
  /** With, or without, a comment. */
  commented: { is: 'flag' },
  handled: { is: 'flag' },
  /** Left out of public figures although nobody hid them, or not. */
  leftOut: { is: 'flag' },
  source: { is: 'word', of: RATING_SOURCES },
  /** Id of a channel; `none` for ratings without one. */
  channel: { is: 'id' },
  /** Id of the rated operator; `none` for ratings of nobody. */
  operator: { is: 'id' },
  /** Only those whose rated operator is the reader. */
  mine: { is: 'flag' },
  /** BCP 47 tag of the customer's language; `none` for those unknown. */
  language: { is: 'language' },
  /** Id of the customer. */
  visitor: { is: 'id' },
  /** Id of the conversation. */
  conversation: { is: 'id' },
  /** ISO 8601; submitted at this moment or later. */
  since: { is: 'moment' },
  /** ISO 8601; submitted before this moment. */
  until: { is: 'moment' },
  /** Searched in comment, internal note and the customer's name. */
  search: { is: 'text' },
} as const satisfies FilterFields;

/**
 * What every view of the Customer Ratings report is narrowed by; what is left out does not narrow.
 *
 * @example
 * const bad: RatingFilters = { faces: [1], commented: true, since: '2026-11-01T00:00:00.000Z' };
 */
export type RatingFilters = FiltersOf<typeof RATING_FILTERS>;

/**
 * `GET /livechat/admin/ratings/customers`: somebody who rated, to narrow by.
 *
 * @example
 * const wanda: Customer = { id: 'abc', name: 'Wanda' };
 */
export interface Customer {
  id: string;
  name: string;
}

/**
 * Columns the list may be sorted by.
 *
 * @example
 * RATING_SORTS[0]; // 'submittedAt'
 */
export const RATING_SORTS = [
  'submittedAt',
  'value',
  'operator',
  'channel',
  'visitor',
  'language',
  'handled',
  'hidden',
] as const;

/**
 * A column the list may be sorted by.
 *
 * @example
 * const byFace: RatingSort = 'value';
 */
export type RatingSort = (typeof RATING_SORTS)[number];

/**
 * How a list is sorted: `submittedAt:desc`.
 *
 * @example
 * const newestFirst: RatingOrder = 'submittedAt:desc';
 */
export type RatingOrder = `${RatingSort}:${'asc' | 'desc'}`;

/**
 * What ratings may be grouped by. Days are UTC days, weeks begin on Monday.
 *
 * @example
 * RATING_DIMENSIONS.includes('week'); // true
 */
export const RATING_DIMENSIONS = [
  'operator',
  'channel',
  'source',
  'day',
  'week',
  'month',
  'face',
  'language',
] as const;

/**
 * Something ratings may be grouped by.
 *
 * @example
 * const by: readonly RatingDimension[] = ['operator', 'month'];
 */
export type RatingDimension = (typeof RATING_DIMENSIONS)[number];

/**
 * For each dimension the filter that leaves one group of it.
 *
 * @example
 * RATING_GROUP_FILTERS.face; // 'faces'
 */
export const RATING_GROUP_FILTERS = {
  operator: 'operator',
  channel: 'channel',
  source: 'source',
  day: null,
  week: null,
  month: null,
  face: 'faces',
  language: 'language',
} as const satisfies GroupFilters<RatingDimension, typeof RATING_FILTERS>;

/**
 * What is shown of a group.
 *
 * @example
 * RATING_MEASURES.includes('average'); // true
 */
export const RATING_MEASURES = ['count', 'average', 'happy', 'responseRate'] as const;

/**
 * Something shown of a group.
 *
 * @example
 * const shown: RatingMeasure = 'responseRate';
 */
export type RatingMeasure = (typeof RATING_MEASURES)[number];

/**
 * Figures that may be added up; averages and shares are made of them last.
 *
 * @example
 * const averageOf = ({ sum, count }: RatingMetrics): number | null =>
 *   count === 0 ? null : sum / count;
 */
export interface RatingMetrics {
  count: number;
  /** Of the values. */
  sum: number;
  /** How many are Satisfied. */
  satisfied: number;
  /** Conversations that ended with a question for a rating; null where it cannot be told (a face is a dimension or a filter asks for what only a rating has). */
  asked: number | null;
}

/**
 * The figures of no rating.
 *
 * @example
 * NO_RATING_METRICS.count; // 0
 */
export const NO_RATING_METRICS: RatingMetrics = { count: 0, sum: 0, satisfied: 0, asked: 0 };

/**
 * Two groups as one. Of what was asked nothing is known as soon as one of them does not know.
 *
 * @example
 * addedRatings({ ...NO_RATING_METRICS, count: 2 }, { ...NO_RATING_METRICS, count: 3 }).count; // 5
 */
export const addedRatings = (one: RatingMetrics, other: RatingMetrics): RatingMetrics => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
  satisfied: one.satisfied + other.satisfied,
  asked: one.asked === null || other.asked === null ? null : one.asked + other.asked,
});

/**
 * One group: a key for each dimension asked for, in that order, and its figures.
 *
 * @example
 * const group: RatingGroup = { keys: ['2026-11'], count: 2, sum: 8, satisfied: 1, asked: 4 };
 */
export type RatingGroup = Group<RatingMetrics>;

/**
 * `GET /livechat/admin/ratings/report?by=operator,month`
 *
 * @example
 * const labelsOf = ({ groups, names }: RatingReport): string[] =>
 *   groups.map(({ keys: [key] }) => names[key ?? ''] ?? 'Nobody');
 */
export interface RatingReport extends Grouped<RatingDimension, RatingMetrics> {
  /** Names of the operators and channels in `groups`, by id. */
  names: Readonly<Record<string, string>>;
}

/**
 * `PUT /livechat/admin/ratings/hidden`: hides ratings, or shows them again; at most 500 at once.
 *
 * @example
 * const hide: BulkHide = { ids: ['abc', 'def'], hidden: true };
 */
export interface BulkHide {
  ids: readonly string[];
  hidden: boolean;
}

/**
 * What became of it: those already as wished are not counted.
 *
 * @example
 * const one: BulkHidden = { changed: 1 };
 */
export interface BulkHidden {
  changed: number;
}

/**
 * `GET /livechat/admin/ratings/trend`, for the home page: how the last days compare with those before.
 *
 * @example
 * const isBetter = ({ happy, before }: HappyTrend): boolean => (happy ?? 0) > (before.happy ?? 0);
 */
export interface HappyTrend {
  /** UTC days looked at, today the last. */
  days: number;
  count: number;
  /** Satisfied ÷ all, whole number; null without ratings. */
  happy: number | null;
  /** The same of as many days before. */
  before: { count: number; happy: number | null };
  /** One point a day, the oldest first. */
  points: readonly { day: string; count: number; happy: number | null }[];
}
