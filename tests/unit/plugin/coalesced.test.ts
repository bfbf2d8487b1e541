import { coalesced } from '../../../server/src/plugin/coalesced';

/** Work whose end is told from outside. */
function slowly() {
  const ends: ((failed?: Error) => void)[] = [];
  const ask = coalesced(
    () =>
      new Promise<void>((done, fail) => {
        ends.push((failed) => (failed ? fail(failed) : done()));
      })
  );
  const begun = async (): Promise<number> => {
    await new Promise((later) => setImmediate(later));

    return ends.length;
  };

  return { ask, ends, begun };
}

it('does once what many ask for at once', async () => {
  const { ask, ends, begun } = slowly();
  const all = Promise.all([ask(), ask(), ask()]);

  expect(await begun()).toBe(1);
  ends[0]?.();
  await all;
  expect(await begun()).toBe(1);
});

it('does it once more for those who asked while it was done, and lets them wait for that', async () => {
  const { ask, ends, begun } = slowly();
  const first = ask();

  await begun();

  const late = Promise.all(Array.from({ length: 50 }, ask));

  expect(await begun()).toBe(1);
  ends[0]?.();
  await first;
  expect(await begun()).toBe(2);
  ends[1]?.();
  await late;
  expect(await begun()).toBe(2);
});

it('tells who asked of a failure, and does it again for the next', async () => {
  const { ask, ends, begun } = slowly();
  const first = ask();

  await begun();
  ends[0]?.(new Error('The database is away'));
  await expect(first).rejects.toThrow('away');

  const second = ask();

  expect(await begun()).toBe(2);
  ends[1]?.();
  await second;
});
