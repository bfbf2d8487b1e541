/** Keeps what was made, by key, until it is cleared or too old. */
export interface Cache<T> {
  /**
   * What is kept now. Taken before anything is read for an answer: what was read before the cache was
   * cleared is then handed out, but not kept.
   */
  now: () => (key: string, make: () => Promise<T>) => Promise<T>;
  /** Forgets everything; what is being made right now is handed out but not kept. */
  clear: () => void;
}

export interface CacheOptions<T> {
  /** Milliseconds since any fixed moment. */
  clock: () => number;
  /** Longest a value is kept, in milliseconds. */
  maxAge: number;
  /** Most values kept; the one made first goes first. */
  size: number;
  /** What all values together may weigh, and what one does, in bytes; nothing weighs anything where it is left out. */
  weight?: { most: number; of: (value: T) => number };
  /** When a value stops being true by itself, on the clock; null when it does not. */
  until?: (value: T) => number | null;
}

interface Kept<T> {
  value: Promise<T>;
  /** The first moment it is not handed out any more. */
  endsAt: number;
  /** Bytes; nothing before it is made. */
  weight: number;
}

/** A cache in memory. Two who ask for the same at once share one making; a failure is not kept. */
export function createCache<T>({ clock, maxAge, size, weight, until }: CacheOptions<T>): Cache<T> {
  let kept = new Map<string, Kept<T>>();

  const add = (mine: Map<string, Kept<T>>, key: string, value: Promise<T>): void => {
    const entry = { value, endsAt: clock() + maxAge + 1, weight: 0 };

    mine.delete(key);
    mine.set(key, entry);
    value.then(
      (there) => {
        entry.endsAt = Math.min(entry.endsAt, until?.(there) ?? entry.endsAt);
        entry.weight = weight?.of(there) ?? 0;
        lighten(mine, weight?.most ?? Number.POSITIVE_INFINITY);
      },
      () => mine.delete(key)
    );

    const [first] = mine.keys();

    if (mine.size > size && first !== undefined) {
      mine.delete(first);
    }
  };

  return {
    clear: () => {
      kept = new Map();
    },
    now: () => {
      const mine = kept;

      return (key, make) => {
        const found = mine.get(key);

        if (found && clock() < found.endsAt) {
          return found.value;
        }

        const value = make();

        add(mine, key, value);

        return value;
      };
    },
  };
}

/** Lets go of what was made first until the rest is light enough. */
function lighten(kept: Map<string, { weight: number }>, most: number): void {
  let total = [...kept.values()].reduce((sum, { weight }) => sum + weight, 0);

  for (const [key, { weight }] of kept) {
    if (total <= most) {
      return;
    }

    kept.delete(key);
    total -= weight;
  }
}
