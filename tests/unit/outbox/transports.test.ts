import { transports } from '../../../server/src/outbox/transports';

/** Ways out that are counted, and what they were made of. */
function ways() {
  const closed: string[] = [];
  let settings = { host: 'one' };
  let fails = false;
  let made = 0;
  const kept = transports(
    () => settings,
    async ({ host }) => {
      made += 1;

      if (fails) {
        throw new Error('away');
      }

      const name = `${host}-${made}`;

      return { name, close: (force = false) => closed.push(`${name} ${force}`) };
    }
  );

  return {
    ...kept,
    closed,
    change: (host: string) => {
      settings = { host };
    },
    break: (isBroken: boolean) => {
      fails = isBroken;
    },
  };
}

it('opens one for all who ask', async () => {
  const { get } = ways();
  const [one, other] = await Promise.all([get(), get()]);

  expect(one).toBe(other);
});

it('keeps none that could not be opened', async () => {
  const { get, break: broken } = ways();

  broken(true);
  await expect(get()).rejects.toThrow('away');
  broken(false);
  expect((await get()).name).toBe('one-2');
});

it('opens another one when the settings change, and lets the old one finish', async () => {
  const { get, change, closed } = ways();

  await get();
  change('two');

  expect((await get()).name).toBe('two-2');
  expect(closed).toEqual(['one-1 false']);
});

it('closes what is open, and minds nothing that never was', async () => {
  const open = ways();
  const never = ways();

  await open.get();
  await open.close();
  never.break(true);
  await never.get().catch(() => undefined);
  await never.close();

  expect(open.closed).toEqual(['one-1 true']);
  expect(never.closed).toEqual([]);
});

it('opens none any more once it is closed, which nobody would close', async () => {
  const { get, close } = ways();

  await close();
  await expect(get()).rejects.toThrow('The outbox is closed');
});
