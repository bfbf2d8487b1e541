/** What is opened at its first use, and how it is let go. */
interface Closable {
  close: (force?: boolean) => void;
}

/** One transport for all, opened when it is needed. */
export interface Transports<T extends Closable> {
  /** The one that is open, or a new one where there is none, or where what it was made of has changed. */
  get: () => Promise<T>;
  /** Lets go of the one that is open, whatever it is doing, and opens none any more. */
  close: () => Promise<void>;
}

/** Keeps what `open` makes of the settings. What could not be opened is not kept, so it is tried anew. */
export function transports<T extends Closable, Settings>(
  settings: () => Settings,
  open: (settings: Settings) => Promise<T>
): Transports<T> {
  let current: { key: string; transport: Promise<T> } | null = null;
  let isClosed = false;

  const letGo = async (force: boolean): Promise<void> => {
    const old = current;

    current = null;

    try {
      (await old?.transport)?.close(force);
    } catch {
      // What was never opened needs no closing.
    }
  };

  const get = async (): Promise<T> => {
    const wanted = settings();
    const key = JSON.stringify(wanted);

    if (current !== null && current.key !== key) {
      await letGo(false);
    }

    const known = current ?? { key, transport: open(wanted) };

    current = known;

    try {
      return await known.transport;
    } catch (error) {
      current = current === known ? null : current;

      throw error;
    }
  };

  return {
    get: () => (isClosed ? Promise.reject(new Error('The outbox is closed')) : get()),
    close: () => {
      isClosed = true;

      return letGo(true);
    },
  };
}
