import { useSyncExternalStore } from 'react';

/** What the operator has before their eyes: where the pointer or the focus is, or what fills the page. */
const pointed = new Set<string>();
const focused = new Set<string>();
const open = new Map<string, number>();

const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) {
    listener();
  }
}

function turn(regions: Set<string>, id: string, isThere: boolean): void {
  if (regions.has(id) !== isThere) {
    regions[isThere ? 'add' : 'delete'](id);
    notify();
  }
}

/**
 * Follows pointer and focus in a window; call the answer when it is gone. A pointer that only rests
 * where a window opens has not looked at it, nor has one whose owner types elsewhere.
 */
export function followWindow(id: string, element: HTMLElement): () => void {
  const ending = new AbortController();
  const options = { signal: ending.signal, passive: true };
  const moved = (event: PointerEvent): void => {
    if (event.movementX !== 0 || event.movementY !== 0) {
      turn(pointed, id, true);
    }
  };
  const typed = ({ target }: KeyboardEvent): void => {
    if (target instanceof Node && !element.contains(target)) {
      turn(pointed, id, false);
    }
  };
  const left = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) {
      turn(focused, id, false);
    }
  };

  element.addEventListener('pointermove', moved, options);
  element.addEventListener('pointerdown', () => turn(pointed, id, true), options);
  element.addEventListener('pointerleave', () => turn(pointed, id, false), options);
  element.addEventListener('focusin', () => turn(focused, id, true), options);
  element.addEventListener('focusout', left, options);
  document.addEventListener('keydown', typed, { ...options, capture: true });
  turn(focused, id, element.contains(document.activeElement));

  return () => {
    ending.abort();
    turn(pointed, id, false);
    turn(focused, id, false);
  };
}

/** The inbox shows this conversation; call the answer when it no longer does. */
export function followPage(id: string): () => void {
  open.set(id, (open.get(id) ?? 0) + 1);
  notify();

  return () => {
    const left = (open.get(id) ?? 1) - 1;

    if (left > 0) {
      open.set(id, left);
    } else {
      open.delete(id);
    }

    notify();
  };
}

/** Whether the operator looks at this conversation now: what is written in it counts as read, and needs no sound. */
export const isAttended = (id: string): boolean =>
  document.hasFocus() && (open.has(id) || pointed.has(id) || focused.has(id));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);

  return () => {
    listeners.delete(listener);
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
  };
}

export const useAttended = (id: string): boolean =>
  useSyncExternalStore(subscribe, () => isAttended(id));
