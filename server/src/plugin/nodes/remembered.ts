import type { Core } from '@strapi/strapi';
import { type EventName, onEventEverywhere } from '../events';

/** Longest a value is kept although nobody announced a change, should an announcement get lost. */
const KEPT_SECONDS = 60;

/** A value read once and kept. */
export interface Remembered<T> {
  get: () => Promise<T>;
  /** Reads again at the next `get`; what is being read right now is not kept. */
  forget: () => void;
}

/** Keeps what was read until one of the named things is announced, on this node or on another. */
export function remembered<T>(
  strapi: Core.Strapi,
  names: readonly EventName[],
  read: () => Promise<T>,
  keptSeconds = KEPT_SECONDS
): Remembered<T> {
  let kept: { value: Promise<T>; readAt: number } | null = null;

  const forget = (): void => {
    kept = null;
  };

  for (const name of names) {
    onEventEverywhere(strapi, name, forget);
  }

  return {
    forget,
    get: () => {
      if (kept === null || Date.now() - kept.readAt > keptSeconds * 1_000) {
        const value = read();

        kept = { value, readAt: Date.now() };
        value.catch(forget);
      }

      return kept.value;
    },
  };
}
