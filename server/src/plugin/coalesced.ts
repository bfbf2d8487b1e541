/**
 * Does something once for everybody who asks before it begins. Who asks while it is being done waits
 * for the next time, which sees what changed since; so however many ask at once, it is done twice.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | null = null;

  return () => {
    if (next === null) {
      next = last.then(() => {
        next = null;

        return work();
      });
      last = next.catch(() => undefined);
    }

    return next;
  };
}
