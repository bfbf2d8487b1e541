import type { ConversationState } from '../../../shared/conversations';
import type { Counters } from './entries';

/** What a rating takes from its conversation at the moment it is given. */
export interface Ratable {
  row: number;
  id: string;
  channel: number;
  visitor: number;
  /** Rated operator: the human who last wrote, else the one assigned, else nobody. */
  operator: number | null;
  state: ConversationState;
  visitorMessages: number;
  /** Whether the visitor was asked for a rating when it ended. */
  asked: boolean;
  locale: string | null;
  /** From the start to the first answer of a human; null when nobody answered. */
  firstResponseSeconds: number | null;
  lengthSeconds: number;
}

/** What of a conversation stands beside its counters. */
export interface Facts {
  channel: number;
  visitor: number;
  locale: string | null;
  startedAt: Date;
}

export function toRatable(counters: Counters, facts: Facts, now: Date): Ratable {
  const { channel, visitor, locale, startedAt } = facts;

  return {
    row: counters.row,
    id: counters.id,
    channel,
    visitor,
    operator: counters.lastHuman ?? counters.operator,
    state: counters.state,
    visitorMessages: counters.visitorMessages,
    asked: counters.askRating,
    locale,
    firstResponseSeconds: counters.firstAnswerAt && seconds(startedAt, counters.firstAnswerAt),
    lengthSeconds: seconds(startedAt, counters.endedAt ?? now),
  };
}

const seconds = (from: Date, to: Date): number =>
  Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
