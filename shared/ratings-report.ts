import type { Face, RatingSource } from './ratings';

/** What every view of the Customer Ratings report may be narrowed by; what is left out does not narrow. */
export interface RatingFilters {
  /** Any of these faces. */
  faces?: readonly Face[];
  hidden?: boolean;
  /** With, or without, a comment. */
  commented?: boolean;
  handled?: boolean;
  /** Left out of public figures although nobody hid them, or not. */
  leftOut?: boolean;
  source?: RatingSource;
  /** Id of a channel; `none` for ratings without one. */
  channel?: string;
  /** Id of the rated operator; `none` for ratings of nobody. */
  operator?: string;
  /** Only those whose rated operator is the reader. */
  mine?: boolean;
  /** BCP 47 tag of the customer's language; `none` for those unknown. */
  language?: string;
  /** Id of the customer. */
  visitor?: string;
  /** Id of the conversation. */
  conversation?: string;
  /** ISO 8601; submitted at this moment or later. */
  since?: string;
  /** ISO 8601; submitted before this moment. */
  until?: string;
  /** Searched in comment, internal note and the customer's name. */
  search?: string;
}

/** `GET /livechat/admin/ratings/customers`: somebody who rated, to narrow by. */
export interface Customer {
  id: string;
  name: string;
}

/** Columns the list may be sorted by. */
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

/** A column the list may be sorted by. */
export type RatingSort = (typeof RATING_SORTS)[number];

/** How a list is sorted: `submittedAt:desc`. */
export type RatingOrder = `${RatingSort}:${'asc' | 'desc'}`;

/** What ratings may be grouped by. Days are UTC days, weeks begin on Monday. */
export const DIMENSIONS = [
  'operator',
  'channel',
  'source',
  'day',
  'week',
  'month',
  'face',
  'language',
] as const;

/** Something ratings may be grouped by. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What is shown of a group. */
export const MEASURES = ['count', 'average', 'happy', 'responseRate'] as const;

/** Something shown of a group. */
export type Measure = (typeof MEASURES)[number];

/** Figures that may be added up; averages and shares are made of them last. */
export interface ReportMetrics {
  count: number;
  /** Of the values. */
  sum: number;
  /** How many are Satisfied. */
  satisfied: number;
  /** Conversations that ended with a question for a rating; null where it cannot be told (a face is a dimension or a filter asks for what only a rating has). */
  asked: number | null;
}

/** The figures of no rating. */
export const NO_RATING_METRICS: ReportMetrics = { count: 0, sum: 0, satisfied: 0, asked: 0 };

/** Two groups as one. Of what was asked nothing is known as soon as one of them does not know. */
export const addedRatings = (one: ReportMetrics, other: ReportMetrics): ReportMetrics => ({
  count: one.count + other.count,
  sum: one.sum + other.sum,
  satisfied: one.satisfied + other.satisfied,
  asked: one.asked === null || other.asked === null ? null : one.asked + other.asked,
});

/** One group: a key for each dimension asked for, in that order, and its figures. */
export interface ReportGroup extends ReportMetrics {
  /** An id, a face, a language, a day (`2026-11-21`), the Monday of a week or a month (`2026-11`); null for nobody and nothing. */
  keys: readonly (string | null)[];
}

/** `GET /livechat/admin/ratings/report?by=operator,month` */
export interface RatingReport {
  by: readonly Dimension[];
  /** In the order of their keys. */
  groups: readonly ReportGroup[];
  total: ReportMetrics;
  /** Names of the operators and channels in `groups`, by id. */
  names: Readonly<Record<string, string>>;
}

/** `PUT /livechat/admin/ratings/hidden`: hides ratings, or shows them again; at most 500 at once. */
export interface BulkHide {
  ids: readonly string[];
  hidden: boolean;
}

/** What became of it: those already as wished are not counted. */
export interface BulkHidden {
  changed: number;
}

/** `GET /livechat/admin/ratings/trend`, for the home page: how the last days compare with those before. */
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

/** A view of a report somebody keeps: its address, under a name. */
export interface SavedView {
  id: string;
  name: string;
  /** The query of the address: which view, filters, groups. */
  query: string;
  /** Whether everybody who may read the report sees it, or only its owner. */
  shared: boolean;
  /** Whether it is the reader's own. */
  own: boolean;
}

/** `POST /livechat/admin/views` and `PUT /livechat/admin/views/:id` */
export interface SavedViewInput {
  name: string;
  query: string;
  shared: boolean;
}
