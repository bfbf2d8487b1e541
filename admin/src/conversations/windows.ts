/** A conversation on the dock: a window, or folded, a tab with its name. */
export interface ChatWindow {
  /** Conversation in it. */
  id: string;
  minimized: boolean;
  /** Grows with use: the window with the lowest makes room. */
  used: number;
}

/**
 * What is on the dock. Nobody but the operator moves what is there: what comes finds a free place
 * or waits in the stack.
 */
export interface Windows {
  /** Those with a place of their own, the rightmost first; at most `capacity`. */
  shown: readonly ChatWindow[];
  /** All others, behind one button. */
  stacked: readonly ChatWindow[];
  /** How many the screen has room for. */
  capacity: number;
  /** Places the operator has emptied that the screen has no room for now: a wider one shows them empty again. */
  vacant: number;
}

const holds = ({ shown, stacked }: Windows, id: string): boolean =>
  [...shown, ...stacked].some((window) => window.id === id);

/** Something new in a conversation: where it is on the dock it stays as it is. */
export function arrived(windows: Windows, id: string): Windows {
  if (holds(windows, id)) {
    return windows;
  }

  const window = { id, minimized: false, used: nextUse(windows) };
  const { shown, stacked, capacity } = windows;

  return shown.length < capacity
    ? { ...windows, shown: [...shown, window] }
    : { ...windows, stacked: [...stacked, window] };
}

/** The operator wants a conversation before them: it takes the place of the one used least. */
export function picked(windows: Windows, id: string): Windows {
  const window = { id, minimized: false, used: nextUse(windows) };
  const { shown, capacity } = windows;
  const stacked = windows.stacked.filter((one) => one.id !== id);

  if (shown.some((one) => one.id === id)) {
    return { ...windows, stacked, shown: shown.map((one) => (one.id === id ? window : one)) };
  }

  if (shown.length < capacity) {
    return { ...windows, stacked, shown: [...shown, window] };
  }

  const [spare] = byUse(shown);

  return spare === undefined
    ? arrived(windows, id)
    : {
        ...windows,
        stacked: [...stacked, spare],
        shown: shown.map((one) => (one === spare ? window : one)),
      };
}

/** Folds or unfolds a window. */
export const withMinimized = (windows: Windows, id: string, minimized: boolean): Windows =>
  changed(windows, id, { minimized, used: nextUse(windows) });

/** The operator is at work in a window. */
export function withUse(windows: Windows, id: string): Windows {
  const window = windows.shown.find((one) => one.id === id);

  return window === undefined || window.used === nextUse(windows) - 1
    ? windows
    : changed(windows, id, { used: nextUse(windows) });
}

/** Takes conversations off the dock. */
export function without(windows: Windows, ids: readonly string[]): Windows {
  const stays = ({ id }: ChatWindow): boolean => !ids.includes(id);

  if (!ids.some((id) => holds(windows, id))) {
    return windows;
  }

  const stacked = windows.stacked.filter(stays);
  const vacant = stacked.length > 0 ? windows.vacant : 0;

  return { ...windows, shown: windows.shown.filter(stays), stacked, vacant };
}

/**
 * Adapts to another width: the ones used least go to the stack, and come back from it. What the
 * operator put away stays away, however often the width changes.
 */
export function withCapacity(windows: Windows, capacity: number): Windows {
  const { shown, stacked } = windows;

  if (capacity === windows.capacity) {
    return windows;
  }

  const vacant = stacked.length > 0 ? windows.vacant + windows.capacity - shown.length : 0;
  const spare = byUse(shown).slice(0, Math.max(0, shown.length - capacity));
  const free = Math.max(0, capacity - shown.length - vacant);
  const left = [...shown.filter((one) => !spare.includes(one)), ...stacked.slice(0, free)];

  return {
    capacity,
    shown: left,
    stacked: [...spare, ...stacked.slice(free)],
    vacant: Math.max(0, vacant - (capacity - left.length)),
  };
}

const changed = (windows: Windows, id: string, change: Partial<ChatWindow>): Windows => ({
  ...windows,
  shown: windows.shown.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

const nextUse = ({ shown, stacked }: Windows): number =>
  1 + Math.max(0, ...[...shown, ...stacked].map(({ used }) => used));

/** A folded window is in less use than any other. */
const byUse = (windows: readonly ChatWindow[]): ChatWindow[] =>
  windows.toSorted(
    (one, other) => Number(other.minimized) - Number(one.minimized) || one.used - other.used
  );
