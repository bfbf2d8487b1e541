import { recall, remember } from '../ui/memory';
import type { Connection } from './connection';
import { consoleStore } from './store';

/** Milliseconds between two reports, all tabs together. */
const EVERY = 60_000;

const SIGNS = ['pointerdown', 'keydown', 'focus'] as const;

/** Reports that somebody sits here: at most once a minute, but at once where idleness took them off duty. */
export function followActivity(connection: Connection): () => void {
  const notice = (): void => {
    const now = Date.now();

    if (isDue(now, Number(recall('activity') ?? 0), isAway())) {
      remember('activity', String(now));
      connection.reportActivity();
    }
  };

  for (const sign of SIGNS) {
    window.addEventListener(sign, notice, { capture: true, passive: true });
  }

  return () => {
    for (const sign of SIGNS) {
      window.removeEventListener(sign, notice, { capture: true });
    }
  };
}

/** While away every sign counts, though not every key stroke of the same second. */
export function isDue(now: number, reported: number, away: boolean): boolean {
  const since = now - reported;

  return since < 0 || since >= (away ? 1_000 : EVERY);
}

function isAway(): boolean {
  const { presences, me } = consoleStore.get();

  return presences?.some(({ operator, away }) => operator === me && away) ?? false;
}
