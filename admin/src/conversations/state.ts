import type { Message, OperatorConversation, Sync } from '../../../shared/conversations';
import type { Duty } from '../../../shared/operators';
import type { Seen, Typing } from '../../../shared/realtime';
import {
  EMPTY_THREAD,
  type Thread,
  withFailure,
  withMessages,
  withOutgoing,
  withSync,
} from '../../../shared/thread';
import { closed, opened, type Windows, withCapacity, withFold } from './windows';

/** How the console stands with the server. `refused` waits for a fresh login. */
export type Connection = 'off' | 'connecting' | 'online' | 'offline' | 'refused';

/** Everything the operator console knows; screens only read it. */
export interface Desk {
  connection: Connection;
  /** Id of the operator who sits here. */
  me: string | null;
  conversations: Readonly<Record<string, OperatorConversation>>;
  /** Those this operator is to look after, as the server told: own ones and free ones where they are on duty; null until it did. */
  awaited: ReadonlySet<string> | null;
  threads: Readonly<Record<string, Thread>>;
  /** Conversations whose messages are known from the first one on. */
  loaded: Readonly<Record<string, true>>;
  /** Conversations whose visitor is writing now. */
  typing: Readonly<Record<string, true>>;
  windows: Windows;
  /** Null until the server told. */
  duties: readonly Duty[] | null;
}

/** Everything that can happen to the console. */
export type DeskEvent =
  | { type: 'connection'; connection: Connection }
  | { type: 'identified'; me: string }
  | { type: 'known'; conversations: readonly OperatorConversation[] }
  | { type: 'listed'; conversations: readonly OperatorConversation[] }
  | { type: 'opened'; conversation: OperatorConversation }
  | { type: 'received'; message: Message }
  | { type: 'synced'; id: string; after: number; sync: Sync<OperatorConversation> }
  | { type: 'wrote'; id: string; clientId: string; body: string }
  | { type: 'failed'; id: string; clientId: string }
  | { type: 'seen'; seen: Seen }
  | { type: 'typing'; typing: Typing }
  | { type: 'duties'; duties: readonly Duty[] }
  | { type: 'window-opened'; id: string }
  | { type: 'window-folded'; id: string; folded: boolean }
  | { type: 'window-closed'; id: string }
  | { type: 'capacity'; capacity: number };

export const EMPTY_DESK: Desk = {
  connection: 'off',
  me: null,
  conversations: {},
  awaited: null,
  threads: {},
  loaded: {},
  typing: {},
  windows: { list: [], capacity: 3 },
  duties: null,
};

type Handlers = {
  [Type in DeskEvent['type']]: (desk: Desk, event: Extract<DeskEvent, { type: Type }>) => Desk;
};

const handlers: Handlers = {
  connection: (desk, { connection }) => ({ ...desk, connection, typing: {} }),
  identified: (desk, { me }) => ({ ...desk, me }),
  known: (desk, { conversations }) =>
    withAwaited(
      conversations.reduce(withConversation, desk),
      conversations.filter(({ operator }) => desk.me !== null && operator === desk.me)
    ),
  listed: (desk, { conversations }) =>
    withWaiting(
      withAwaited(
        conversations.reduce(withConversation, { ...desk, awaited: new Set() }),
        conversations
      )
    ),
  opened: (desk, { conversation }) => withOpened(desk, conversation),
  received,
  synced,
  wrote: (desk, { id, clientId, body }) =>
    withThread(desk, id, (thread) => withOutgoing(thread, clientId, body)),
  failed: (desk, { id, clientId }) =>
    withThread(desk, id, (thread) => withFailure(thread, clientId)),
  seen: (desk, { seen }) => withSeen(desk, seen),
  typing: (desk, { typing }) => withTyping(desk, typing.conversation, isVisitorTyping(typing)),
  duties: (desk, { duties }) => ({ ...desk, duties }),
  'window-opened': (desk, { id }) => withWindow(desk, id),
  'window-folded': (desk, { id, folded }) => ({
    ...desk,
    windows: withFold(desk.windows, id, folded),
  }),
  'window-closed': (desk, { id }) => ({ ...desk, windows: closed(desk.windows, id) }),
  capacity: (desk, { capacity }) => ({ ...desk, windows: withCapacity(desk.windows, capacity) }),
};

/** The console after something happened. Events may come twice, late and in any order: it converges all the same. */
export function next<Type extends DeskEvent['type']>(
  desk: Desk,
  event: Extract<DeskEvent, { type: Type }>
): Desk {
  const handler: (desk: Desk, event: Extract<DeskEvent, { type: Type }>) => Desk =
    handlers[event.type as Type];

  return handler(desk, event);
}

