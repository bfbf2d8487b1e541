/** Keeps what was made, by key, until it is cleared or too old. */
export interface Cache<T> {
  get: (key: string, make: () => Promise<T>) => Promise<T>;
  /** Forgets everything; what is being made right now is handed out but not kept. */
  clear: () => void;
}

export interface CacheOptions {
  /** Milliseconds since any fixed moment. */
  clock: () => number;
  /** Longest a value is kept, in milliseconds. */
  maxAge: number;
  /** Most values kept; the one made first goes first. */
  size: number;
}

interface Kept<T> {
  value: Promise<T>;
  madeAt: number;
}

/** A cache in memory. Two who ask for the same at once share one making; a failure is not kept. */
export function createCache<T>({ clock, maxAge, size }: CacheOptions): Cache<T> {
  let kept = new Map<string, Kept<T>>();

  const add = (key: string, value: Promise<T>): void => {
    const mine = kept;

    mine.delete(key);
    mine.set(key, { value, madeAt: clock() });
    value.catch(() => mine.delete(key));

    const [first] = mine.keys();

    if (mine.size > size && first !== undefined) {
      mine.delete(first);
    }
  };

  return {
    clear: () => {
      kept = new Map();
    },
    get: (key, make) => {
      const found = kept.get(key);

      if (found && clock() - found.madeAt <= maxAge) {
        return found.value;
      }

      const value = make();

      add(key, value);

      return value;
    },
  };
}
