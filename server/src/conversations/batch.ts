import type {
  Bounds,
  Counters,
  Decision,
  LogEntry,
  NewMessage,
  ReadReceipt,
  StoredMessage,
} from './entries';
import { excerpt } from './excerpt';
import { end, textsIn, turnOf } from './state';
import { isOpenTo } from './visibility';

const UNKNOWN: Decision = { kind: 'unknown' };

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

const key = ({ conversation, clientId }: { conversation: number; clientId: string }): string =>
  `${conversation}:${clientId}`;

function decide(
  entry: LogEntry,
  conversation: Counters,
  messages: Map<string, StoredMessage>,
  bounds: Bounds
): Decision {
  if (!isOpenTo(entry.onlyOf, conversation)) {
    return UNKNOWN;
  }

  if (entry.type === 'receipt') {
    return receipt(entry, conversation);
  }

  const before = messages.get(key(entry));

  if (before) {
    return { kind: 'repeated', message: before };
  }

  const turn = turnOf(entry, conversation, bounds);

  return turn === 'write' ? write(entry, conversation, messages, bounds.messages) : { kind: turn };
}

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

/** Reading never goes backwards, nor beyond what was written. */
function receipt({ by, seq }: ReadReceipt, conversation: Counters): Decision {
  const field = by === 'visitor' ? 'readByVisitor' : 'readByOperator';
  const reached = Math.max(conversation[field], Math.min(seq, conversation.version));

  conversation[field] = reached;

  return { kind: 'read', conversationId: conversation.id, by, seq: reached };
}
