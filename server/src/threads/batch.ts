import type { Decision, Head, NewMessage, Policy, ReadReceipt, StoredMessage } from './entries';
import { excerpt } from './excerpt';

/** What a batch comes to: a decision for each entry, in order, and the threads that change. */
export interface Plan<H extends Head> {
  decisions: readonly Decision[];
  changed: readonly H[];
}

const UNKNOWN: Decision = { kind: 'unknown' };

/**
 * Decides a whole batch: who gets which `seq`, what is a repetition, what comes after the end.
 * `stored` holds messages that are there already under a client id of the batch.
 */
export function planBatch<H extends Head, M extends NewMessage, R extends ReadReceipt>(
  entries: readonly (M | R)[],
  heads: readonly H[],
  stored: readonly StoredMessage[],
  policy: Policy<H, M, R>
): Plan<H> {
  const after = new Map(heads.map((head) => [head.thread, { ...head }]));
  const messages = new Map(stored.map((message) => [message.clientId, message]));
  const changed = new Set<H>();

  const decisions = entries.map((entry) => {
    const head = after.get(entry.thread);

    if (!(head && policy.admits(entry, head))) {
      return UNKNOWN;
    }

    return entry.type === 'receipt'
      ? receipt(entry, head, changed)
      : place(entry, head, { messages, changed, policy });
  });

  return { decisions, changed: [...changed] };
}

/**
 * Whether what is remembered is not the last word, as it may be out of date: it says no to an entry, or
 * knows nothing of a message that somebody has read.
 */
export const isDoubtful = (entry: NewMessage | ReadReceipt, decision: Decision): boolean =>
  decision.kind === 'read'
    ? entry.type === 'receipt' && decision.seq < entry.seq
    : decision.kind !== 'new' && decision.kind !== 'repeated';

interface Sofar<H extends Head, M extends NewMessage, R extends ReadReceipt> {
  messages: Map<string, StoredMessage>;
  changed: Set<H>;
  policy: Policy<H, M, R>;
}

function place<H extends Head, M extends NewMessage, R extends ReadReceipt>(
  entry: M,
  head: H,
  { messages, changed, policy }: Sofar<H, M, R>
): Decision {
  const before = messages.get(entry.clientId);

  if (before && isSame(before, entry)) {
    return { kind: 'repeated', message: before };
  }

  const turn = policy.turnOf(entry, head);

  if (turn !== 'write') {
    return { kind: turn };
  }

  if (before) {
    return { kind: 'foreign' };
  }

  const stored = count(entry, head);
  const effects = policy.wrote(entry, head);

  messages.set(entry.clientId, stored);
  changed.add(head);

  return { kind: 'new', message: stored, ...effects };
}

const isSame = (before: StoredMessage, entry: NewMessage): boolean =>
  before.thread === entry.thread &&
  before.author === entry.author &&
  before.operator === entry.operator;

/** Gives a message its place, and keeps the thread's own figures. */
function count(entry: NewMessage, head: Head): StoredMessage {
  head.version += 1;

  if (entry.kind === 'text' && entry.audience === 'public') {
    said(entry, head);
  }

  return {
    thread: entry.thread,
    clientId: entry.clientId,
    author: entry.author,
    operator: entry.operator,
    name: entry.name,
    kind: entry.kind,
    audience: entry.audience,
    body: entry.body,
    rating: entry.rating,
    sentAt: entry.sentAt,
    seq: head.version,
    version: head.version,
    ownerId: head.id,
  };
}

function said({ author, body, sentAt }: NewMessage, head: Head): void {
  head.lastAuthor = author;
  head.lastMessage = excerpt(body);
  head.lastMessageAt = sentAt;

  if (author === 'visitor') {
    head.visitorMessages += 1;
    head.readByVisitor = head.version;
  } else if (author === 'bot') {
    head.botMessages += 1;
  } else if (author === 'operator') {
    head.operatorMessages += 1;
    head.readByOperator = head.version;
  }
}

/** Reading never goes backwards, nor beyond what was written. */
function receipt<H extends Head>({ by, seq }: ReadReceipt, head: H, changed: Set<H>): Decision {
  const field = by === 'visitor' ? 'readByVisitor' : 'readByOperator';
  const reached = Math.max(head[field], Math.min(seq, head.version));

  if (reached > head[field]) {
    head[field] = reached;
    changed.add(head);
  }

  return { kind: 'read', ownerId: head.id, by, seq: reached };
}
