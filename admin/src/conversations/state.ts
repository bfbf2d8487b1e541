import type { Message, OperatorConversation } from '../../../shared/conversations';
import type { Seen, Typing } from '../../../shared/realtime';
import {
  type Thread,
  withFailure,
  withMessages,
  withOutgoing,
  withSync,
} from '../../../shared/thread';
import { type Desk, type DeskEvent, threadOf } from './desk';
import { tidied } from './tidy';
import {
  arrived,
  type ChatWindow,
  picked,
  type Windows,
  withCapacity,
  withFold,
  without,
  withUse,
} from './windows';

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
      withoutStale(
        withAwaited(
          conversations.reduce(withConversation, { ...desk, awaited: new Set() }),
          conversations
        ),
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
  resumed: (desk, { channels }) => ({ ...desk, resumed: channels }),
  'resume-told': (desk) => ({ ...desk, resumed: null }),
  'on-screen': (desk, { id, isThere }) => withScreen(desk, id, isThere),
  moved: (desk, { moved: { conversation: id, page } }) => withPage(desk, id, page),
  'window-opened': (desk, { id }) => withWindows(desk, picked(desk.windows, id)),
  'window-folded': (desk, { id, folded }) => withWindows(desk, withFold(desk.windows, id, folded)),
  'window-used': (desk, { id }) => withWindows(desk, withUse(desk.windows, id)),
  'window-closed': (desk, { id }) => withWindows(desk, without(desk.windows, [id])),
  'windows-left': (desk, { ids }) => withWindows(desk, without(desk.windows, ids)),
  'windows-restored': (desk, { shown, stacked }) => withRestored(desk, shown, stacked),
  capacity: (desk, { capacity }) => withWindows(desk, withCapacity(desk.windows, capacity)),
};

/** The console after something happened. Events may come twice, late and in any order: it converges all the same. */
export function next<Type extends DeskEvent['type']>(
  desk: Desk,
  event: Extract<DeskEvent, { type: Type }>
): Desk {
  const handler: (desk: Desk, event: Extract<DeskEvent, { type: Type }>) => Desk =
    handlers[event.type as Type];

  return tidied(handler(desk, event));
}

/** Whether the message says something this console has not heard. */
function isNews(desk: Desk, { conversation, seq, version }: Message): boolean {
  const known = threadOf(desk, conversation).messages.find((message) => message.seq === seq);

  return known === undefined || known.version < version;
}

function received(desk: Desk, { message }: { message: Message }): Desk {
  const { conversation: id } = message;
  const news = isNews(desk, message);
  const after = withThread(desk, id, (thread) => withMessages(thread, [message]));
  const { operator = null, state } = desk.conversations[id] ?? {};
  const mine = operator !== null && operator === desk.me && state === 'open';

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

const withThread = (desk: Desk, id: string, change: (thread: Thread) => Thread): Desk => ({
  ...desk,
  threads: withLatest(desk.threads, id, change(threadOf(desk, id))),
});

/** What was heard of last stands last: what is forgotten is forgotten from the front. */
function withLatest<T>(
  record: Readonly<Record<string, T>>,
  id: string,
  value: T
): Readonly<Record<string, T>> {
  const { [id]: _, ...others } = record;

  return { ...others, [id]: value };
}

function withScreen(desk: Desk, id: string, isThere: boolean): Desk {
  const { [id]: before = 0, ...others } = desk.onScreen;
  const count = before + (isThere ? 1 : -1);

  return { ...desk, onScreen: count > 0 ? { ...others, [id]: count } : others };
}

/** Keeps the newer of two states of a conversation; what only ever grows is taken from both. */
function withConversation(desk: Desk, news: OperatorConversation): Desk {
  const known = desk.conversations[news.id] ?? news;
  const newer = isOlder(news, known) ? known : news;
  // Whoever gets a conversation from somebody else has seen nothing of it.
  const isSame = known.operator === news.operator;
  const conversation: OperatorConversation = {
    ...newer,
    state: known.state === 'ended' ? 'ended' : news.state,
    seenByOperator: isSame
      ? Math.max(known.seenByOperator, news.seenByOperator)
      : newer.seenByOperator,
    seenByVisitor: Math.max(known.seenByVisitor, news.seenByVisitor),
  };

  return { ...desk, conversations: withLatest(desk.conversations, news.id, conversation) };
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

const withWindows = (desk: Desk, windows: Windows): Desk =>
  windows === desk.windows ? desk : { ...desk, windows };

/** Something is new in a conversation: it gets a place on the dock, unless it has one. */
const withWindow = (desk: Desk, id: string): Desk => withWindows(desk, arrived(desk.windows, id));

/** The windows of before a reload, as many as there is room for now. */
function withRestored(
  desk: Desk,
  shown: readonly ChatWindow[],
  stacked: readonly ChatWindow[]
): Desk {
  const { capacity } = desk.windows;

  return withWindows(desk, {
    capacity,
    shown: shown.slice(0, capacity),
    stacked: [...shown.slice(capacity), ...stacked],
  });
}

/** What of the stack is no longer this operator's to answer, as the server tells after a reload or a cut line. */
function withoutStale(desk: Desk, conversations: readonly OperatorConversation[]): Desk {
  const fresh = new Set(conversations.map(({ id }) => id));
  const stale = desk.windows.stacked.filter(({ id }) => !fresh.has(id));

  return withWindows(
    desk,
    without(
      desk.windows,
      stale.map(({ id }) => id)
    )
  );
}

function withPage(desk: Desk, id: string, currentPage: string): Desk {
  const known = desk.conversations[id];

  return known === undefined
    ? desk
    : { ...desk, conversations: { ...desk.conversations, [id]: { ...known, currentPage } } };
}

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

  return waiting
    .sort((one, other) => one.lastMessageAt.localeCompare(other.lastMessageAt))
    .reduce((changed, { id }) => withWindow(changed, id), desk);
}
