import { attempt } from './background';

/** Something that changes, and those who want to know. */
export interface Store<S extends object> {
  /** The same as long as nothing changes. */
  readonly state: S;
  changed(): void;
  subscribe(listener: () => void): () => void;
  /** Nobody is told anything any more. */
  end(): void;
}

/** Remembers what it reads until that changes, and tells of all changes of one moment once. */
export function createStore<S extends object>(read: () => S): Store<S> {
  const listeners = new Set<{ tell(): void }>();
  let known: S | null = null;
  let isDue = false;

  return {
    get state() {
      known ??= read();

      return known;
    },
    changed() {
      known = null;

      if (!isDue) {
        isDue = true;
        queueMicrotask(() => {
          isDue = false;

          for (const { tell } of listeners) {
            attempt(tell);
          }
        });
      }
    },
    subscribe(tell) {
      const listener = { tell };

      listeners.add(listener);

      return () => {
        listeners.delete(listener);
      };
    },
    end: () => listeners.clear(),
  };
}