export const threadOf = (desk: Desk, id: string): Thread => desk.threads[id] ?? EMPTY_THREAD;

/** Whether the message says something this console has not heard. */
function isNews(desk: Desk, { conversation, seq, version }: Message): boolean {
  const known = threadOf(desk, conversation).messages.find((message) => message.seq === seq);

  return known === undefined || known.version < version;
}

function received(desk: Desk, { message }: { message: Message }): Desk {
  const { conversation: id } = message;
  const news = isNews(desk, message);
  const after = withThread(desk, id, (thread) => withMessages(thread, [message]));
  const mine = desk.me !== null && desk.conversations[id]?.operator === desk.me;

  if (message.author !== 'visitor' || !news) {
    return after;
  }

  const silent = withTyping(after, id, false);

  return mine ? withWindow(silent, id) : silent;
}

function synced(desk: Desk, { id, after, sync }: Extract<DeskEvent, { type: 'synced' }>): Desk {
  const merged = withThread(desk, id, (thread) => withSync(thread, after, sync.messages));
  const loaded =
    after === 0 ? { ...merged, loaded: { ...merged.loaded, [id]: true as const } } : merged;

  return sync.conversation === null ? loaded : withConversation(loaded, sync.conversation);
}

function withThread(desk: Desk, id: string, change: (thread: Thread) => Thread): Desk {
  return { ...desk, threads: { ...desk.threads, [id]: change(threadOf(desk, id)) } };
}

/** Keeps the newer of two states of a conversation; what only ever grows is taken from both. */
function withConversation(desk: Desk, news: OperatorConversation): Desk {
  const known = desk.conversations[news.id] ?? news;
  const newer = isOlder(news, known) ? known : news;
  const conversation: OperatorConversation = {
    ...newer,
    state: known.state === 'ended' ? 'ended' : news.state,
    seenByOperator: Math.max(known.seenByOperator, news.seenByOperator),
    seenByVisitor: Math.max(known.seenByVisitor, news.seenByVisitor),
  };

  return { ...desk, conversations: { ...desk.conversations, [news.id]: conversation } };
}

const isOlder = (a: OperatorConversation, b: OperatorConversation): boolean =>
  a.version < b.version || (a.version === b.version && a.seenByOperator < b.seenByOperator);

function withSeen(desk: Desk, { conversation: id, by, seq }: Seen): Desk {
  const known = desk.conversations[id];
  const field = by === 'operator' ? 'seenByOperator' : 'seenByVisitor';

  if (known === undefined || known[field] >= seq) {
    return desk;
  }

  const read = by === 'operator' && seq >= lastTextSeq(known, threadOf(desk, id));
  const conversation = { ...known, [field]: seq, ...(read && { unread: 0 }) };

  return { ...desk, conversations: { ...desk.conversations, [id]: conversation } };
}

/** Nothing the snapshot counts as unread can lie behind this place once it is read up to it. */
const lastTextSeq = ({ version }: OperatorConversation, { messages }: Thread): number =>
  Math.min(version, messages.at(-1)?.seq ?? version);

const isVisitorTyping = ({ by, typing }: Typing): boolean => by === 'visitor' && typing;

function withTyping(desk: Desk, id: string, isTyping: boolean): Desk {
  if ((desk.typing[id] ?? false) === isTyping) {
    return desk;
  }

  const { [id]: _, ...others } = desk.typing;

  return { ...desk, typing: isTyping ? { ...others, [id]: true } : others };
}

const withWindow = (desk: Desk, id: string): Desk => ({
  ...desk,
  windows: opened(desk.windows, id),
});

/** Adds to what this operator is to look after; before the server told what there is, nothing can be added. */
const withAwaited = (desk: Desk, news: readonly OperatorConversation[]): Desk =>
  desk.awaited === null || news.length === 0
    ? desk
    : { ...desk, awaited: new Set([...desk.awaited, ...news.map(({ id }) => id)]) };

/** The server also tells again what an operator has when they come back; what was closed and read stays closed. */
function withOpened(desk: Desk, conversation: OperatorConversation): Desk {
  const after = withAwaited(withConversation(desk, conversation), [conversation]);

  return isFresh(conversation) ? withWindow(after, conversation.id) : after;
}

/** Whether there is something in a conversation this operator has not looked at. */
export const isFresh = ({ unread, seenByOperator }: OperatorConversation): boolean =>
  unread > 0 || seenByOperator === 0;

/** After a reload, whoever still waits for this operator gets a window again. */
function withWaiting(desk: Desk): Desk {
  const waiting = Object.values(desk.conversations).filter(
    ({ operator, state, unread }) =>
      operator !== null && operator === desk.me && state === 'open' && unread > 0
  );

  return waiting.reduce((changed, { id }) => withWindow(changed, id), desk);
}
