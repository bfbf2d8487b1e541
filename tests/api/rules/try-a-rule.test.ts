import type { Rule } from '../../../shared/rules';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let boss: AdminApi;
let id: string;
let saved: Rule[];

beforeAll(async () => {
  app = await bootStrapi();
  boss = adminApi(app, await app.superAdmin());
  id = (await boss.post('/channels', { name: 'Shop' })).body.data.id;

  const { body } = await boss.put(`/rules/${id}`, {
    rules: [
      { action: 'hide', pattern: '/checkout' },
      { action: 'open', countries: ['FR'], openAfterSeconds: 5 },
      { action: 'show', pattern: '/help', countries: ['DE'] },
    ],
  });

  saved = body.data;
});

afterAll(() => app.close());

const tried = async (input: object) => (await boss.post(`/rules/${id}/try`, input)).body.data;

it.each([
  ['/checkout', null, 1, 'hide', 'general-rule'],
  ['https://shop.example/checkout?step=2', 'DE', 1, 'hide', 'general-rule'],
  ['/checkout', 'FR', 2, 'open', 'country-rule'],
  ['/help', 'US', null, 'hide', 'other-countries'],
  ['/help', 'DE', 3, 'show', 'country-rule'],
])('says who wins on %s in %s: rule %s', async (page, country, position, action, reason) => {
  expect(await tried({ page, country })).toEqual({
    rule: position === null ? null : saved[position - 1],
    position,
    action,
    reason,
    available: false,
    isOpen: true,
  });
});

it('searches the page and never the host', async () => {
  expect(await tried({ page: 'https://checkout.example/', country: 'DE' })).toMatchObject({
    rule: null,
  });
});

it('tries a list that is not saved', async () => {
  const rules = [{ action: 'notify', pattern: '/new' }];
  const result = await tried({ page: '/new', rules });

  expect(result).toMatchObject({ position: 1, action: 'notify', reason: 'general-rule' });
  expect((await boss.get(`/rules/${id}`)).body.data).toEqual(saved);
});

it('tells whether a visitor would see the button just now', async () => {
  const page = { page: '/', country: 'FR' };

  expect(await tried(page)).toMatchObject({ available: false });

  await boss.post(`/operators/join/${id}`);
  expect(await tried(page)).toMatchObject({ available: true, isOpen: true });
  expect(await tried({ page: '/checkout' })).toMatchObject({ available: false });
});

it('is closed outside business hours, whoever is on duty, for visitors too', async () => {
  const seen = async () =>
    (await app.request.get('/api/livechat/widget/shop').query({ page: '/' })).body.data.action;
  const businessHours = { timeZone: 'Europe/Paris', week: {}, exceptions: {} };

  await boss.put(`/rules/${id}`, { rules: [] });
  await boss.put(`/channels/${id}`, { businessHours });
  expect(await tried({ page: '/' })).toMatchObject({ available: false, isOpen: false });
  expect(await seen()).toBe('hide');

  await boss.put(`/channels/${id}`, { businessHours: null });
  await boss.post(`/operators/join/${id}`);
  expect(await tried({ page: '/' })).toMatchObject({ available: true, isOpen: true });
  expect(await seen()).toBe('show');
  await boss.put(`/rules/${id}`, { rules: saved.map(({ id: _, ...rule }) => rule) });
});

it('decides a page of 50,000 characters by a pattern that hangs other engines', async () => {
  const rules = [{ action: 'hide', pattern: '(a+)+$' }];

  expect(await tried({ page: `${'a'.repeat(49_999)}!`, rules })).toMatchObject({ rule: null });
});

it.each([
  ['no page', {}, 'page'],
  ['a number', { page: 5 }, 'page'],
  ['a country by name', { page: '/', country: 'France' }, 'country'],
  ['a broken rule', { page: '/', rules: [{ action: 'show', pattern: '([' }] }, 'rules.0.pattern'],
])('refuses %s, naming the field', async (_, input, path) => {
  const { status, body } = await boss.post(`/rules/${id}/try`, input);

  expect(status).toBe(400);
  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path });
});

it.each([
  ['channels.read', [200, 403, 200]],
  ['channels.update', [403, 200, 403]],
  ['channels.create', [403, 403, 403]],
])('lets somebody with %s list, replace and try with %j', async (permission, statuses) => {
  const api = adminApi(app, await app.adminUser({ permissions: [permission] }));
  const other = (await boss.post('/channels', { name: 'Other' })).body.data.id;
  const answers = [
    await api.get(`/rules/${other}`),
    await api.put(`/rules/${other}`, { rules: [] }),
    await api.post(`/rules/${other}/try`, { page: '/' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual(statuses);
});

it('lets nobody in without a login', async () => {
  const api = adminApi(app, null);
  const answers = [
    await api.get(`/rules/${id}`),
    await api.put(`/rules/${id}`, { rules: [] }),
    await api.post(`/rules/${id}/try`, { page: '/' }),
  ];

  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
});
