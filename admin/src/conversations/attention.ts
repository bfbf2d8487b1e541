const onScreen = new Map<string, number>();

/** A screen shows this conversation; call the answer when it no longer does. */
export function watch(id: string): () => void {
  onScreen.set(id, (onScreen.get(id) ?? 0) + 1);

  return () => {
    onScreen.set(id, (onScreen.get(id) ?? 1) - 1);
  };
}

/** Whether the operator has this conversation before their eyes. */
export const isBeingWatched = (id: string): boolean =>
  document.hasFocus() && (onScreen.get(id) ?? 0) > 0;
