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

/** How much it takes in, and how it fails. */
export interface Settings {
  largestBatch?: number;
  /** So many entries wait at most; what is above is refused with what `full` makes. */
  most?: number;
  full?: () => Error;
  /** Whether an error of a commit concerns every entry, so that none has to be tried alone. */
  isShared?: (error: unknown) => boolean;
}

const noRoom = (): Error => new Error('Too many entries wait to be committed');

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
export function createLog<E, R>(
  commit: Commit<E, R>,
  { largestBatch = 500, most = Number.POSITIVE_INFINITY, full = noRoom, isShared }: Settings = {}
): Log<E, R> {
  const waiting: Waiting<E, R>[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      await everybodyIsAnswered();
      await settle(commit, waiting.splice(0, largestBatch), isShared);
    }

    running = null;
  }

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= most) {
          reject(full());

          return;
        }

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

/**
 * A batch that fails as a whole is tried entry by entry, so that one bad entry harms no other: where
 * what failed concerns them all, such as a database that is away, they fail at once.
 */
async function settle<E, R>(
  commit: Commit<E, R>,
  batch: Waiting<E, R>[],
  isShared: (error: unknown) => boolean = () => false
): Promise<void> {
  try {
    const outcomes = await commit(batch.map(({ entry }) => entry));

    for (const [index, one] of batch.entries()) {
      answer(one, outcomes[index]);
    }
  } catch (error) {
    const isFinal = batch.length === 1 || isShared(error);

    for (const one of batch) {
      await (isFinal ? fail(one, error) : settle(commit, [one], isShared));
    }
  }
}

function fail<E, R>({ reject }: Waiting<E, R>, error: unknown): void {
  reject(error instanceof Error ? error : new Error(String(error)));
}

function answer<E, R>({ resolve, reject }: Waiting<E, R>, outcome: Outcome<R> | undefined): void {
  if (outcome?.kind === 'stored') {
    resolve(outcome.value);

    return;
  }

  reject(outcome?.error ?? new Error('A commit left an entry without an outcome'));
}
