/** What became of one entry of a batch. */
export type Outcome<R> = { kind: 'stored'; value: R } | { kind: 'refused'; error: Error };

/** Stores a batch in one transaction and says of each entry, in order, what became of it. */
export type Commit<E, R> = (batch: readonly E[]) => Promise<readonly Outcome<R>[]>;

/** An append-only log with group commit. */
export interface Log<E, R> {
  /** Resolves once the entry is committed; rejects when it was refused. */
  append(entry: E): Promise<R>;
  /** Resolves when nothing is waiting any more. */
  drained(): Promise<void>;
}

interface Waiting<E, R> {
  entry: E;
  resolve: (value: R) => void;
  reject: (error: Error) => void;
}

/**
 * Collects what arrives while the last commit runs and commits it together: under load a commit
 * serves many entries, and alone an entry waits for next to nothing. Entries are committed in the
 * order they were appended.
 */
export function createLog<E, R>(commit: Commit<E, R>, largestBatch = 500): Log<E, R> {
  const waiting: Waiting<E, R>[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await everybodyIsAnswered();
      await settle(commit, waiting.splice(0, largestBatch));
    }

    running = null;
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        running ??= run();
      }),
    drained: async () => {
      await running;
    },
  };
}

/**
 * Lets the sockets that are ready be read first. A driver that works without waiting (SQLite's)
 * would commit message by message otherwise, with the others of the same moment unread.
 */
const everybodyIsAnswered = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done);
  });

/** A batch that fails as a whole is tried entry by entry, so that one bad entry harms no other. */
async function settle<E, R>(commit: Commit<E, R>, batch: Waiting<E, R>[]): Promise<void> {
  try {
    const outcomes = await commit(batch.map(({ entry }) => entry));

    for (const [index, one] of batch.entries()) {
      answer(one, outcomes[index]);
    }
  } catch (error) {
    if (batch.length === 1) {
      batch[0]?.reject(error instanceof Error ? error : new Error(String(error)));

      return;
    }

    for (const one of batch) {
      await settle(commit, [one]);
    }
  }
}

function answer<E, R>({ resolve, reject }: Waiting<E, R>, outcome: Outcome<R> | undefined): void {
  if (outcome?.kind === 'stored') {
    resolve(outcome.value);

    return;
  }

  reject(outcome?.error ?? new Error('A commit left an entry without an outcome'));
}
