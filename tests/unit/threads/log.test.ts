import fc from 'fast-check';
import { createLog, type Outcome, type Settings } from '../../../server/src/threads/log';

const stored = <R>(value: R): Outcome<R> => ({ kind: 'stored', value });

/** A log whose commits wait until they are let go. */
function slowLog(settings: Settings = {}) {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const log = createLog<number, number>(async (batch) => {
    batches.push([...batch]);
    await new Promise<void>((open) => gates.push(open));

    return batch.map((entry) => stored(entry * 10));
  }, settings);

  return { log, batches, letGo: () => gates.shift()?.() };
}

const tick = () => new Promise((done) => setImmediate(done));

describe('createLog', () => {
  it('answers each entry with its own outcome', async () => {
    const log = createLog<number, number>(async (batch) => batch.map((entry) => stored(entry * 2)));

    expect(await Promise.all([1, 2, 3].map(log.append))).toEqual([2, 4, 6]);
  });

  it('commits together what arrives while a commit runs', async () => {
    const { log, batches, letGo } = slowLog();
    const first = log.append(1);

    await tick();

    const rest = [2, 3, 4].map(log.append);

    letGo();
    await first;
    await tick();
    await tick();
    letGo();
    await Promise.all(rest);

    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('commits together what arrives in the same moment, however fast a commit is', async () => {
    const sizes: number[] = [];
    const log = createLog<number, number>(async (batch) => {
      sizes.push(batch.length);

      return batch.map(stored);
    });
    const arriving = (entry: number) =>
      new Promise<number>((done) => {
        setImmediate(() => done(log.append(entry)));
      });

    await Promise.all([1, 2, 3, 4, 5].map(arriving));

    expect(sizes).toEqual([5]);
  });

  it('answers nobody before the commit', async () => {
    const { log, letGo } = slowLog();
    let isAnswered = false;
    const first = log.append(1).then(() => {
      isAnswered = true;
    });

    await tick();
    expect(isAnswered).toBe(false);
    letGo();
    await first;
  });

  it('keeps to its largest batch', async () => {
    const sizes: number[] = [];
    const log = createLog<number, number>(
      async (batch) => {
        sizes.push(batch.length);

        return batch.map(stored);
      },
      { largestBatch: 2 }
    );

    await Promise.all([1, 2, 3, 4, 5].map(log.append));

    expect(sizes).toEqual([2, 2, 1]);
  });

  it('refuses an entry without harming the others', async () => {
    const log = createLog<number, number>(async (batch) =>
      batch.map((entry) =>
        entry === 2 ? { kind: 'refused', error: new Error('no two') } : stored(entry)
      )
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map(log.append));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('tries one by one when a batch fails as a whole', async () => {
    const log = createLog<number, number>(async (batch) => {
      if (batch.includes(2)) {
        throw new Error('the database will not have a two');
      }

      return batch.map(stored);
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map(log.append));

    expect(outcomes).toMatchObject([
      { value: 1 },
      { reason: { message: 'the database will not have a two' } },
      { value: 3 },
    ]);
  });

  it('fails all at once where what failed concerns them all', async () => {
    let commits = 0;
    const log = createLog<number, number>(
      async () => {
        commits += 1;

        throw new Error('the database is away');
      },
      { isShared: () => true }
    );
    const outcomes = await Promise.allSettled([1, 2, 3].map(log.append));

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(commits).toBe(1);
  });

  it('takes in so many and refuses the rest at once, and more when there is room', async () => {
    const { log, letGo } = slowLog({ most: 2, full: () => new Error('full') });
    const first = log.append(1);

    await tick();

    const taken = [2, 3].map(log.append);

    await expect(log.append(4)).rejects.toThrow('full');
    letGo();
    await first;
    await tick();
    await tick();

    const later = log.append(5);

    letGo();
    expect(await Promise.all(taken)).toEqual([20, 30]);
    await tick();
    await tick();
    letGo();
    expect(await later).toBe(50);
  });

  it('goes on after a failure', async () => {
    let isDown = true;
    const log = createLog<number, number>(async (batch) => {
      if (isDown) {
        throw new Error('down');
      }

      return batch.map(stored);
    });

    await expect(log.append(1)).rejects.toThrow('down');
    isDown = false;
    expect(await log.append(2)).toBe(2);
  });

  it('is drained once nothing waits', async () => {
    const { log, letGo } = slowLog();
    const entry = log.append(1);

    await tick();

    const drained = log.drained();

    letGo();
    await drained;
    expect(await entry).toBe(10);
  });

  it('commits in the order of arrival, whatever the rhythm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (pauses) => {
        const committed: number[] = [];
        const log = createLog<number, number>(
          async (batch) => {
            await tick();
            committed.push(...batch);

            return batch.map(stored);
          },
          { largestBatch: 4 }
        );
        const answers: Promise<number>[] = [];

        for (const [index, pause] of pauses.entries()) {
          answers.push(log.append(index));
          await (pause && tick());
        }

        await Promise.all(answers);

        expect(committed).toEqual(pauses.map((_, index) => index));
      }),
      { numRuns: 30 }
    );
  });
});
