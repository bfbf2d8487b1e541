import {
  addedConversations,
  CONVERSATION_MEASURES,
  type ConversationMeasure,
  type ConversationMetrics,
  type ConversationReport,
  NO_CONVERSATION_METRICS,
} from '../../../shared/reports';
import { domainOf, measured as measuredRatings, ratio } from '../ratings/metrics';
import type { Measures } from '../report/kit';

/** What is shown of a group; null where there is nothing to divide by. Times are seconds, shares percentages. */
export const measured = (
  metrics: ConversationMetrics,
  measure: ConversationMeasure
): number | null => HOW[measure](metrics);

const HOW: Record<ConversationMeasure, (metrics: ConversationMetrics) => number | null> = {
  conversations: ({ count }) => count,
  unanswered: ({ unanswered }) => unanswered,
  firstAnswer: ({ answerSeconds, count, unanswered }) => ratio(answerSeconds, count - unanswered),
  duration: ({ durationSeconds, ended }) => ratio(durationSeconds, ended),
  messages: ({ messages }) => messages,
  average: ({ ratings }) => ratings && measuredRatings(ratings, 'average'),
  happy: ({ ratings }) => ratings && measuredRatings(ratings, 'happy'),
  responseRate: ({ ratings }) => ratings && measuredRatings(ratings, 'responseRate'),
};

/** Figures of conversations. */
export const CONVERSATION_MEASURING: Measures<ConversationMeasure, ConversationMetrics> = {
  all: CONVERSATION_MEASURES,
  nothing: NO_CONVERSATION_METRICS,
  added: addedConversations,
  measured,
  isAdditive: (measure) =>
    measure === 'conversations' || measure === 'unanswered' || measure === 'messages',
  domainOf,
  nameOf: (measure) => `metric.${measure}`,
};

/** Measures that say what customers thought. */
export const isOfRatings = (measure: ConversationMeasure): boolean =>
  measure === 'average' || measure === 'happy' || measure === 'responseRate';

/** What can be shown: nothing of ratings where they are not told. */
export const measuresOf = ({ total }: ConversationReport): readonly ConversationMeasure[] =>
  CONVERSATION_MEASURES.filter((measure) => total.ratings !== null || !isOfRatings(measure));
