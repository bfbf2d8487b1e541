import type {
  Author,
  ConversationState,
  MessageKind,
  MessageRating,
} from '../../../shared/conversations';

/** A message to be written. */
export interface NewMessage {
  type: 'message';
  conversation: number;
  clientId: string;
  author: Author;
  /** Row of the operator who writes. */
  operator: number | null;
  name: string;
  kind: MessageKind;
  body: string;
  rating: MessageRating | null;
  sentAt: Date;
  /** Set when this message ends the conversation. */
  ends: Ending | null;
  /** Row of the operator a conversation must be assigned to, if to anybody; null lets it be anybody's. */
  onlyOf: number | null;
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
export interface ReadReceipt {
  type: 'receipt';
  conversation: number;
  by: 'visitor' | 'operator';
  seq: number;
  onlyOf: number | null;
}

export type LogEntry = NewMessage | ReadReceipt;

/** What a batch reads and changes of a conversation. */
export interface Counters {
  row: number;
  id: string;
  state: ConversationState;
  version: number;
  operator: number | null;
  lastHuman: number | null;
  visitorMessages: number;
  operatorMessages: number;
  botMessages: number;
  readByVisitor: number;
  readByOperator: number;
  lastMessage: string | null;
  lastMessageAt: Date | null;
  startedAt: Date;
  firstAnswerAt: Date | null;
  endedAt: Date | null;
  endedBy: Ending['by'] | null;
  askRating: boolean;
}

/** A message as stored: with its place. */
export interface StoredMessage extends Omit<NewMessage, 'type' | 'ends' | 'onlyOf'> {
  seq: number;
  version: number;
  /** Id of the conversation. */
  conversationId: string;
}

/**
 * What is to become of an entry. `repeated` was stored before, under the same client id; `beyond` is
 * for another conversation, as this one is at its end; `full` is the last message of one.
 */
export type Decision =
  | { kind: 'new'; message: StoredMessage; assigned: boolean; ended: boolean; full: boolean }
  | { kind: 'beyond' }
  | { kind: 'repeated'; message: StoredMessage }
  | { kind: 'read'; conversationId: string; by: 'visitor' | 'operator'; seq: number }
  | { kind: 'ended' }
  | { kind: 'unknown' };
