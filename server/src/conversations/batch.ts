import type {
  Author,
  ConversationState,
  MessageKind,
  MessageRating,
} from '../../../shared/conversations';
import { excerpt } from './excerpt';

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

/** A conversation nobody had, by row and by id, and the row of the operator who took it by answering. */
interface Taken {
  conversation: number;
  conversationId: string;
  operator: number;
}

/** What a decision gave to whoever wrote; most give nothing. */
export function takenBy(decision: Decision): Taken[] {
  if (decision.kind !== 'new' || !decision.assigned) {
    return [];
  }

  const { conversation, conversationId, operator } = decision.message;

  return operator === null ? [] : [{ conversation, conversationId, operator }];
}

/** What a batch comes to: a decision for each entry, in order, and the conversations that change. */
export interface Plan {
  decisions: readonly Decision[];
  changed: readonly Counters[];
}

/**
 * Decides a whole batch: who gets which `seq`, what is a repetition, what comes after the end.
 * `stored` holds the lines already there under a client id of the batch.
 */
export function planBatch(
  entries: readonly LogEntry[],
  conversations: readonly Counters[],
  stored: readonly StoredMessage[],
  bounds: Bounds
): Plan {
  const counters = new Map(conversations.map((one) => [one.row, { ...one }]));
  const messages = new Map(stored.map((message) => [key(message), message]));
  const changed = new Set<number>();

  const decisions = entries.map((entry) => {
    const conversation = counters.get(entry.conversation);
    const decision = conversation ? decide(entry, conversation, messages, bounds) : UNKNOWN;

    if (decision.kind === 'new' || decision.kind === 'read') {
      changed.add(entry.conversation);
    }

    return decision;
  });

  return { decisions, changed: [...counters.values()].filter(({ row }) => changed.has(row)) };
}

const UNKNOWN: Decision = { kind: 'unknown' };

const key = ({ conversation, clientId }: { conversation: number; clientId: string }): string =>
  `${conversation}:${clientId}`;

const BEYOND: Decision = { kind: 'beyond' };

/** What people have said. */
const textsIn = ({ visitorMessages, operatorMessages, botMessages }: Counters): number =>
  visitorMessages + operatorMessages + botMessages;

/** Whether nobody has said anything since. */
export const isSilent = (
  { lastMessageAt }: Pick<Counters, 'lastMessageAt'>,
  since: Date
): boolean => lastMessageAt !== null && lastMessageAt <= since;

/** Whether a conversation is at its end without anybody having ended it. */
export const isBeyond = (conversation: Counters, { silentSince, messages }: Bounds): boolean =>
  conversation.state === 'ended'
    ? conversation.endedBy === 'system'
    : isSilent(conversation, silentSince) || textsIn(conversation) >= messages;

function decide(
  entry: LogEntry,
  conversation: Counters,
  messages: Map<string, StoredMessage>,
  bounds: Bounds
): Decision {
  if (
    entry.onlyOf !== null &&
    conversation.operator !== null &&
    entry.onlyOf !== conversation.operator
  ) {
    return UNKNOWN;
  }

  if (entry.type === 'receipt') {
    return receipt(entry, conversation);
  }

  const before = messages.get(key(entry));

  if (before) {
    return { kind: 'repeated', message: before };
  }

  if (entry.author === 'visitor' && entry.kind === 'text' && isBeyond(conversation, bounds)) {
    return BEYOND;
  }

  return isOver(entry, conversation)
    ? { kind: 'ended' }
    : write(entry, conversation, messages, bounds.messages);
}

/** A rating comes after the end by its nature; nothing else does. What is not silent any more does not end for that. */
const isOver = ({ kind, ends }: NewMessage, conversation: Counters): boolean =>
  (conversation.state === 'ended' && kind !== 'rating') ||
  (ends?.silentSince !== undefined && !isSilent(conversation, ends.silentSince));

function write(
  entry: NewMessage,
  conversation: Counters,
  messages: Map<string, StoredMessage>,
  most: number
): Decision {
  const { type: _type, ends, onlyOf: _onlyOf, ...message } = entry;
  const seq = conversation.version + 1;
  const stored = { ...message, seq, version: seq, conversationId: conversation.id };
  const assigned = conversation.operator === null && entry.operator !== null;

  conversation.version = seq;
  messages.set(key(entry), stored);
  count(entry, conversation, seq);

  if (ends) {
    end(ends, conversation, entry.sentAt);
  }

  const full = entry.kind === 'text' && textsIn(conversation) === most;

  return { kind: 'new', message: stored, assigned, ended: ends !== null, full };
}

/** Keeps the conversation's own figures; the first operator to answer takes an unassigned one. */
function count(entry: NewMessage, conversation: Counters, seq: number): void {
  if (entry.kind !== 'text') {
    return;
  }

  conversation.lastMessage = excerpt(entry.body);
  conversation.lastMessageAt = entry.sentAt;

  if (entry.author === 'visitor') {
    conversation.visitorMessages += 1;
    conversation.readByVisitor = seq;
  }

  if (entry.author === 'bot') {
    conversation.botMessages += 1;
  }

  if (entry.author === 'operator') {
    conversation.operatorMessages += 1;
    conversation.readByOperator = seq;
    conversation.firstAnswerAt ??= entry.sentAt;
    conversation.lastHuman = entry.operator;
    conversation.operator ??= entry.operator;
  }
}

/** Whether anybody answered the visitor, a bot or a human. */
const isAnswered = ({ operatorMessages, botMessages }: Counters): boolean =>
  operatorMessages + botMessages > 0;

function end({ by, ask }: Ending, conversation: Counters, now: Date): void {
  conversation.state = 'ended';
  conversation.endedBy = by;
  // What ended by itself was over when the last word was said.
  conversation.endedAt = by === 'system' ? (conversation.lastMessageAt ?? now) : now;
  conversation.askRating = isAsked(ask, conversation);
}

/** Whether a conversation that ends now ends with the question for a rating. */
export const isAsked = (ask: Ending['ask'], conversation: Counters): boolean =>
  ask !== null &&
  conversation.visitorMessages > 0 &&
  (ask.withoutReply || isAnswered(conversation));

/** Reading never goes backwards, nor beyond what was written. */
function receipt({ by, seq }: ReadReceipt, conversation: Counters): Decision {
  const field = by === 'visitor' ? 'readByVisitor' : 'readByOperator';
  const reached = Math.max(conversation[field], Math.min(seq, conversation.version));

  conversation[field] = reached;

  return { kind: 'read', conversationId: conversation.id, by, seq: reached };
}
