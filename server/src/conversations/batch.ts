import type {
  Author,
  ConversationState,
  MessageKind,
  RatingLine,
} from '../../../shared/conversations';
import { excerpt } from './excerpt';

/** A line to be written. */
export interface Line {
  type: 'line';
  conversation: number;
  clientId: string;
  author: Author;
  /** Row of the operator who writes. */
  operator: number | null;
  name: string;
  kind: MessageKind;
  body: string;
  rating: RatingLine | null;
  sentAt: Date;
  /** Set when this line ends the conversation. */
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
export interface Look {
  type: 'look';
  conversation: number;
  by: 'visitor' | 'operator';
  seq: number;
  onlyOf: number | null;
}

export type Entry = Line | Look;

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
  seenByVisitor: number;
  seenByOperator: number;
  lastMessage: string | null;
  lastMessageAt: Date | null;
  firstAnswerAt: Date | null;
  endedAt: Date | null;
  endedBy: Ending['by'] | null;
  askRating: boolean;
}

/** A line as stored: with its place. */
export interface StoredLine extends Omit<Line, 'type' | 'ends' | 'onlyOf'> {
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
  | { kind: 'new'; line: StoredLine; assigned: boolean; ended: boolean; full: boolean }
  | { kind: 'beyond' }
  | { kind: 'repeated'; line: StoredLine }
  | { kind: 'seen'; conversationId: string; by: 'visitor' | 'operator'; seq: number }
  | { kind: 'ended' }
  | { kind: 'unknown' };

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
  entries: readonly Entry[],
  conversations: readonly Counters[],
  stored: readonly StoredLine[],
  bounds: Bounds
): Plan {
  const counters = new Map(conversations.map((one) => [one.row, { ...one }]));
  const lines = new Map(stored.map((line) => [key(line), line]));
  const changed = new Set<number>();

  const decisions = entries.map((entry) => {
    const conversation = counters.get(entry.conversation);
    const decision = conversation ? decide(entry, conversation, lines, bounds) : UNKNOWN;

    if (decision.kind === 'new' || decision.kind === 'seen') {
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
  entry: Entry,
  conversation: Counters,
  lines: Map<string, StoredLine>,
  bounds: Bounds
): Decision {
  if (
    entry.onlyOf !== null &&
    conversation.operator !== null &&
    entry.onlyOf !== conversation.operator
  ) {
    return UNKNOWN;
  }

  if (entry.type === 'look') {
    return look(entry, conversation);
  }

  const before = lines.get(key(entry));

  if (before) {
    return { kind: 'repeated', line: before };
  }

  if (entry.author === 'visitor' && entry.kind === 'text' && isBeyond(conversation, bounds)) {
    return BEYOND;
  }

  return isOver(entry, conversation)
    ? { kind: 'ended' }
    : write(entry, conversation, lines, bounds.messages);
}

/** A rating comes after the end by its nature; nothing else does. What is not silent any more does not end for that. */
const isOver = ({ kind, ends }: Line, conversation: Counters): boolean =>
  (conversation.state === 'ended' && kind !== 'rating') ||
  (ends?.silentSince !== undefined && !isSilent(conversation, ends.silentSince));

function write(
  entry: Line,
  conversation: Counters,
  lines: Map<string, StoredLine>,
  most: number
): Decision {
  const { type: _type, ends, onlyOf: _onlyOf, ...line } = entry;
  const seq = conversation.version + 1;
  const stored = { ...line, seq, version: seq, conversationId: conversation.id };
  const assigned = conversation.operator === null && entry.operator !== null;

  conversation.version = seq;
  lines.set(key(entry), stored);
  count(entry, conversation, seq);

  if (ends) {
    end(ends, conversation, entry.sentAt);
  }

  const full = entry.kind === 'text' && textsIn(conversation) === most;

  return { kind: 'new', line: stored, assigned, ended: ends !== null, full };
}

/** Keeps the conversation's own figures; the first operator to answer takes an unassigned one. */
function count(entry: Line, conversation: Counters, seq: number): void {
  if (entry.kind !== 'text') {
    return;
  }

  conversation.lastMessage = excerpt(entry.body);
  conversation.lastMessageAt = entry.sentAt;

  if (entry.author === 'visitor') {
    conversation.visitorMessages += 1;
    conversation.seenByVisitor = seq;
  }

  if (entry.author === 'bot') {
    conversation.botMessages += 1;
  }

  if (entry.author === 'operator') {
    conversation.operatorMessages += 1;
    conversation.seenByOperator = seq;
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
function look({ by, seq }: Look, conversation: Counters): Decision {
  const field = by === 'visitor' ? 'seenByVisitor' : 'seenByOperator';
  const reached = Math.max(conversation[field], Math.min(seq, conversation.version));

  conversation[field] = reached;

  return { kind: 'seen', conversationId: conversation.id, by, seq: reached };
}
