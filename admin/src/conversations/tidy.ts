import type { Desk } from './desk';

/** As many conversations are kept that nobody looks at and nobody waits in. */
const MOST = { threads: 50, conversations: 500 };

/** Forgets what has not been heard of for longest, so that a tab may stay open for weeks. */
export function tidied(desk: Desk): Desk {
  const threads = spare(desk, Object.keys(desk.threads), MOST.threads);
  const conversations = spare(desk, Object.keys(desk.conversations), MOST.conversations);

  if (threads.length + conversations.length === 0) {
    return desk;
  }

  const gone = [...threads, ...conversations];

  return {
    ...desk,
    threads: lacking(desk.threads, gone),
    loaded: lacking(desk.loaded, gone),
    conversations: lacking(desk.conversations, conversations),
  };
}

/** Of ids in the order they were last heard of, those that are too many. */
const spare = (desk: Desk, ids: readonly string[], most: number): readonly string[] =>
  ids.length <= most ? [] : ids.filter((id) => !isNeeded(desk, id)).slice(0, ids.length - most);

function isNeeded(desk: Desk, id: string): boolean {
  const { windows, onScreen, conversations, threads, me } = desk;
  const { state, operator = null } = conversations[id] ?? {};

  return (
    onScreen[id] !== undefined ||
    [...windows.shown, ...windows.stacked].some((window) => window.id === id) ||
    (threads[id]?.outgoing.length ?? 0) > 0 ||
    (state === 'open' && operator === me) ||
    (state === 'open' && desk.awaited?.has(id) === true)
  );
}

const lacking = <T>(record: Readonly<Record<string, T>>, ids: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.includes(id)));
