import { type AdminApi, adminApi } from '../../support/admin-api';
import { UNKNOWN_IDS } from '../../support/nasty';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let boss: AdminApi;
let id: string;

beforeAll(async () => {
  app = await bootStrapi();
  boss = adminApi(app, await app.superAdmin());
});

afterAll(() => app.close());

beforeEach(async () => {
  id = (await boss.post('/channels', { name: 'Shop' })).body.data.id;
});

const rule = (input: object = {}) => ({
  action: 'show',
  pattern: '',
  countries: [],
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
  ...input,
});

it('keeps every field and the order of the list', async () => {
  const rules = [
    rule({ action: 'notify', pattern: '^/shop(/|$)', countries: ['FR', 'BE'] }),
    rule({ action: 'open', openAfterSeconds: 3_600, pattern: '漢' }),
    rule({ action: 'hide', pattern: '(a+)+$', onlyIfNoOperator: true }),
  ];
  const expected = rules.map((given) => ({ ...given, id: expect.any(String) }));
  const { status, body } = await boss.put(`/rules/${id}`, { rules });

  expect(status).toBe(200);
  expect(body.data).toEqual(expected);
  expect((await boss.get(`/rules/${id}`)).body.data).toEqual(body.data);
});

it('replaces the whole list', async () => {
  await boss.put(`/rules/${id}`, { rules: [rule(), rule({ action: 'hide' })] });
  await boss.put(`/rules/${id}`, { rules: [rule({ action: 'notify' })] });

  expect((await boss.get(`/rules/${id}`)).body.data).toMatchObject([{ action: 'notify' }]);
  await boss.put(`/rules/${id}`, { rules: [] });
  expect((await boss.get(`/rules/${id}`)).body.data).toEqual([]);
});

it('leaves the rules of other channels alone', async () => {
  const other = (await boss.post('/channels', { name: 'Other' })).body.data.id;

  await boss.put(`/rules/${other}`, { rules: [rule({ action: 'hide' })] });
  await boss.put(`/rules/${id}`, { rules: [] });

  expect((await boss.get(`/rules/${other}`)).body.data).toHaveLength(1);
});

it('starts what a rule does not say with defaults, and names a country once', async () => {
  const { body } = await boss.put(`/rules/${id}`, {
    rules: [{ action: 'hide', countries: ['FR', 'FR'] }],
  });

  expect(body.data).toEqual([rule({ action: 'hide', countries: ['FR'], id: expect.any(String) })]);
});

it('takes 1,000 rules, and not one more', async () => {
  const rules = Array.from({ length: 1_000 }, (_, index) => rule({ pattern: `/page-${index}` }));
  const { status, body } = await boss.put(`/rules/${id}`, { rules });
  const refused = await boss.put(`/rules/${id}`, { rules: [...rules, rule()] });

  expect(status).toBe(200);
  expect(body.data.map(({ pattern }: { pattern: string }) => pattern)).toEqual(
    rules.map(({ pattern }) => pattern)
  );
  expect(refused.body.error).toEqual({
    status: 400,
    name: 'ValidationError',
    message: 'rules: has at most 1,000 rules',
    details: { code: 'INPUT_INVALID', path: 'rules' },
  });
});

it('leaves one of two lists that are saved at the same moment', async () => {
  const list = (action: string) => Array.from({ length: 30 }, () => rule({ action }));

  await Promise.all(
    ['show', 'hide', 'notify'].map((action) => boss.put(`/rules/${id}`, { rules: list(action) }))
  );

  const { body } = await boss.get(`/rules/${id}`);
  const actions = new Set(body.data.map(({ action }: { action: string }) => action));

  expect(body.data).toHaveLength(30);
  expect(actions.size).toBe(1);
});

const wrongs: readonly (readonly [wrong: object, path: string, problem: string])[] = [
  [{ pattern: '([' }, 'pattern', 'is not a valid pattern: missing closing ]: `[`'],
  [
    { pattern: '(?=a)' },
    'pattern',
    'looks ahead or behind with (?=, (?!, (?<= or (?<!, which patterns cannot do',
  ],
  [{ pattern: '(a)\\1' }, 'pattern', 'refers back to an earlier group, which patterns cannot do'],
  [{ pattern: 'a'.repeat(501) }, 'pattern', 'has at most 500 characters'],
  [{ countries: ['FR', 'UK'] }, 'countries.1', 'must be a country such as FR'],
  [{ countries: ['fr'] }, 'countries.0', 'must be a country such as FR'],
  [{ chatbot: 'bot' }, 'chatbot', 'there is no such chatbot'],
];

it.each(wrongs.map(([wrong, path, problem]) => ({ wrong, path, problem })))(
  'refuses a rule whose $path “$problem”',
  async ({ wrong, path, problem }) => {
    const { status, body } = await boss.put(`/rules/${id}`, { rules: [rule(), rule(wrong)] });

    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: `rules.1.${path}: ${problem}`,
      details: { code: 'INPUT_INVALID', path: `rules.1.${path}` },
    });
    expect((await boss.get(`/rules/${id}`)).body.data).toEqual([]);
  }
);

it.each([
  ['action', ['', 'SHOW', null, 1]],
  ['openAfterSeconds', [-1, 3_601, 1.5, '5', null]],
  ['onlyIfNoOperator', ['true', null, 1]],
  ['pattern', [null, 5, {}]],
  ['countries', [null, 'FR', {}]],
])('refuses values %s cannot have', async (field, values) => {
  for (const value of values) {
    const { status, body } = await boss.put(`/rules/${id}`, { rules: [rule({ [field]: value })] });

    expect(status).toBe(400);
    expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: `rules.0.${field}` });
  }
});

it.each([{}, { rules: null }, { rules: {} }, { rules: 'all' }])(
  'refuses %j, no list',
  async (body) => {
    const answer = await boss.put(`/rules/${id}`, body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'rules' });
  }
);

it('answers 404 for channels that do not exist', async () => {
  for (const unknown of UNKNOWN_IDS.map(encodeURIComponent)) {
    const answers = [
      await boss.get(`/rules/${unknown}`),
      await boss.put(`/rules/${unknown}`, { rules: [] }),
      await boss.post(`/rules/${unknown}/try`, { page: '/' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  }
});
