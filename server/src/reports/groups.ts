import type { Dimension, ReportGroup } from '../../../shared/ratings-report';
import {
  addedConversations,
  type ConversationDimension,
  type ConversationGroup,
  type ConversationMetrics,
  NO_CONVERSATION_METRICS,
} from '../../../shared/reports';
import type { MetricColumn } from '../conversations/metrics';
import { inOrder, mondayOf } from '../ratings/report';

type Key = string | null;

/** Figures of conversations that are alike in some columns. */
export type GroupMetrics = Partial<Record<MetricColumn, Key>> & {
  metrics: Omit<ConversationMetrics, 'ratings'>;
};

/** What the database groups by: weeks and months are folded from days. */
const COLUMNS: Record<ConversationDimension, MetricColumn> = {
  operator: 'operator',
  channel: 'channel',
  hour: 'hour',
  day: 'day',
  week: 'day',
  month: 'day',
  language: 'language',
  country: 'country',
};

/** The columns a report needs, each once. */
export const columnsOf = (by: readonly ConversationDimension[]): MetricColumn[] => [
  ...new Set(by.map((dimension) => COLUMNS[dimension])),
];

/** The same groups of ratings; null where ratings know nothing of what is grouped by. */
export const ratingDimensions = (
  by: readonly ConversationDimension[]
): readonly Dimension[] | null => {
  const known = by.filter((dimension) => dimension !== 'hour' && dimension !== 'country');

  return known.length === by.length ? known : null;
};

/** Reads a sum as a database has it: numbers may come as texts, and nothing where there was nothing to add. */
export function toSum(row: Readonly<Record<string, unknown>>): GroupMetrics {
  const { count, unanswered, ended, messages, answerSeconds, durationSeconds, ...alike } = row;
  const number = (value: unknown): number => Number(value ?? 0);

  return {
    ...alike,
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

/** Groups in the order of their keys, nobody and nothing last; each with the ratings of the same keys. */
export function groupsOf(
  by: readonly ConversationDimension[],
  sums: readonly GroupMetrics[],
  rated: readonly ReportGroup[] | null
): { groups: ConversationGroup[]; total: ConversationMetrics } {
  const groups = new Map<string, ConversationGroup>();
  const nothing =
    rated === null ? { ...NO_CONVERSATION_METRICS, ratings: null } : NO_CONVERSATION_METRICS;
  let total: ConversationMetrics = nothing;
  const add = (keys: readonly Key[], metrics: ConversationMetrics): void => {
    const name = JSON.stringify(keys);

    groups.set(name, { keys, ...addedConversations(groups.get(name) ?? nothing, metrics) });
    total = addedConversations(total, metrics);
  };

  for (const { metrics, ...alike } of sums) {
    add(
      by.map((dimension) => keyOf(dimension, alike)),
      { ...metrics, ratings: nothing.ratings }
    );
  }

  for (const { keys, ...ratings } of rated ?? []) {
    add(keys, { ...nothing, ratings });
  }

  return { groups: [...groups.values()].sort((a, b) => inOrder(a.keys, b.keys)), total };
}

function keyOf(dimension: ConversationDimension, alike: Omit<GroupMetrics, 'metrics'>): Key {
  const key = alike[COLUMNS[dimension]] ?? null;

  if (key === null) {
    return null;
  }

  return dimension === 'week' ? mondayOf(key) : dimension === 'month' ? key.slice(0, 7) : key;
}
