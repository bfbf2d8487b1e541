import type { ConversationState } from '../../../shared/conversations';
import type { Condition } from '../operators/viewer';
import type { Row } from '../plugin/database/ids';
import type * as threads from '../threads/entries';
import type { ConversationSeen } from './visibility';

/** A message to be written into a conversation. */
export interface NewMessage extends threads.NewMessage {
  /** Set when this message ends the conversation. */
  ends: Ending | null;
  /** Set when this message gives the conversation to somebody else, who has read nothing of it. */
  moves: Move | null;
  /** In which conversations whoever writes has a part, as it is when the message is written. */
  within: Condition<ConversationSeen>;
}

/** Row of the operator who has a conversation from now on; null for nobody in particular. */
export interface Move {
  to: Row<'operator'> | null;
}

/** Who ends a conversation, and whether a rating may be asked for: null for not at all. */
export interface Ending {
  by: 'visitor' | 'operator' | 'system';
  ask: { withoutReply: boolean } | null;
  /** Ends only what nobody has said anything in since. */
  silentSince?: Date;
}

/** Where a conversation is at its end though nobody ended it: a visitor's next message begins another. */
export interface Bounds {
  /** Nobody has said anything since. */
  silentSince: Date;
  /** It has as many messages. */
  messages: number;
}

/** One side has read up to a message. */
export interface ReadReceipt extends threads.ReadReceipt {
  within: Condition<ConversationSeen>;
}

export type LogEntry = NewMessage | ReadReceipt;

/** What a batch reads and changes of a conversation: its thread, and how it stands. */
export interface Counters extends threads.Head {
  /** Row of the conversation. */
  row: Row<'conversation'>;
  state: ConversationState;
  operator: Row<'operator'> | null;
  lastHuman: Row<'operator'> | null;
  startedAt: Date;
  firstAnswerAt: Date | null;
  endedAt: Date | null;
  endedBy: Ending['by'] | null;
  askRating: boolean;
}
