import type { Candidate, Operator } from '../../../shared/operators';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { UNKNOWN_IDS } from '../../support/nasty';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let boss: AdminApi;
let manager: AdminApi;
let ana: AdminClient;
let bob: AdminClient;
let channel: string;

beforeAll(async () => {
  app = await bootStrapi();
  boss = adminApi(app, await app.superAdmin());
  manager = adminApi(
    app,
    await app.adminUser({ permissions: ['channels.read', 'channels.update'], firstname: 'Mia' })
  );
  ana = await app.adminUser({
    firstname: 'Ana',
    lastname: 'Pop',
    username: 'apop',
    permissions: ['conversations.answer'],
  });
  bob = await app.adminUser({ firstname: 'Bob', lastname: 'Ana-Lee' });
});

afterAll(() => app.close());

beforeEach(async () => {
  channel = (await boss.post('/channels', { name: 'Shop' })).body.data.id;
});

const users = (operators: Operator[]) => operators.map(({ user }) => user);
const set = (list: unknown) => manager.put(`/operators/members/${channel}`, { users: list });

it('lists exactly the admin users it is given', async () => {
  const { status, body } = await set([ana.id, bob.id, ana.id]);

  expect(status).toBe(200);
  expect(users(body.data).sort()).toEqual([ana.id, bob.id].sort());
  expect(users((await manager.get(`/operators/members/${channel}`)).body.data)).toEqual(
    users(body.data)
  );

  expect(users((await set([bob.id])).body.data)).toEqual([bob.id]);
  expect(users((await set([])).body.data)).toEqual([]);
});

it('keeps the duty of who stays', async () => {
  await set([ana.id, bob.id]);
  await adminApi(app, ana).post(`/operators/join/${channel}`);
  await set([ana.id]);

  const { body } = await boss.get('/operators/presence');

  expect(body.data.filter((duty: { channel: string }) => duty.channel === channel)).toEqual([
    {
      channel,
      operator: expect.any(String),
      user: ana.id,
      name: 'Ana',
      pictureUrl: null,
      available: true,
      away: false,
    },
  ]);
});

it('refuses admin users who do not exist, and changes nothing then', async () => {
  await set([bob.id]);

  const { status, body } = await set([ana.id, 9_999]);

  expect({ status, ...body.error }).toEqual({
    status: 400,
    name: 'ValidationError',
    message: 'users: somebody on the list is not an admin user',
    details: { code: 'INPUT_INVALID', path: 'users' },
  });
  expect(users((await manager.get(`/operators/members/${channel}`)).body.data)).toEqual([bob.id]);
});

it.each([
  [undefined, 'users'],
  [null, 'users'],
  ['1', 'users'],
  [{}, 'users'],
  [['1'], 'users.0'],
  [[1.5], 'users.0'],
  [[-1], 'users.0'],
  [[null], 'users.0'],
])('refuses the list %j', async (list, path) => {
  const { status, body } = await set(list);

  expect(status).toBe(400);
  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path });
});

const search = async (text: string): Promise<string[]> => {
  const { body } = await manager.get(`/operators/candidates?search=${encodeURIComponent(text)}`);

  return body.data.map(({ fullName }: Candidate) => fullName);
};

it.each([
  ['ana', ['Ana Pop', 'Bob Ana-Lee']],
  ['ANA pop', ['Ana Pop']],
  ['pop an', ['Ana Pop']],
  ['apop', ['Ana Pop']],
  ['example.com', []],
  ['person-', []],
  ['nobody', []],
  ['%', []],
  ["' OR 1=1 --", []],
])('finds candidates by %j', async (text, names) => {
  expect(await search(text)).toEqual(names);
});

