import {
  RATING_DIMENSIONS,
  type RatingDimension,
  type RatingGroup,
} from '../../../shared/ratings-report';
import {
  addedConversations,
  type ConversationDimension,
  type ConversationMetrics,
  type ConversationReport,
  NO_CONVERSATION_METRICS,
} from '../../../shared/reports';
import type { MetricColumn } from '../conversations/metrics';
import { asIs, type Dimensions, grouped, keyed, type Sum, timesOf } from '../report/grouping';

/** Figures of conversations, before ratings are put beside them. */
type OwnMetrics = Omit<ConversationMetrics, 'ratings'>;

/** What conversations may be grouped by; their sums come with ids. */
export const CONVERSATION_TABLE: Dimensions<ConversationDimension, MetricColumn, unknown> = {
  operator: { column: 'operator', key: asIs },
  channel: { column: 'channel', key: asIs },
  hour: { column: 'hour', key: asIs },
  ...timesOf('day'),
  language: { column: 'language', key: asIs },
  country: { column: 'country', key: asIs },
};

/** The same groups of ratings; null where ratings know nothing of what is grouped by. */
export function ratingDimensions(
  by: readonly ConversationDimension[]
): readonly RatingDimension[] | null {
  const known = by.flatMap((name) => RATING_DIMENSIONS.find((one) => one === name) ?? []);

  return known.length === by.length ? known : null;
}

/** Reads a sum as a database has it: numbers may come as texts, and nothing where there was nothing to add. */
export function toSum(row: Readonly<Record<string, unknown>>): Sum<OwnMetrics> {
  const { count, unanswered, ended, messages, answerSeconds, durationSeconds, ...alike } = row;
  const number = (value: unknown): number => Number(value ?? 0);

  return {
    alike,
    metrics: {
      count: number(count),
      unanswered: number(unanswered),
      ended: number(ended),
      messages: number(messages),
      answerSeconds: number(answerSeconds),
      durationSeconds: number(durationSeconds),
    },
  };
}

/** Groups of conversations, each with the ratings of the same keys; null where nothing is known of these. */
export function groupsOf(
  by: readonly ConversationDimension[],
  sums: readonly Sum<OwnMetrics>[],
  rated: readonly RatingGroup[] | null
): Pick<ConversationReport, 'groups' | 'total'> {
  const nothing =
    rated === null ? { ...NO_CONVERSATION_METRICS, ratings: null } : NO_CONVERSATION_METRICS;
  const own = sums.map(({ alike, metrics }) => ({
    alike,
    metrics: { ...metrics, ratings: nothing.ratings },
  }));
  const beside = (rated ?? []).map(({ keys, ...ratings }) => ({
    keys,
    metrics: { ...nothing, ratings },
  }));

  return grouped<ConversationMetrics>([...keyed(by, own, CONVERSATION_TABLE, null), ...beside], {
    nothing,
    added: addedConversations,
  });
}
