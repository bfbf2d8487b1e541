/** @jest-environment jsdom */
import { createSession } from '../../client/src/session';

const DAY = 24 * 60 * 60 * 1000;

/** A server that gives a token a month to live, and counts what it was sent. */
function server() {
  const sent: unknown[] = [];
  let given = 0;

  globalThis.fetch = jest.fn(async (_url, init) => {
    sent.push(JSON.parse(String(init?.body)));
    given += 1;

    const data = { token: `t${given}`, expiresAt: new Date(clock + 30 * DAY).toISOString() };

    return { ok: isUp, status: isUp ? 200 : 503, json: async () => ({ data }) } as Response;
  });

  return sent;
}

let clock = 0;
let isUp = true;

beforeEach(() => {
  clock = Date.parse('2026-01-01T00:00:00Z');
  isUp = true;
});

function browser() {
  const kept = new Map<string, unknown>();
  const safeStorage = {
    get: <T>(key: string) => (kept.get(key) as T | undefined) ?? null,
    set: (key: string, value: unknown) => void kept.set(key, value),
  };

  return createSession('/api/livechat', safeStorage as never, () => clock);
}

it('keeps a token for half of its time, and renews it while it is good', async () => {
  const sent = server();
  const session = browser();

  expect(await session.token()).toBe('t1');
  clock += 14 * DAY;
  expect(await session.token()).toBe('t1');
  clock += 2 * DAY;
  expect(await session.token()).toBe('t2');
  expect(sent).toEqual([{}, { token: 't1' }]);
});

it('goes on with a good token where it cannot be renewed', async () => {
  server();

  const session = browser();

  await session.token();
  clock += 20 * DAY;
  isUp = false;
  expect(await session.token()).toBe('t1');
});

it('asks for another one once it has expired, and does not go on without', async () => {
  server();

  const session = browser();

  await session.token();
  clock += 31 * DAY;
  isUp = false;
  await expect(session.token()).rejects.toThrow('503');
  isUp = true;
  expect(await session.token()).toBe('t3');
});
