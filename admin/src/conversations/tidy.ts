import type { ConsoleState } from './console-state';
import { without } from './windows';

/** As many conversations are kept that nobody looks at and nobody waits in. */
const MOST = { threads: 50, conversations: 500 };

/** Forgets what has not been heard of for longest, so that a tab may stay open for weeks. */
export function tidied(consoleState: ConsoleState): ConsoleState {
  const threads = spare(consoleState, Object.keys(consoleState.threads), MOST.threads);
  const conversations = spare(
    consoleState,
    Object.keys(consoleState.conversations),
    MOST.conversations
  );

  if (threads.length + conversations.length === 0) {
    return consoleState;
  }

  const gone = [...threads, ...conversations];

  return {
    ...consoleState,
    threads: lacking(consoleState.threads, gone),
    loaded: lacking(consoleState.loaded, gone),
    conversations: lacking(consoleState.conversations, conversations),
  };
}

/** Of ids in the order they were last heard of, those that are too many. */
const spare = (
  consoleState: ConsoleState,
  ids: readonly string[],
  most: number
): readonly string[] =>
  ids.length <= most
    ? []
    : ids.filter((id) => !isNeeded(consoleState, id)).slice(0, ids.length - most);

function isNeeded(consoleState: ConsoleState, id: string): boolean {
  const { windows, onScreen, conversations, threads, me } = consoleState;
  const { state, operator = null } = conversations[id] ?? {};

  return (
    onScreen[id] !== undefined ||
    [...windows.shown, ...windows.stacked].some((window) => window.id === id) ||
    (threads[id]?.outgoing.length ?? 0) > 0 ||
    (state === 'open' && operator === me) ||
    (state === 'open' && consoleState.awaited?.has(id) === true)
  );
}

/** Nothing is left of conversations that may no longer be shown: no word, no window, nobody who waits. */
export function withoutConversations(
  consoleState: ConsoleState,
  ids: readonly string[]
): ConsoleState {
  const { conversations, threads, loaded, typing, awaited, windows } = consoleState;

  return {
    ...consoleState,
    conversations: lacking(conversations, ids),
    threads: lacking(threads, ids),
    loaded: lacking(loaded, ids),
    typing: lacking(typing, ids),
    awaited: awaited && new Set([...awaited].filter((id) => !ids.includes(id))),
    windows: without(windows, ids),
  };
}

const lacking = <T>(record: Readonly<Record<string, T>>, ids: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
