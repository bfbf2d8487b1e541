/** Chance that repeats itself: the same seed makes the same sample on every machine. */
export function seeded(seed) {
  let state = seed;

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);

    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };

  return {
    next,
    /** A whole number between two, both included. */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    /** One of `[weight, value]`, the heavier the likelier. */
    weighted(list) {
      const at = next() * list.reduce((sum, [weight]) => sum + weight, 0);
      let passed = 0;

      for (const [weight, value] of list) {
        passed += weight;

        if (at < passed) {
          return value;
        }
      }

      return list.at(-1)[1];
    },
    /** An id of the length and alphabet of Strapi's. */
    id: () =>
      Array.from(
        { length: 24 },
        () => 'abcdefghijklmnopqrstuvwxyz0123456789'[Math.floor(next() * 36)]
      ).join(''),
  };
}
