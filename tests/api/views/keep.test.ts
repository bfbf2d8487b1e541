import type { SavedView, SavedViewInput } from '../../../shared';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let ada: AdminClient;
let bob: AdminClient;

const UNHAPPY: SavedViewInput = {
  report: 'ratings',
  name: 'Unhappy',
  query: 'faces=1&handled=false',
  shared: false,
};

beforeAll(async () => {
  app = await bootStrapi();
  ada = await app.adminUser({ permissions: ['ratings.read-all'] });
  bob = await app.adminUser({ permissions: ['ratings.read-own'] });
});

afterAll(() => app.close());

it('keeps a view, changes and deletes it', async () => {
  const { body } = await call(ada, 'post', '', { ...UNHAPPY, name: '  Unhappy ' });

  expect(body.data).toEqual({ id: expect.any(String), ...UNHAPPY, own: true });

  const renamed = await call(ada, 'put', `/${body.data.id}`, { ...UNHAPPY, name: 'Sad' });

  expect(renamed.body.data).toMatchObject({ id: body.data.id, name: 'Sad' });
  expect(await names(ada)).toEqual(['Sad']);
  expect((await call(ada, 'delete', `/${body.data.id}`)).status).toBe(204);
  expect(await names(ada)).toEqual([]);
});

it('shows views of others only when they are shared, and lets nobody else change them', async () => {
  const own = await call(ada, 'post', '', UNHAPPY);
  const shared = await call(ada, 'post', '', { ...UNHAPPY, name: 'For all', shared: true });

  expect(await names(bob)).toEqual(['For all']);
  expect((await call(bob, 'get', '')).body.data[0].own).toBe(false);

  for (const id of [own.body.data.id, shared.body.data.id, 'unknown']) {
    for (const method of ['put', 'delete'] as const) {
      const refused = await call(bob, method, `/${id}`, UNHAPPY);

      expect(refused.status).toBe(404);
      expect(refused.body.error.details).toEqual({ code: 'VIEW_UNKNOWN' });
    }
  }

  expect(await names(ada)).toEqual(['For all', 'Unhappy']);
});

it.each([
  [{ ...UNHAPPY, name: ' ' }, 'name'],
  [{ ...UNHAPPY, name: 'x'.repeat(81) }, 'name'],
  [{ ...UNHAPPY, query: 'x'.repeat(2_001) }, 'query'],
  [{ report: 'ratings', name: 'No query', shared: true }, 'query'],
  [{ ...UNHAPPY, report: 'invoices' }, 'report'],
  [{ name: 'Of nothing', query: '', shared: true }, 'report'],
  [{ ...UNHAPPY, shared: 'yes' }, 'shared'],
  [{ ...UNHAPPY, owner: 1 }, 'owner'],
])('refuses %j and names %s', async (input, path) => {
  const { status, body } = await call(ada, 'post', '', input);

  expect(status).toBe(400);
  expect(JSON.stringify(body.error)).toContain(path);
});

it('keeps at most a hundred for one person', async () => {
  const carol = await app.adminUser({ permissions: ['ratings.read-own'] });

  for (let count = 0; count < 100; count += 1) {
    await call(carol, 'post', '', { ...UNHAPPY, name: `View ${count}` }).expect(200);
  }

  const { status, body } = await call(carol, 'post', '', UNHAPPY);

  expect(status).toBe(400);
  expect(body.error.details.code).toBe('VIEWS_FULL');
});

it('keeps the views of each report apart', async () => {
  const dora = await app.adminUser({ permissions: ['ratings.read-own', 'reports.read'] });

  await call(dora, 'post', '', { ...UNHAPPY, name: 'Faces' });
  await call(dora, 'post', '', { ...UNHAPPY, report: 'operators', name: 'Months' });

  expect(await names(dora, '?report=operators')).toEqual(['Months']);
  expect(await names(dora, '?report=conversations')).toEqual([]);
  expect(await names(dora)).toEqual(expect.arrayContaining(['Faces', 'Months']));
  expect((await call(dora, 'get', '?report=invoices')).status).toBe(400);
});

it('is closed to who may not read the report', async () => {
  await call(ada, 'post', '', { ...UNHAPPY, name: 'Shared faces', shared: true });

  const erin = await app.adminUser({ permissions: ['reports.read'] });

  expect(await names(erin)).toEqual([]);
  expect((await call(erin, 'get', '?report=ratings')).status).toBe(403);
  expect((await call(erin, 'post', '', UNHAPPY)).status).toBe(403);
  expect((await call(erin, 'post', '', { ...UNHAPPY, report: 'operators' })).status).toBe(200);
});

it('is closed to who may read no report', async () => {
  const nobody = await app.adminUser({ permissions: ['conversations.answer'] });

  expect((await call(nobody, 'get', '')).status).toBe(403);
});

const call = (
  { token }: AdminClient,
  method: 'get' | 'post' | 'put' | 'delete',
  path: string,
  body?: object
) => app.request[method](`/livechat/admin/views${path}`).auth(token, { type: 'bearer' }).send(body);

async function names(caller: AdminClient, query = ''): Promise<string[]> {
  const { body } = await call(caller, 'get', query);

  return body.data.map(({ name }: SavedView) => name);
}
