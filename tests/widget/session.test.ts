import { createSession } from '../../widget/src/session';
import { createMemory } from '../../widget/src/storage';

const ANSWERED = { token: 'fresh', expiresAt: '2030-01-01T00:00:00.000Z' };

let now: number;
let answers: [status: number, body: unknown][];

const session = () =>
  createSession(
    'https://cms.example/api/livechat',
    createMemory(() => localStorage),
    () => now
  );

beforeEach(() => {
  localStorage.clear();
  now = Date.parse('2026-01-01T00:00:00.000Z');
  globalThis.fetch = jest.fn(async () => {
    const [status, body] = answers.shift() ?? [500, null];

    return { ok: status < 400, status, json: async () => body } as Response;
  });
});

it('asks once for a token that lasts', async () => {
  answers = [[200, { data: ANSWERED }]];

  const { token } = session();

  expect([await token(), await token()]).toEqual(['fresh', 'fresh']);
  expect(fetch).toHaveBeenCalledTimes(1);
});

it.each([
  ['a refusal', 404, { data: null, error: { details: {} } }],
  ['a failure', 500, null],
  ['an answer without a token', 200, { data: {} }],
  ['nothing', 200, { data: null }],
])('keeps nothing of %s, and asks again', async (_what, status, body) => {
  answers = [
    [status, body],
    [200, { data: ANSWERED }],
  ];

  const { token, isKnown } = session();

  await expect(token()).rejects.toThrow();
  expect(isKnown()).toBe(false);
  expect(await token()).toBe('fresh');
});

it('leaves the server alone as long as it asks for', async () => {
  answers = [
    [429, { data: null, error: { details: { retryAfter: 30 } } }],
    [200, { data: ANSWERED }],
  ];

  const { token } = session();

  await expect(token()).rejects.toThrow();
  now += 29_000;
  await expect(token()).rejects.toThrow();
  expect(fetch).toHaveBeenCalledTimes(1);
  now += 2_000;
  expect(await token()).toBe('fresh');
});
