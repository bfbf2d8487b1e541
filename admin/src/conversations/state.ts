import type {
  Message,
  OperatorConversation,
  ReadReceipt,
  Typing,
} from '../../../shared/conversations';
import {
  type Thread,
  withFailure,
  withMessages,
  withOutgoing,
  withSync,
} from '../../../shared/thread';
import { type ConsoleEvent, type ConsoleState, threadOf } from './console-state';
import { tidied, withoutConversations } from './tidy';
import {
  arrived,
  picked,
  type Windows,
  withCapacity,
  withMinimized,
  without,
  withUse,
} from './windows';

type Handlers = {
  [Type in ConsoleEvent['type']]: (
    consoleState: ConsoleState,
    event: Extract<ConsoleEvent, { type: Type }>
  ) => ConsoleState;
};

const handlers: Handlers = {
  connection: (consoleState, { connection }) => ({ ...consoleState, connection, typing: {} }),
  identified: (consoleState, { me }) => ({ ...consoleState, me }),
  known: (consoleState, { conversations }) =>
    withAwaited(
      conversations.reduce(withConversation, consoleState),
      conversations.filter(
        ({ operator }) => consoleState.me !== null && operator === consoleState.me
      )
    ),
  listed: (consoleState, { conversations }) =>
    withWaiting(
      withoutStale(
        withAwaited(
          conversations.reduce(withConversation, { ...consoleState, awaited: new Set() }),
          conversations
        ),
        conversations
      )
    ),
  opened: (consoleState, { conversation }) => withOpened(consoleState, conversation),
  received,
  synced,
  wrote: (consoleState, { id, clientId, body, audience }) =>
    withThread(consoleState, id, (thread) => withOutgoing(thread, clientId, body, audience)),
  failed: (consoleState, { id, clientId }) =>
    withThread(consoleState, id, (thread) => withFailure(thread, clientId)),
  receipt: (consoleState, { receipt }) => withReceipt(consoleState, receipt),
  typing: (consoleState, { typing }) =>
    withTyping(consoleState, typing.conversation, isVisitorTyping(typing)),
  presences: (consoleState, { presences }) => ({ ...consoleState, presences }),
  resumed: (consoleState, { channels }) => ({ ...consoleState, resumed: channels }),
  'resume-told': (consoleState) => ({ ...consoleState, resumed: null }),
  'rights-changed': (consoleState) => ({ ...consoleState, rights: consoleState.rights + 1 }),
  forgotten: (consoleState, { ids }) => withoutConversations(consoleState, ids),
  'on-screen': (consoleState, { id, isThere }) => withScreen(consoleState, id, isThere),
  moved: (consoleState, { moved: { conversation: id, page } }) => withPage(consoleState, id, page),
  'window-opened': (consoleState, { id }) =>
    withWindows(consoleState, picked(consoleState.windows, id)),
  'window-folded': (consoleState, { id, minimized }) =>
    withWindows(consoleState, withMinimized(consoleState.windows, id, minimized)),
  'window-used': (consoleState, { id }) =>
    withWindows(consoleState, withUse(consoleState.windows, id)),
  'window-closed': (consoleState, { id }) =>
    withWindows(consoleState, without(consoleState.windows, [id])),
  'windows-left': (consoleState, { ids }) =>
    withWindows(consoleState, without(consoleState.windows, ids)),
  'windows-restored': (consoleState, { windows }) =>
    withWindows(consoleState, withCapacity(windows, consoleState.windows.capacity)),
  capacity: (consoleState, { capacity }) =>
    withWindows(consoleState, withCapacity(consoleState.windows, capacity)),
};

/** The console after something happened. Events may come twice, late and in any order: it converges all the same. */
export function next<Type extends ConsoleEvent['type']>(
  consoleState: ConsoleState,
  event: Extract<ConsoleEvent, { type: Type }>
): ConsoleState {
  const handler: (
    consoleState: ConsoleState,
    event: Extract<ConsoleEvent, { type: Type }>
  ) => ConsoleState = handlers[event.type as Type];

  return tidied(handler(consoleState, event));
}

/** Whether the message says something this console has not heard. */
function isNew(consoleState: ConsoleState, { conversation, seq, version }: Message): boolean {
  const known = threadOf(consoleState, conversation).messages.find(
    (message) => message.seq === seq
  );

  return known === undefined || known.version < version;
}

function received(consoleState: ConsoleState, { message }: { message: Message }): ConsoleState {
  const { conversation: id } = message;
  const change = isNew(consoleState, message);
  const after = withThread(consoleState, id, (thread) => withMessages(thread, [message]));
  const { operator = null, state } = consoleState.conversations[id] ?? {};
  const mine = operator !== null && operator === consoleState.me && state === 'open';

  if (message.author !== 'visitor' || !change) {
    return after;
  }

  const silent = withTyping(after, id, false);

  return mine ? withWindow(silent, id) : silent;
}

function synced(
  consoleState: ConsoleState,
  { id, after, sync }: Extract<ConsoleEvent, { type: 'synced' }>
): ConsoleState {
  const merged = withThread(consoleState, id, (thread) => withSync(thread, after, sync.messages));
  const loaded =
    after === 0 ? { ...merged, loaded: { ...merged.loaded, [id]: true as const } } : merged;

  return sync.conversation === null ? loaded : withConversation(loaded, sync.conversation);
}

