import { type AdminApi, adminApi } from '../../support/admin-api';
import { UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let boss: AdminApi;

beforeAll(async () => {
  app = await bootStrapi({
    listen: false,
    config: {
      ...UNHURRIED,
      publicUrl: 'https://shop.example',
      outbox: { smtp: { host: 'smtp.shop.example', port: 2525 }, from: 'shop@mail.example' },
    },
  });
  boss = adminApi(app, await app.superAdmin());
});

afterAll(() => app.close());

afterEach(() => emails().deleteMany({}));

const emails = () => app.strapi.db.query('plugin::livechat.email');

async function anEmail(state: string, more: object = {}): Promise<string> {
  const data = { kind: 'transcript', to: 'wanda@home.example', state, data: '{}', attempts: 3 };

  return (await emails().create({ data: { ...data, ...more } })).documentId;
}

it('counts e-mails by state, whatever is looked at', async () => {
  await anEmail('failed', { reason: 'login', lastError: '535 no' });
  await anEmail('sent');
  await anEmail('sent');

  const { data } = (await boss.get('/outbox?state=failed')).body;

  expect(data.emails).toMatchObject([{ state: 'failed', reason: 'login', lastError: '535 no' }]);
  expect(data).toMatchObject({ total: 1, counts: { failed: 1, sent: 2, waiting: 0, dropped: 0 } });
});

it('shows those of one kind', async () => {
  await anEmail('sent');
  await anEmail('sent', { kind: 'other' });

  expect((await boss.get('/outbox?kind=other')).body.data.total).toBe(1);
});

it('says of each kind and state how many there are beside what is chosen', async () => {
  await anEmail('sent');
  await anEmail('failed');
  await anEmail('sent', { kind: 'other' });

  const { data } = (await boss.get('/outbox?kind=transcript&state=sent')).body;

  expect(data.emails).toMatchObject([{ kind: 'transcript', state: 'sent' }]);
  expect(data.counts).toMatchObject({ sent: 1, failed: 1 });
  expect(data.kinds).toEqual([
    { kind: 'other', count: 1 },
    { kind: 'transcript', count: 1 },
  ]);
});

it('offers every kind that may be written, though there are none', async () => {
  expect((await boss.get('/outbox')).body.data.kinds).toEqual([{ kind: 'transcript', count: 0 }]);
});

it('refuses a kind that is no word by its name', async () => {
  const { body } = await boss.get(`/outbox?kind=${'k'.repeat(65)}`);

  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'kind' });
});

it('tries one again that waits, now', async () => {
  const later = new Date(Date.now() + 3_600_000);
  const id = await anEmail('waiting', { nextAttemptAt: later });
  const { data } = (await boss.post(`/outbox/${id}/retry`)).body;

  expect(data).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(Date.parse(data.nextAttemptAt)).toBeLessThan(later.getTime());
});

it.each(['waiting', 'failed'])('drops one that is %s, and what it was about', async (state) => {
  const id = await anEmail(state);

  expect((await boss.post(`/outbox/${id}/drop`)).body.data).toMatchObject({ state: 'dropped' });
  expect(await emails().findOne({ where: { documentId: id } })).toMatchObject({ data: '' });
});

it.each(['sending', 'sent', 'stopped'])('leaves one alone that is %s', async (state) => {
  const id = await anEmail(state);

  await boss.post(`/outbox/${id}/drop`);
  await boss.post(`/outbox/${id}/retry`);

  expect(await emails().findOne({ where: { documentId: id } })).toMatchObject({ state });
});

it('says by what e-mails leave, and nothing of how one logs in there', async () => {
  const { body } = await boss.get('/outbox/transport');

  expect(body.data).toEqual({
    kind: 'smtp',
    through: 'smtp.shop.example:2525',
    from: 'shop@mail.example',
    hasAddress: true,
    address: 'https://shop.example/livechat',
  });
});

it('finds who wants no e-mails by any spelling of the address, and lets them have some again', async () => {
  const outbox = app.strapi.plugin('livechat').service('outbox');
  const { keyedHash, secretFor } = await import('../../../server/src/plugin/secrets');
  const { signStop } = await import('../../../server/src/outbox/token');
  const mailbox = keyedHash(app.strapi, 'email', 'wanda@home.example');

  await outbox.stop(signStop(mailbox, secretFor(app.strapi, 'email stop')), false);

  const find = (email: string) => boss.post('/outbox/stops/find', { email });

  expect((await boss.get('/outbox/stops')).body.data).toEqual({ total: 1 });
  expect((await find('WANDA+x@home.example')).body.data).toEqual({
    stopped: true,
    since: expect.any(String),
  });
  expect((await find('willy@home.example')).body.data).toEqual({ stopped: false, since: null });
  await boss.post('/outbox/stops/remove', { email: 'wanda@home.example' });
  expect((await find('wanda@home.example')).body.data.stopped).toBe(false);
});

it('finds nothing by what is no address', async () => {
  const { body } = await boss.post('/outbox/stops/find', { email: 'wanda' });

  expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'email' });
});
