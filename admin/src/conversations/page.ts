import { recall, remember } from '../ui/memory';
import { waitingCount } from './reading';
import type { ConsoleStore } from './store';
import { withCount } from './title';
import type { ChatWindow, Windows } from './windows';

/** From these widths on there is room for one window, for two, for three. */
const WIDTHS = [768, 1_280, 1_800];

type Stop = () => void;

/** Keeps the count in front of the page's title, whoever writes the title. */
export function followTitle(consoleStore: ConsoleStore): Stop {
  const write = (): void => {
    const title = withCount(document.title, waitingCount(consoleStore.get()));

    if (title !== document.title) {
      document.title = title;
    }
  };
  const observer = new MutationObserver(write);
  const unsubscribe = consoleStore.subscribe(write);

  observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  write();

  return () => {
    observer.disconnect();
    unsubscribe();
    document.title = withCount(document.title, 0);
  };
}

/** How many windows a page of this width, in pixels, has room for beside what Strapi shows. */
function capacityOf(width: number): number {
  return WIDTHS.filter((least) => width >= least).length;
}

/** Tells the desk how many windows fit side by side. */
export function followWidth(consoleStore: ConsoleStore): Stop {
  const measure = (): void =>
    consoleStore.dispatch({ type: 'capacity', capacity: capacityOf(window.innerWidth) });

  measure();
  window.addEventListener('resize', measure);

  return () => window.removeEventListener('resize', measure);
}

/** Brings the windows of before a reload back as they were, and keeps them from now on. */
export function keepWindows(consoleStore: ConsoleStore): Stop {
  consoleStore.dispatch({ type: 'windows-restored', windows: savedWindows(recall('windows')) });

  return consoleStore.subscribe(({ windows }, before) => {
    if (windows !== before.windows) {
      remember('windows', JSON.stringify(windows));
    }
  });
}

/** Reads what was kept; anything else counts as nothing. */
export function savedWindows(kept: string | null): Windows {
  const { shown, stacked, capacity, vacant } = parsed(kept);

  return {
    shown: windowsFrom(shown),
    stacked: windowsFrom(stacked),
    capacity: countFrom(capacity),
    vacant: countFrom(vacant),
  };
}

function parsed(kept: string | null): Record<string, unknown> {
  try {
    return Object(JSON.parse(kept ?? '{}')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const countFrom = (value: unknown): number => Math.max(0, Number(value) || 0);

const windowsFrom = (list: unknown): ChatWindow[] =>
  Array.isArray(list) ? list.flatMap(windowFrom) : [];

function windowFrom(value: unknown): ChatWindow[] {
  const { id, minimized, used } = Object(value) as Record<string, unknown>;

  return typeof id === 'string'
    ? [{ id, minimized: minimized === true, used: Number(used) || 0 }]
    : [];
}
