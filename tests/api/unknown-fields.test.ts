import { type AdminApi, adminApi } from '../support/admin-api';
import { aChannel, visitorToken } from '../support/people';
import { routesOf } from '../support/routes';
import { type App, bootStrapi } from '../support/strapi';

/** Ignored, a field nobody reads would look as if it had been taken. */

let app: App;
let boss: AdminApi;
let tokens: Record<string, string>;
let places: Record<string, string>;

beforeAll(async () => {
  app = await bootStrapi();

  const { id: channel } = await aChannel(app);
  const { token } = await app.superAdmin();

  boss = adminApi(app, await app.superAdmin());
  tokens = { admin: token, api: await visitorToken(app) };
  await boss.put('/operators/me', {});

  const { id: operator } = (await boss.get('/operators/me')).body.data;

  places = { channel, operator };
});

afterAll(() => app.close());

/** Routes that read no body of ours: what they do is in their address, a file, or a form of others. */
const WITHOUT_BODY = [
  'PUT /livechat/admin/channels/:id/site',
  'POST /livechat/admin/operators/join/:channel',
  'POST /livechat/admin/operators/leave/:channel',
  'PUT /livechat/admin/operators/me/picture',
  'PUT /livechat/admin/operators/:id/picture',
  'POST /livechat/admin/previews/session',
  'POST /livechat/admin/outbox/:id/retry',
  'POST /livechat/admin/outbox/:id/drop',
  'POST /api/livechat/conversations/:id/end',
  'POST /livechat/unsubscribe/:token',
  'POST /livechat/channel/:slug/publication',
];

const addressOf = (path: string): string =>
  path
    .replace(/:channel\b/, places.channel ?? '')
    .replace(/:operator\b/, places.operator ?? '')
    .replace('operators/:id', `operators/${places.operator}`)
    .replace('channels/:id', `channels/${places.channel}`)
    .replace(/:\w+/, 'x1');

it('is refused by name on every route that takes a body', async () => {
  const routes = routesOf(app.strapi)
    .filter(({ method }) => method === 'POST' || method === 'PUT')
    .filter(({ method, path }) => !WITHOUT_BODY.includes(`${method} ${path}`));
  const answers: unknown[] = [];

  for (const { method, path, audience } of routes) {
    const { status, body } = await app.request[method === 'PUT' ? 'put' : 'post'](addressOf(path))
      .auth(tokens[audience] ?? '', { type: 'bearer' })
      .send({ name: 'X', nonsense: 1 });

    answers.push([`${method} ${path}`, status, body.error?.message]);
  }

  // A name is a field of some, and nonsense of none.
  expect(
    answers.filter((answer) => !/,400,(nonsense|name): is no field here/.test(String(answer)))
  ).toEqual([]);
  expect(answers.length).toBeGreaterThan(14);
});

it('is refused within a field too, with the way there', async () => {
  const path = `/channels/${places.channel}`;
  const refused = [
    await boss.put(path, { ask: { enabled: true, withoutReply: true, everyDays: 0, often: 1 } }),
    await boss.put(`/rules/${places.channel}`, { rules: [{ action: 'show', when: 'now' }] }),
  ];

  expect(refused.map(({ body }) => body.error.details.path)).toEqual(['ask.often', 'rules.0.when']);
});

it('is no field of an answer: that may be sent back as it came', async () => {
  const channel = (await boss.get(`/channels/${places.channel}`)).body.data;
  const me = (await boss.get('/operators/me')).body.data;

  await boss.put(`/rules/${places.channel}`, { rules: [{ action: 'hide', pattern: '^/admin' }] });

  const rules = (await boss.get(`/rules/${places.channel}`)).body.data;
  const answers = [
    await boss.put(`/channels/${places.channel}`, channel),
    await boss.put('/operators/me', me),
    await boss.put(`/operators/${places.operator}`, me),
    await boss.put(`/rules/${places.channel}`, { rules }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers[0]?.body.data).toEqual(channel);
});

it('of an answer that is changed elsewhere is refused where it would change nothing', async () => {
  const refused = [
    await boss.put(`/channels/${places.channel}`, { ratingsPublished: true }),
    await boss.put(`/channels/${places.channel}`, { id: 'another' }),
    await boss.put('/operators/me', { fullName: 'Somebody Else' }),
  ];

  expect(refused.map(({ body }) => body.error.message)).toEqual([
    'ratingsPublished: cannot be changed here',
    'id: cannot be changed here',
    'fullName: cannot be changed here',
  ]);
});
