import { addedRatings, NO_RATING_METRICS, type RatingMetrics } from './ratings-report';
import type { FilterFields, FiltersOf, Group, Grouped } from './report';

/**
 * What conversations may be grouped by. Days and hours are those of UTC, weeks begin on Monday.
 *
 * @example
 * CONVERSATION_DIMENSIONS.includes('hour'); // true
 */
export const CONVERSATION_DIMENSIONS = [
  'operator',
  'channel',
  'hour',
  'day',
  'week',
  'month',
  'language',
  'country',
] as const;

/**
 * Something conversations may be grouped by.
 *
 * @example
 * const by: readonly ConversationDimension[] = ['channel', 'hour'];
 */
export type ConversationDimension = (typeof CONVERSATION_DIMENSIONS)[number];

/**
 * What is shown of a group of conversations.
 *
 * @example
 * CONVERSATION_MEASURES[0]; // 'conversations'
 */
export const CONVERSATION_MEASURES = [
  'conversations',
  'unanswered',
  'firstAnswer',
  'duration',
  'messages',
  'average',
  'happy',
  'responseRate',
] as const;

/**
 * Something shown of a group of conversations.
 *
 * @example
 * const shown: ConversationMeasure = 'firstAnswer';
 */
export type ConversationMeasure = (typeof CONVERSATION_MEASURES)[number];

/**
 * What the report may be narrowed by.
 *
 * @example
 * CONVERSATION_FILTERS.since.is; // 'moment'
 */
export const CONVERSATION_FILTERS = {
  /** Id of a channel; `none` for conversations whose channel is gone. */
  channel: { is: 'id' },
  /** Id of the operator who wrote last, else had it; `none` for conversations of nobody. */
  operator: { is: 'id' },
  /** ISO 8601; begun at this moment or later. */
  since: { is: 'moment' },
  /** ISO 8601; begun before this moment. */
  until: { is: 'moment' },
} as const satisfies FilterFields;

/**
 * What the report is narrowed by; what is left out does not narrow.
 *
 * @example
 * const november: ConversationFilters = { since: '2026-11-01T00:00:00.000Z' };
 */
export type ConversationFilters = FiltersOf<typeof CONVERSATION_FILTERS>;

/**
 * Figures that may be added up; averages and shares are made of them last.
 *
 * @example
 * const answered = ({ count, unanswered }: ConversationMetrics): number => count - unanswered;
 */
export interface ConversationMetrics {
  /** Conversations begun. */
  count: number;
  /** Those in which no operator has written. */
  unanswered: number;
  /** Seconds from the start to an operator's first message, of those answered together. */
  answerSeconds: number;
  /** Those that are over. */
  ended: number;
  /** Seconds from start to end, of those that are over together. */
  durationSeconds: number;
  /** Written by visitors and operators. */
  messages: number;
  /** Ratings submitted in the same time; null where the reader may not read ratings, or these know nothing of it (hour, country). */
  ratings: RatingMetrics | null;
}

/**
 * The figures of no conversation.
 *
 * @example
 * NO_CONVERSATION_METRICS.messages; // 0
 */
export const NO_CONVERSATION_METRICS: ConversationMetrics = {
  count: 0,
  unanswered: 0,
  answerSeconds: 0,
  ended: 0,
  durationSeconds: 0,
  messages: 0,
  ratings: NO_RATING_METRICS,
};

/**
 * Two groups as one. Of ratings nothing is known as soon as one of them does not know.
 *
 * @example
 * addedConversations(NO_CONVERSATION_METRICS, NO_CONVERSATION_METRICS).count; // 0
 */
export const addedConversations = (
  one: ConversationMetrics,
  other: ConversationMetrics
): ConversationMetrics => ({
  count: one.count + other.count,
  unanswered: one.unanswered + other.unanswered,
  answerSeconds: one.answerSeconds + other.answerSeconds,
  ended: one.ended + other.ended,
  durationSeconds: one.durationSeconds + other.durationSeconds,
  messages: one.messages + other.messages,
  ratings: one.ratings && other.ratings && addedRatings(one.ratings, other.ratings),
});

/**
 * One group: a key for each dimension asked for, in that order, and its figures.
 *
 * @example
 * const group: ConversationGroup = { keys: ['07'], ...NO_CONVERSATION_METRICS, count: 3 };
 */
export type ConversationGroup = Group<ConversationMetrics>;

/**
 * `GET /livechat/admin/reports/conversations?by=operator,month`
 *
 * @example
 * const channelsOf = ({ names }: ConversationReport): string[] => Object.values(names.channel);
 */
export interface ConversationReport extends Grouped<ConversationDimension, ConversationMetrics> {
  /** Names of every operator and channel there is, by id: what a report may be narrowed to. */
  names: Readonly<Record<'operator' | 'channel', Readonly<Record<string, string>>>>;
}
