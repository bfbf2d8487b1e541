import { useSyncExternalStore } from 'react';
import { type ConsoleEvent, type ConsoleState, EMPTY_CONSOLE } from './console-state';
import { next } from './state';

type Listener = (consoleStore: ConsoleState, before: ConsoleState) => void;

/** The one desk of this browser tab: dock, menu badge and inbox read it, the wire writes it. */
export interface ConsoleStore {
  get: () => ConsoleState;
  dispatch: (event: ConsoleEvent) => void;
  subscribe: (listener: Listener) => () => void;
}

export function createConsoleStore(): ConsoleStore {
  const listeners = new Set<Listener>();
  let consoleStore = EMPTY_CONSOLE;

  return {
    get: () => consoleStore,
    dispatch(event) {
      const before = consoleStore;

      consoleStore = next(consoleStore, event);

      for (const listener of consoleStore === before ? [] : listeners) {
        listener(consoleStore, before);
      }
    },
    subscribe(listener) {
      listeners.add(listener);

      return () => listeners.delete(listener);
    },
  };
}

export const consoleStore: ConsoleStore = createConsoleStore();

/** Reads the desk; the selector has to answer the same value for the same desk. */
export function useConsole<T>(select: (consoleStore: ConsoleState) => T): T {
  return useSyncExternalStore(consoleStore.subscribe, () => select(consoleStore.get()));
}