const withThread = (
  consoleState: ConsoleState,
  id: string,
  change: (thread: Thread) => Thread
): ConsoleState => ({
  ...consoleState,
  threads: withLatest(consoleState.threads, id, change(threadOf(consoleState, id))),
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

function withScreen(consoleState: ConsoleState, id: string, isThere: boolean): ConsoleState {
  const { [id]: before = 0, ...others } = consoleState.onScreen;
  const count = before + (isThere ? 1 : -1);

  return { ...consoleState, onScreen: count > 0 ? { ...others, [id]: count } : others };
}

/** Keeps the newer of two states of a conversation; what only ever grows is taken from both. */
function withConversation(consoleState: ConsoleState, change: OperatorConversation): ConsoleState {
  const known = consoleState.conversations[change.id] ?? change;
  const newer = isOlder(change, known) ? known : change;
  // Whoever gets a conversation from somebody else has seen nothing of it.
  const isSame = known.operator === change.operator;
  const conversation: OperatorConversation = {
    ...newer,
    state: known.state === 'ended' ? 'ended' : change.state,
    readByOperator: isSame
      ? Math.max(known.readByOperator, change.readByOperator)
      : newer.readByOperator,
    readByVisitor: Math.max(known.readByVisitor, change.readByVisitor),
  };

  return {
    ...consoleState,
    conversations: withLatest(consoleState.conversations, change.id, conversation),
  };
}

const isOlder = (a: OperatorConversation, b: OperatorConversation): boolean =>
  a.version < b.version || (a.version === b.version && a.readByOperator < b.readByOperator);

function withReceipt(
  consoleState: ConsoleState,
  { conversation: id, by, seq }: ReadReceipt
): ConsoleState {
  const known = consoleState.conversations[id];
  const field = by === 'operator' ? 'readByOperator' : 'readByVisitor';

  if (known === undefined || known[field] >= seq) {
    return consoleState;
  }

  const read = by === 'operator' && seq >= lastTextSeq(known, threadOf(consoleState, id));
  const conversation = { ...known, [field]: seq, ...(read && { unread: 0 }) };

  return { ...consoleState, conversations: { ...consoleState.conversations, [id]: conversation } };
}

/** Nothing the snapshot counts as unread can lie behind this place once it is read up to it. */
const lastTextSeq = ({ version }: OperatorConversation, { messages }: Thread): number =>
  Math.min(version, messages.at(-1)?.seq ?? version);

const isVisitorTyping = ({ by, typing }: Typing): boolean => by === 'visitor' && typing;

function withTyping(consoleState: ConsoleState, id: string, isTyping: boolean): ConsoleState {
  if ((consoleState.typing[id] ?? false) === isTyping) {
    return consoleState;
  }

  const { [id]: _, ...others } = consoleState.typing;

  return { ...consoleState, typing: isTyping ? { ...others, [id]: true } : others };
}

const withWindows = (consoleState: ConsoleState, windows: Windows): ConsoleState =>
  windows === consoleState.windows ? consoleState : { ...consoleState, windows };

/** Something is new in a conversation: it gets a place on the dock, unless it has one. */
const withWindow = (consoleState: ConsoleState, id: string): ConsoleState =>
  withWindows(consoleState, arrived(consoleState.windows, id));

/** What of the stack is no longer this operator's to answer, as the server tells after a reload or a cut line. */
function withoutStale(
  consoleState: ConsoleState,
  conversations: readonly OperatorConversation[]
): ConsoleState {
  const fresh = new Set(conversations.map(({ id }) => id));
  const stale = consoleState.windows.stacked.filter(({ id }) => !fresh.has(id));

  return withWindows(
    consoleState,
    without(
      consoleState.windows,
      stale.map(({ id }) => id)
    )
  );
}

function withPage(consoleState: ConsoleState, id: string, currentPage: string): ConsoleState {
  const known = consoleState.conversations[id];

  return known === undefined
    ? consoleState
    : {
        ...consoleState,
        conversations: { ...consoleState.conversations, [id]: { ...known, currentPage } },
      };
}

/** Adds to what this operator is to look after; before the server told what there is, nothing can be added. */
const withAwaited = (
  consoleState: ConsoleState,
  change: readonly OperatorConversation[]
): ConsoleState =>
  consoleState.awaited === null || change.length === 0
    ? consoleState
    : {
        ...consoleState,
        awaited: new Set([...consoleState.awaited, ...change.map(({ id }) => id)]),
      };

/** The server also tells again what an operator has when they come back; what was closed and read stays closed. */
function withOpened(consoleState: ConsoleState, conversation: OperatorConversation): ConsoleState {
  const after = withAwaited(withConversation(consoleState, conversation), [conversation]);

  return isFresh(conversation) ? withWindow(after, conversation.id) : after;
}

/** Whether there is something in a conversation this operator has not looked at. */
export const isFresh = ({ unread, readByOperator }: OperatorConversation): boolean =>
  unread > 0 || readByOperator === 0;

/** After a reload, whoever still waits for this operator gets a window again. */
function withWaiting(consoleState: ConsoleState): ConsoleState {
  const waiting = Object.values(consoleState.conversations).filter(
    ({ operator, state, unread }) =>
      operator !== null && operator === consoleState.me && state === 'open' && unread > 0
  );

  return waiting
    .sort((one, other) => one.lastMessageAt.localeCompare(other.lastMessageAt))
    .reduce((changed, { id }) => withWindow(changed, id), consoleState);
}
