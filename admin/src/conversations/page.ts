import { recall, remember } from '../plugin/memory';
import { waitingCount } from './reading';
import type { DeskStore } from './store';
import { withCount } from './title';

/** Width of a window with its gap, in pixels. */
const WINDOW_WIDTH = 344;

type Stop = () => void;

/** Keeps the count in front of the page's title, whoever writes the title. */
export function followTitle(desk: DeskStore): Stop {
  const write = (): void => {
    const title = withCount(document.title, waitingCount(desk.get()));

    if (title !== document.title) {
      document.title = title;
    }
  };
  const observer = new MutationObserver(write);
  const unsubscribe = desk.subscribe(write);

  observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  write();

  return () => {
    observer.disconnect();
    unsubscribe();
    document.title = withCount(document.title, 0);
  };
}

/** Tells the desk how many open windows fit side by side. */
export function followWidth(desk: DeskStore): Stop {
  const measure = (): void =>
    desk.dispatch({
      type: 'capacity',
      capacity: Math.max(1, Math.floor((window.innerWidth - 80) / WINDOW_WIDTH)),
    });

  measure();
  window.addEventListener('resize', measure);

  return () => window.removeEventListener('resize', measure);
}

/** Brings the windows of before a reload back, folded, and keeps them from now on. */
export function keepWindows(desk: DeskStore): Stop {
  for (const { id, folded } of keptWindows(recall('windows'))) {
    desk.dispatch({ type: 'window-opened', id });
    desk.dispatch({ type: 'window-folded', id, folded });
  }

  return desk.subscribe(({ windows }, before) => {
    if (windows !== before.windows) {
      remember('windows', JSON.stringify(windows.list));
    }
  });
}

/** Reads what was kept; anything else counts as nothing. */
export function keptWindows(kept: string | null): { id: string; folded: boolean }[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');

    return Array.isArray(list) ? list.flatMap(windowFrom) : [];
  } catch {
    return [];
  }
}

function windowFrom(value: unknown): { id: string; folded: boolean }[] {
  const { id, folded } = (value ?? {}) as Record<string, unknown>;

  return typeof id === 'string' ? [{ id, folded: folded === true }] : [];
}
