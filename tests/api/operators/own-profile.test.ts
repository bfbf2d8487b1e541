import { readLine } from '../../../shared/text';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { NASTY_TEXTS, UNKNOWN_IDS } from '../../support/nasty';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let ana: AdminClient;
let api: AdminApi;

beforeAll(async () => {
  app = await bootStrapi();
  ana = await app.adminUser({ firstname: 'Ana', lastname: 'Pop' });
  api = adminApi(app, ana);
});

afterAll(() => app.close());

const initial = {
  chatName: null,
  languages: [],
  country: null,
  conversationLimit: null,
  busy: false,
};

it('shows what the profile would be, and makes it for who acts first, one only', async () => {
  const rows = () =>
    app.strapi.db.query('plugin::livechat.operator').count({ where: { user: { id: ana.id } } });
  const shown = { user: ana.id, publicName: 'Ana', fullName: 'Ana Pop', pictureUrl: null };

  expect((await api.get('/operators/me')).body.data).toEqual({ ...initial, ...shown, id: '' });
  expect(await rows()).toBe(0);

  const answers = await Promise.all(
    Array.from({ length: 8 }, () => api.put('/operators/me', initial))
  );
  const { id } = answers[0]?.body.data ?? {};

  expect(id).toMatch(/^[a-z0-9]+$/);

  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body.data).toEqual({ ...initial, ...shown, id });
  }

  expect(await rows()).toBe(1);
  expect((await api.get('/operators/me')).body.data.id).toBe(id);
});

it('lets everybody change their own', async () => {
  const { status, body } = await api.put('/operators/me', {
    chatName: '  Annie ',
    languages: ['FR-ca', 'en', 'en'],
    country: 'RO',
    conversationLimit: 3,
    busy: true,
  });

  expect(status).toBe(200);
  expect(body.data).toMatchObject({
    chatName: 'Annie',
    publicName: 'Annie',
    languages: ['fr-CA', 'en'],
    country: 'RO',
    conversationLimit: 3,
    busy: true,
  });
  expect((await api.get('/operators/me')).body.data).toEqual(body.data);
});

it('leaves what the body does not say', async () => {
  await api.put('/operators/me', { ...initial, languages: ['de'] });

  expect((await api.put('/operators/me', { busy: true })).body.data).toMatchObject({
    busy: true,
    languages: ['de'],
  });
});

it.each(['', '   ', null])('takes the chat name %j for none', async (chatName) => {
  await api.put('/operators/me', { chatName: 'Annie' });

  expect((await api.put('/operators/me', { chatName })).body.data).toMatchObject({
    chatName: null,
    publicName: 'Ana',
  });
});

it('keeps nasty chat names, on one line', async () => {
  for (const chatName of NASTY_TEXTS.filter(({ length }) => length <= 60)) {
    const { body } = await api.put('/operators/me', { chatName });

    expect(body.data.publicName).toBe(readLine(chatName));
  }
});

it('changes nobody else by naming them', async () => {
  const other = adminApi(app, await app.adminUser({ firstname: 'Bob' }));
  const before = (await other.get('/operators/me')).body.data;

  await api.put('/operators/me', { ...before, chatName: 'Thief' });

  expect((await other.get('/operators/me')).body.data).toEqual(before);
});

it('lets who may change others do so', async () => {
  const { id } = (await api.get('/operators/me')).body.data;
  const manager = adminApi(app, await app.adminUser({ permissions: ['operators.update'] }));
  const { status, body } = await manager.put(`/operators/${id}`, { chatName: 'Chosen' });
  const refused = await manager.put(`/operators/${id}`, { chatName: 'x'.repeat(61) });

  expect(status).toBe(200);
  expect(body.data).toMatchObject({ id, chatName: 'Chosen' });
  expect(refused.body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'chatName' });

  for (const unknown of UNKNOWN_IDS.map(encodeURIComponent)) {
    const answer = await manager.put(`/operators/${unknown}`, { chatName: 'x' });

    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'OPERATOR_UNKNOWN']);
  }
});

const wrongs: readonly (readonly [wrong: object, path: string | undefined, message: string])[] = [
  [{ chatName: 'x'.repeat(61) }, 'chatName', 'chatName: has at most 60 characters'],
  [
    { languages: ['fr', '!'] },
    'languages.1',
    'languages.1: must be a language such as fr or pt-BR',
  ],
  [{ languages: Array(21).fill('fr') }, 'languages', 'languages: has at most 20 languages'],
  [{ country: 'UK' }, 'country', 'country: must be a country such as FR'],
];

it.each(wrongs.map(([wrong, path, message]) => ({ wrong, path, message })))(
  'answers “$message”',
  async ({ wrong, path, message }) => {
    const { status, body } = await api.put('/operators/me', wrong);

    expect({ status, message: body.error.message, details: body.error.details }).toEqual({
      status: 400,
      message,
      details: { code: 'INPUT_INVALID', ...(path !== undefined && { path }) },
    });
  }
);

it.each([
  ['chatName', [5, true, {}, []]],
  ['languages', [null, 'fr', {}, [5]]],
  ['country', ['', 5, 'fr']],
  ['conversationLimit', [0, -1, 1.5, '3', 1_001]],
  ['busy', [null, 'true', 1]],
])('refuses values %s cannot have', async (field, values) => {
  for (const value of values) {
    const { status, body } = await api.put('/operators/me', { [field]: value });

    expect(status).toBe(400);
    expect(body.error.details.path.split('.')[0]).toBe(field);
  }
});

it('keeps everybody else out', async () => {
  const { id } = (await api.get('/operators/me')).body.data;
  const nobody = adminApi(app, null);

  expect((await api.put(`/operators/${id}`, { chatName: 'x' })).status).toBe(403);
  expect((await nobody.get('/operators/me')).status).toBe(401);
  expect((await nobody.put('/operators/me', { chatName: 'x' })).status).toBe(401);
  expect((await nobody.put(`/operators/${id}`, { chatName: 'x' })).status).toBe(401);
});
