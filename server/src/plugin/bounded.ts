/** A map of what was used last. */
export interface Bounded<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  delete(key: K): void;
}

/** Keeps so many values: the one used longest ago makes room for a new one. */
export function createBounded<K, V>(size: number): Bounded<K, V> {
  // A map goes through its keys in the order they were added.
  const kept = new Map<K, V>();
  const set = (key: K, value: V): void => {
    kept.delete(key);
    kept.set(key, value);

    const [oldest] = kept.size > size ? kept.keys() : [];

    if (oldest !== undefined) {
      kept.delete(oldest);
    }
  };

  return {
    set,
    get(key) {
      const value = kept.get(key);

      if (value !== undefined) {
        set(key, value);
      }

      return value;
    },
    delete: (key) => {
      kept.delete(key);
    },
  };
}
