import type { Audience, Author, MessageKind, MessageRating } from '../../../shared/conversations';
import type { Row } from '../plugin/database/ids';

/** What every entry of a thread's log changes of it. */
export interface Head {
  /** Row of the thread. */
  thread: Row<'thread'>;
  /** Id of what the thread belongs to. */
  id: string;
  /** Counts writes: a write names the one it was decided by, and is none where there was another since. */
  revision: number;
  /** Counts changes of messages. */
  version: number;
  visitorMessages: number;
  operatorMessages: number;
  botMessages: number;
  readByVisitor: number;
  readByOperator: number;
  /** Of what people said. */
  lastAuthor: Author | null;
  lastMessage: string | null;
  lastMessageAt: Date | null;
}

/** A message to be written. */
export interface NewMessage {
  type: 'message';
  thread: Row<'thread'>;
  clientId: string;
  author: Author;
  /** Row of the operator who writes. */
  operator: Row<'operator'> | null;
  name: string;
  kind: MessageKind;
  audience: Audience;
  body: string;
  rating: MessageRating | null;
  sentAt: Date;
}

/** One side has read up to a message. */
export interface ReadReceipt {
  type: 'receipt';
  thread: Row<'thread'>;
  by: 'visitor' | 'operator';
  seq: number;
}

/** A message as stored: with its place. */
export interface StoredMessage extends Omit<NewMessage, 'type'> {
  seq: number;
  version: number;
  /** Id of what the thread belongs to. */
  ownerId: string;
}

/** What a message does to what its thread belongs to. */
export interface Effects {
  /** Gives it to the operator who wrote. */
  assigned: boolean;
  ended: boolean;
  /** Ends it with the question for a rating. */
  asked: boolean;
  /** Is the last there may be. */
  full: boolean;
}

/** Why a message is not written: too late, meant for another thread, or into one nobody knows of. */
export type Refusal = 'ended' | 'beyond' | 'unknown';

/**
 * What is to become of an entry. `repeated` was stored before, under the same client id; `foreign` has
 * a client id that somebody else's message has.
 */
export type Decision =
  | ({ kind: 'new'; message: StoredMessage } & Effects)
  | { kind: 'repeated'; message: StoredMessage }
  | { kind: 'read'; ownerId: string; by: 'visitor' | 'operator'; seq: number }
  | { kind: 'foreign' }
  | { kind: Refusal };

/** Something before and after a batch. */
export interface Turned<H> {
  before: H;
  after: H;
}

/** What those whom threads belong to say of their entries. */
export interface Policy<H extends Head, M extends NewMessage, R extends ReadReceipt> {
  /** Whether whoever wrote an entry has a part in the thread. */
  admits: (entry: M | R, head: H) => boolean;
  turnOf: (message: M, head: H) => 'write' | Refusal;
  /** Changes the head by what a message does beyond its thread, once the message is counted. */
  wrote: (message: M, head: H) => Effects;
}
