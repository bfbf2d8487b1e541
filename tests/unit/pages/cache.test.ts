import { createCache } from '../../../server/src/pages/cache';

const at = (start = 0) => {
  const time = { now: start };

  return { time, clock: () => time.now };
};

it('makes a value once and hands it out again', async () => {
  const cache = createCache<number>({ clock: at().clock, maxAge: 10, size: 5 });
  let made = 0;
  const make = async () => {
    made += 1;

    return made;
  };

  expect(await Promise.all([cache.now()('a', make), cache.now()('a', make)])).toEqual([1, 1]);
  expect(await cache.now()('b', make)).toBe(2);
});

it('makes it again once cleared, and once too old', async () => {
  const { time, clock } = at();
  const cache = createCache<string>({ clock, maxAge: 10, size: 5 });

  await cache.now()('a', async () => 'first');
  cache.clear();
  expect(await cache.now()('a', async () => 'second')).toBe('second');
  time.now = 10;
  expect(await cache.now()('a', async () => 'third')).toBe('second');
  time.now = 11;
  expect(await cache.now()('a', async () => 'third')).toBe('third');
});

it('does not keep what was being made when it was cleared', async () => {
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 5 });
  let finish = (_value: string): void => undefined;
  const old = cache.now()('a', () => new Promise((done) => (finish = done)));

  cache.clear();
  finish('old');

  expect(await old).toBe('old');
  expect(await cache.now()('a', async () => 'new')).toBe('new');
});

it('hands out what was read before it was cleared, but does not keep it', async () => {
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 5 });
  const kept = cache.now();

  cache.clear();
  expect(await kept('a', async () => 'read before')).toBe('read before');
  expect(await cache.now()('a', async () => 'read after')).toBe('read after');
});

it('does not keep a failure', async () => {
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 5 });

  await expect(cache.now()('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await cache.now()('a', async () => 'up')).toBe('up');
});

it('lets go of the oldest when it is full', async () => {
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 2 });

  await cache.now()('a', async () => 'a');
  await cache.now()('b', async () => 'b');
  await cache.now()('c', async () => 'c');

  expect(await cache.now()('a', async () => 'again')).toBe('again');
  expect(await cache.now()('c', async () => 'again')).toBe('c');
});

it('lets go of the oldest when all of it is too heavy, and never of what is light enough', async () => {
  const weight = { most: 10, of: (text: string) => text.length };
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 100, weight });

  await cache.now()('a', async () => '1234');
  await cache.now()('b', async () => '1234');
  expect(await cache.now()('a', async () => 'again')).toBe('1234');
  await cache.now()('c', async () => '1234');
  expect(await cache.now()('b', async () => 'again')).toBe('1234');
  expect(await cache.now()('a', async () => 'again')).toBe('again');
});

it('hands out what is too heavy by itself, and does not keep it', async () => {
  const weight = { most: 3, of: (text: string) => text.length };
  const cache = createCache<string>({ clock: at().clock, maxAge: 10, size: 100, weight });

  expect(await cache.now()('a', async () => '1234')).toBe('1234');
  expect(await cache.now()('a', async () => '12')).toBe('12');
  expect(await cache.now()('a', async () => '34')).toBe('12');
});

it('lets go of a value at the moment it stops being true by itself', async () => {
  const { time, clock } = at(100);
  const cache = createCache<{ until: number | null }>({
    clock,
    maxAge: 1_000,
    size: 5,
    until: ({ until }) => until,
  });
  const first = await cache.now()('a', async () => ({ until: 150 }));

  time.now = 149;
  expect(await cache.now()('a', async () => ({ until: null }))).toBe(first);
  time.now = 150;
  expect(await cache.now()('a', async () => ({ until: null }))).not.toBe(first);
});
