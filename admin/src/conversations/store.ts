import { useSyncExternalStore } from 'react';
import { type Desk, type DeskEvent, EMPTY_DESK } from './desk';
import { next } from './state';

type Listener = (desk: Desk, before: Desk) => void;

/** The one desk of this browser tab: dock, menu badge and inbox read it, the wire writes it. */
export interface DeskStore {
  get: () => Desk;
  dispatch: (event: DeskEvent) => void;
  subscribe: (listener: Listener) => () => void;
}

export function createDesk(): DeskStore {
  const listeners = new Set<Listener>();
  let desk = EMPTY_DESK;

  return {
    get: () => desk,
    dispatch(event) {
      const before = desk;

      desk = next(desk, event);

      for (const listener of desk === before ? [] : listeners) {
        listener(desk, before);
      }
    },
    subscribe(listener) {
      listeners.add(listener);

      return () => listeners.delete(listener);
    },
  };
}

export const desk: DeskStore = createDesk();

/** Reads the desk; the selector has to answer the same value for the same desk. */
export function useDesk<T>(select: (desk: Desk) => T): T {
  return useSyncExternalStore(desk.subscribe, () => select(desk.get()));
}
