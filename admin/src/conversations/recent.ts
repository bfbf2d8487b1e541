/** Tells of each thing once, among as many as it remembers; it forgets what it was asked first. */
export function createRecent(size: number): { isNew: (thing: string) => boolean } {
  const known = new Set<string>();

  return {
    isNew(thing) {
      if (known.has(thing)) {
        return false;
      }

      const [oldest] = known;

      known.add(thing);

      if (known.size > size && oldest !== undefined) {
        known.delete(oldest);
      }

      return true;
    },
  };
}
