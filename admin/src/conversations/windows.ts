/** A chat window on the dock. */
export interface ChatWindow {
  /** Conversation in it. */
  id: string;
  folded: boolean;
}

/** The windows of the dock, oldest first, and how many unfolded ones the screen has room for. */
export interface Windows {
  list: readonly ChatWindow[];
  capacity: number;
}

/** Opens a window, or unfolds it where it is; the oldest ones make room. */
export function opened(windows: Windows, id: string): Windows {
  const isThere = windows.list.some((window) => window.id === id);
  const list = isThere
    ? folding(windows.list, id, false)
    : [...windows.list, { id, folded: false }];

  return fitting({ ...windows, list }, id);
}

/** Folds or unfolds a window. */
export const withFold = (windows: Windows, id: string, folded: boolean): Windows =>
  fitting({ ...windows, list: folding(windows.list, id, folded) }, id);

export const closed = (windows: Windows, id: string): Windows => ({
  ...windows,
  list: windows.list.filter((window) => window.id !== id),
});

/** Adapts to another screen width. */
export const withCapacity = (windows: Windows, capacity: number): Windows =>
  fitting({ ...windows, capacity }, windows.list.at(-1)?.id ?? '');

const folding = (list: readonly ChatWindow[], id: string, folded: boolean): readonly ChatWindow[] =>
  list.map((window) => (window.id === id ? { ...window, folded } : window));

/** Folds the oldest windows until the rest fits; the one just used stays as it is. */
function fitting({ list, capacity }: Windows, kept: string): Windows {
  const unfolded = list.filter(({ folded }) => !folded).length;
  let excess = Math.max(0, unfolded - capacity);

  const fitted = list.map((window) => {
    if (excess === 0 || window.folded || window.id === kept) {
      return window;
    }

    excess -= 1;

    return { ...window, folded: true };
  });

  return { list: fitted, capacity };
}
