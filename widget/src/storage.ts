/** Storage that may be blocked: then everything lasts as long as the page. */
export interface Memory {
  get<T>(key: string): T | null;
  /** Null forgets the key. */
  set(key: string, value: unknown): void;
}

/** Wraps a storage; asking for it may already throw, so it is asked for late. */
export function createMemory(storage: () => Storage): Memory {
  const blocked = new Map<string, string>();

  return {
    get<T>(key: string): T | null {
      let text = blocked.get(key) ?? null;

      try {
        text ??= storage().getItem(key);

        return text === null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    set(key, value) {
      const text = JSON.stringify(value);

      try {
        if (value === null) {
          storage().removeItem(key);
        } else {
          storage().setItem(key, text);
        }
      } catch {
        blocked.set(key, text);
      }
    },
  };
}
