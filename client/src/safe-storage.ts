import { toJson } from './json';

/**
 * What is needed of a browser's `localStorage` or of anything like it.
 *
 * @example
 * const storage: WebStorage = sessionStorage;
 */
export interface WebStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

/** Storage that may be blocked or full: then what it does not take lasts as long as the page. */
export interface SafeStorage {
  get<T>(key: string): T | null;
  /** Null forgets the key. */
  set(key: string, value: unknown): void;
  /** The keys that begin so. */
  keys(start: string): string[];
}

/** Wraps a storage; asking for it may already throw, so it is asked for late. */
export function createSafeStorage(storage: () => WebStorage): SafeStorage {
  const blocked = new Map<string, string>();

  const stored = (): string[] => {
    try {
      const { length } = storage();

      return Array.from({ length }, (_, index) => storage().key(index) ?? '');
    } catch {
      return [];
    }
  };

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
      const text = toJson(value);

      blocked.delete(key);

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
    keys: (start) =>
      [...new Set([...blocked.keys(), ...stored()])].filter((key) => key.startsWith(start)),
  };
}
