import type { Audience, Message } from './conversations';

/**
 * What one client knows of a conversation's messages. The same few rules hold for visitors and
 * operators: nothing is shown twice, the newest version of a message wins, and a version that
 * never arrived is noticed and asked for, in whatever order the pieces come in.
 *
 * @example
 * const isComplete = ({ ahead, outgoing }: Thread): boolean => ahead.length + outgoing.length === 0;
 */
export interface Thread {
  /** By `seq`, each at its newest known version. */
  readonly messages: readonly Message[];
  /** Written here and not yet answered with the stored message, oldest first. */
  readonly outgoing: readonly Outgoing[];
  /** Every change up to this version is known. */
  readonly through: number;
  /** Versions known beyond `through`, with a gap before them; growing. */
  readonly ahead: readonly number[];
}

/**
 * A message of one's own on its way.
 *
 * @example
 * const hasFailed = ({ state }: Outgoing): boolean => state === 'failed';
 */
export interface Outgoing {
  readonly clientId: string;
  readonly body: string;
  readonly state: 'sending' | 'failed';
  /** How often it was sent without its answer coming back. */
  readonly tries: number;
  /** Whom it is for: `public` unless it is said here. */
  readonly audience?: Audience;
}

/**
 * @example
 * EMPTY_THREAD.messages; // []
 */
export const EMPTY_THREAD: Thread = { messages: [], outgoing: [], through: 0, ahead: [] };

/**
 * Takes in messages that came on their own or as an answer, new or changed.
 *
 * @example
 * withMessages(EMPTY_THREAD, []).through; // 0
 */
export function withMessages(thread: Thread, news: readonly Message[]): Thread {
  const messages = merge(thread.messages, news);
  const known = new Set(news.map(({ clientId }) => clientId));
  const outgoing = thread.outgoing.filter(({ clientId }) => !known.has(clientId));

  return counted(
    { ...thread, messages, outgoing },
    news.map(({ version }) => version)
  );
}

/**
 * Takes in the answer to “everything after version `after`”: it leaves no gap behind its newest version.
 *
 * @example
 * withSync(EMPTY_THREAD, 0, []).messages; // []
 */
export function withSync(thread: Thread, after: number, answer: readonly Message[]): Thread {
  const merged = withMessages(thread, answer);

  if (after > thread.through) {
    return merged;
  }

  const newest = answer.reduce((most, { version }) => Math.max(most, version), merged.through);

  return counted({ ...merged, through: newest }, []);
}

/**
 * Shows a message of one's own at once.
 *
 * @example
 * withOutgoing(EMPTY_THREAD, 'id', 'Hello').outgoing; // [{ clientId: 'id', body: 'Hello', state: 'sending', tries: 0 }]
 */
export function withOutgoing(
  thread: Thread,
  clientId: string,
  body: string,
  audience: Audience = 'public'
): Thread {
  const others = thread.outgoing.filter((message) => message.clientId !== clientId);

  const written: Outgoing = { clientId, body, state: 'sending', tries: 0 };

  return {
    ...thread,
    outgoing: [...others, audience === 'public' ? written : { ...written, audience }],
  };
}

/**
 * Takes over a message that another page of the same person could not send, unless it is known.
 *
 * @example
 * withAdopted(EMPTY_THREAD, { clientId: 'id', body: 'Hello', state: 'failed', tries: 4 }).outgoing.length; // 1
 */
export const withAdopted = (thread: Thread, message: Outgoing): Thread =>
  [...thread.messages, ...thread.outgoing].some(({ clientId }) => clientId === message.clientId)
    ? thread
    : { ...thread, outgoing: [...thread.outgoing, message] };

/**
 * Marks a message of one's own as refused or unanswered, so that it can be tried again.
 *
 * @example
 * withFailure(withOutgoing(EMPTY_THREAD, 'id', 'Hello'), 'id').outgoing[0].state; // 'failed'
 */
export const withFailure = (thread: Thread, clientId: string): Thread =>
  withOwn(thread, clientId, (message) => ({ ...message, state: 'failed' }));

/**
 * Counts that a message of one's own was sent and nothing said whether it is stored.
 *
 * @example
 * withTry(withOutgoing(EMPTY_THREAD, 'id', 'Hello'), 'id').outgoing[0].tries; // 1
 */
export const withTry = (thread: Thread, clientId: string): Thread =>
  withOwn(thread, clientId, (message) => ({ ...message, tries: message.tries + 1 }));

/**
 * Takes a message of one's own back that is not stored.
 *
 * @example
 * withoutOutgoing(withOutgoing(EMPTY_THREAD, 'id', 'Hello'), 'id').outgoing; // []
 */
export const withoutOutgoing = (thread: Thread, clientId: string): Thread => ({
  ...thread,
  outgoing: thread.outgoing.filter((message) => message.clientId !== clientId),
});

/** Changes a message of one's own that is on its way. */
function withOwn(
  thread: Thread,
  clientId: string,
  change: (message: Outgoing) => Outgoing
): Thread {
  const outgoing = thread.outgoing.map((message) =>
    message.clientId === clientId && message.state === 'sending' ? change(message) : message
  );

  return { ...thread, outgoing };
}

/**
 * Whether something is known to be missing.
 *
 * @example
 * isBehind({ ...EMPTY_THREAD, ahead: [3] }); // true
 */
export const isBehind = ({ ahead }: Thread): boolean => ahead.length > 0;

/**
 * The place of the last message known to be stored; 0 for none.
 *
 * @example
 * lastSeq(EMPTY_THREAD); // 0
 */
export const lastSeq = ({ messages }: Thread): number => messages.at(-1)?.seq ?? 0;

function merge(known: readonly Message[], news: readonly Message[]): readonly Message[] {
  const bySeq = new Map(known.map((message) => [message.seq, message]));

  for (const message of news) {
    const { version = 0 } = bySeq.get(message.seq) ?? {};

    if (message.version > version) {
      bySeq.set(message.seq, message);
    }
  }

  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function counted(thread: Thread, versions: readonly number[]): Thread {
  const waiting = [...new Set([...thread.ahead, ...versions])].sort((a, b) => a - b);
  let { through } = thread;

  for (const version of waiting) {
    if (version === through + 1) {
      through = version;
    }
  }

  return { ...thread, through, ahead: waiting.filter((version) => version > through) };
}
