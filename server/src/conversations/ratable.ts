import type { ConversationState } from '../../../shared/conversations';
import type { Row } from '../plugin/database/ids';
import type { Counters } from './entries';
import { secondsBetween } from './times';

/** What a rating takes from its conversation at the moment it is given. */
export interface Ratable {
  row: Row<'conversation'>;
  id: string;
  channelRow: Row<'channel'>;
  visitor: Row<'visitor'>;
  /** Rated operator: the human who last wrote, else the one assigned, else nobody. */
  operator: Row<'operator'> | null;
  state: ConversationState;
  visitorMessages: number;
  /** Whether the visitor was asked for a rating when it ended. */
  asked: boolean;
  locale: string | null;
  /** From the start to the first answer of a human; null when nobody answered. */
  firstResponseSeconds: number | null;
  lengthSeconds: number;
}

/** Why a conversation is not to be rated; null when it may be: it has ended, its visitor has written in it and was asked. */
export function whyNotRatable({
  state,
  visitorMessages,
  asked,
}: Pick<Ratable, 'state' | 'visitorMessages' | 'asked'>):
  | 'RATING_TOO_EARLY'
  | 'RATING_NOT_ASKED'
  | null {
  if (state !== 'ended' || visitorMessages === 0) {
    return 'RATING_TOO_EARLY';
  }

  return asked ? null : 'RATING_NOT_ASKED';
}

/** What of a conversation stands beside its counters. */
export interface Facts {
  channelRow: Row<'channel'>;
  visitor: Row<'visitor'>;
  locale: string | null;
}

export function toRatable(counters: Counters, facts: Facts, now: Date): Ratable {
  const { channelRow, visitor, locale } = facts;
  const { startedAt, firstAnswerAt, endedAt } = counters;

  return {
    row: counters.row,
    id: counters.id,
    channelRow,
    visitor,
    operator: counters.lastHuman ?? counters.operator,
    state: counters.state,
    visitorMessages: counters.visitorMessages,
    asked: counters.askRating,
    locale,
    firstResponseSeconds: firstAnswerAt && Math.round(secondsBetween(startedAt, firstAnswerAt)),
    lengthSeconds: Math.round(secondsBetween(startedAt, endedAt ?? now)),
  };
}