it('offers everybody who is active, by name and nothing private', async () => {
  const gone = await app.adminUser({ firstname: 'Zed' });

  await app.strapi.db
    .query('admin::user')
    .update({ where: { id: gone.id }, data: { isActive: false } });

  const { body } = await manager.get('/operators/candidates');
  const names = body.data.map(({ fullName }: Candidate) => fullName);

  expect(names).toEqual(['Ana Pop', 'Bob Ana-Lee', 'Mia Test', 'Super Admin']);
  expect(body.data[0]).toEqual({ user: ana.id, fullName: 'Ana Pop', chatName: null });
});

it('refuses a search that is no text, or too long', async () => {
  for (const query of ['search[a]=b', 'search[]=a', `search=${'a'.repeat(101)}`]) {
    const { status, body } = await manager.get(`/operators/candidates?${query}`);

    expect(status).toBe(400);
    expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'search' });
  }
});

it('never shows an address of an admin user', async () => {
  await set([ana.id, bob.id]);

  const answers = [
    await boss.get('/operators/me'),
    await boss.get('/operators/presence'),
    await manager.get(`/operators/members/${channel}`),
    await manager.get('/operators/candidates'),
  ];

  for (const { text } of answers) {
    expect(text).not.toContain('@');
    expect(text).not.toMatch(/password|email|token/i);
  }
});

it('answers 404 for channels that do not exist', async () => {
  for (const id of UNKNOWN_IDS.map(encodeURIComponent)) {
    const answers = [
      await boss.get(`/operators/members/${id}`),
      await boss.put(`/operators/members/${id}`, { users: [] }),
      await boss.post(`/operators/join/${id}`),
      await boss.post(`/operators/leave/${id}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  }
});

it('names the roles somebody may be given, and tells which may answer visitors', async () => {
  await app.adminUser({ permissions: ['conversations.answer'] });
  await app.adminUser({ permissions: ['channels.read'] });

  const { body } = await manager.get('/operators/roles');
  const answers = body.data.map(({ canAnswer }: { canAnswer: boolean }) => canAnswer);

  expect(body.data).toContainEqual({
    id: expect.any(Number),
    name: 'Super Admin',
    canAnswer: true,
  });
  expect(answers).toEqual(expect.arrayContaining([true, false]));
});

const calls = {
  'GET /operators/members/:channel': (api: AdminApi) => api.get(`/operators/members/${channel}`),
  'PUT /operators/members/:channel': (api: AdminApi) =>
    api.put(`/operators/members/${channel}`, { users: [] }),
  'GET /operators/candidates': (api: AdminApi) => api.get('/operators/candidates'),
  'GET /operators/roles': (api: AdminApi) => api.get('/operators/roles'),
  'GET /operators/presence': (api: AdminApi) => api.get('/operators/presence'),
  'POST /operators/join/:channel': (api: AdminApi) => api.post(`/operators/join/${channel}`),
  'POST /operators/leave/:channel': (api: AdminApi) => api.post(`/operators/leave/${channel}`),
};

it('lets each role do what its permissions say', async () => {
  const table = [
    ['GET /operators/members/:channel', ['channels.read']],
    ['PUT /operators/members/:channel', ['channels.update']],
    ['GET /operators/candidates', ['channels.update']],
    ['GET /operators/roles', ['channels.update', 'channels.create']],
    ['GET /operators/presence', ['channels.read', 'conversations.answer']],
    ['POST /operators/join/:channel', ['conversations.answer']],
    ['POST /operators/leave/:channel', ['conversations.answer']],
  ] as const;
  const permissions = [
    'channels.read',
    'channels.update',
    'conversations.answer',
    'channels.create',
  ];

  for (const permission of permissions) {
    const api = adminApi(app, await app.adminUser({ permissions: [permission] }));

    for (const [route, allowed] of table) {
      const wanted = (allowed as readonly string[]).includes(permission) ? 200 : 403;
      const { status } = await calls[route](api);

      expect({ permission, route, status }).toEqual({ permission, route, status: wanted });
    }
  }

  for (const [route] of table) {
    expect([route, (await calls[route](adminApi(app, null))).status]).toEqual([route, 401]);
    expect([route, (await calls[route](boss)).status]).toEqual([route, 200]);
  }
});
