import { overOf } from './reading';
import type { ConsoleStore } from './store';

/** On whatever belongs to the stack: its button and its list. */
export const STACK = 'data-livechat-stack';

/** Milliseconds a conversation that is over stays on the dock in any case, so that nobody wonders where it went. */
const LEAST = 2_000;

/** What is over leaves the dock by itself, at a click elsewhere: by then it was there to be seen. */
export function followEnds(consoleStore: ConsoleStore, now: () => number = Date.now): () => void {
  const since = new Map<string, number>();
  const all = (): string[] => {
    const { shown, stacked } = consoleStore.get().windows;

    return [...shown, ...stacked].map(({ id }) => id);
  };

  const note = (): void => {
    for (const id of [...new Set([...since.keys(), ...all()])]) {
      if (overOf(consoleStore.get(), id) === null || !all().includes(id)) {
        since.delete(id);
      } else if (!since.has(id)) {
        since.set(id, now());
      }
    }
  };
  // Once the click has done its work: nothing may move away from under it.
  const leave = ({ target }: MouseEvent): void => {
    const at = target instanceof Element ? target : null;
    const pressed = at?.closest('[data-livechat-window]')?.getAttribute('data-livechat-window');
    const isStack = at?.closest(`[${STACK}]`) != null;

    setTimeout(() => {
      const { stacked } = consoleStore.get().windows;
      const ids = [...since]
        .filter(([id, moment]) => id !== pressed && now() - moment >= LEAST)
        .filter(([id]) => !(isStack && stacked.some((one) => one.id === id)))
        .map(([id]) => id);

      consoleStore.dispatch({ type: 'windows-left', ids });
    });
  };
  const unsubscribe = consoleStore.subscribe(note);

  note();
  document.addEventListener('click', leave, true);

  return () => {
    unsubscribe();
    document.removeEventListener('click', leave, true);
  };
}
