import type { Channel, RatingRecord } from '../../../shared';
import { operatorAvailable } from '../../support/people';
import { rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { closeSockets, told } from '../../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;
let operator: AdminClient;
let manager: AdminClient;

const READ_ALL = ['ratings.read-all', 'ratings.hide', 'channels.read'];

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
  channel = await siteChannelOf(app);
  manager = await app.adminUser({ permissions: READ_ALL });

  await rated(app, 3, { comment: 'Nobody was there' });

  const { admin, socket } = await operatorAvailable(app, { firstname: 'Ada' });

  operator = admin;
  await rated(app, 5, { comment: 'Great help' });
  await rated(app, 1, { comment: 'Too SLOW for me' });
  await told(socket, 'channel:leave', { channel: channel.id });
  await grant(operator, ['ratings.read-own']);
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

it('lists ratings newest first, with everything a card needs', async () => {
  const { body } = await get(manager, '');

  expect(body.data).toMatchObject({ page: 1, pageSize: 25, total: 3 });
  expect(comments(body)).toEqual(['Too SLOW for me', 'Great help', 'Nobody was there']);
  expect(body.data.ratings[0]).toEqual({
    id: expect.any(String),
    value: 1,
    comment: 'Too SLOW for me',
    operator: { id: expect.any(String), name: 'Ada' },
    visitor: expect.stringMatching(/^Visitor #\d+$/),
    visitorId: expect.any(String),
    source: 'chat',
    firstResponseSeconds: null,
    lengthSeconds: expect.any(Number),
    channel: { id: channel.id, name: channel.name },
    conversation: expect.any(String),
    ...{ team: null, ticket: null, path: expect.stringMatching(/^conversations\/\w+\?box=all$/) },
    hidden: false,
    leftOut: null,
    note: null,
    handled: false,
    language: null,
    submittedAt: expect.stringMatching(/Z$/),
    history: [],
  });
  expect(body.data.ratings[2].operator).toBeNull();
});

it.each([
  ['?faces=5', ['Great help']],
  ['?faces=3,5', ['Great help', 'Nobody was there']],
  ['?hidden=true', []],
  ['?hidden=false&faces=1', ['Too SLOW for me']],
  ['?search=slow', ['Too SLOW for me']],
  ['?search=', ['Too SLOW for me', 'Great help', 'Nobody was there']],
  ['?channel=nothing', []],
  ['?handled=false&pageSize=1&page=2', ['Great help']],
  ['?pageSize=1&page=99', []],
])('narrows the list by %s', async (query, found) => {
  const { body } = await get(manager, query);

  expect(comments(body)).toEqual(found);
});

it('narrows the list by channel', async () => {
  expect((await get(manager, `?channel=${channel.id}`)).body.data.total).toBe(3);
});

it.each([
  '?faces=2',
  '?sort=x:asc',
  '?since=yesterday',
  '?source=fax',
  '?page=0',
  '?page=x',
  '?pageSize=1000',
  '?hidden=maybe',
  '?channel[$ne]=x',
  '?face=4',
  '?Hidden=true',
  '/report?by=face&faces=5&handeld=true',
  '/trend?day=7',
  '/customers?name=Ada',
])('refuses the query %s and names what is wrong', async (query) => {
  const { status, body } = await get(manager, query);

  expect(status).toBe(400);
  expect(body.error.details.code).toBe('INPUT_INVALID');
  expect(body.error.details.path).not.toBe('');
});

it('shows who may read only the own ratings no other', async () => {
  const { body } = await get(operator, '');

  expect(comments(body)).toEqual(['Too SLOW for me', 'Great help']);
  expect(body.data.total).toBe(2);
});

it('answers the rating of somebody else as if it did not exist', async () => {
  const foreign = await find('Nobody was there');
  const mine = await find('Great help');

  await get(operator, `/${mine.id}`).then(({ status }) => expect(status).toBe(200));

  const refused = await get(operator, `/${foreign.id}`);
  const unknown = await get(operator, '/nothing');

  expect(refused.status).toBe(404);
  expect(refused.body.error.details).toEqual({ code: 'RATING_UNKNOWN' });
  expect(unknown.body).toEqual(refused.body);
});

describe('customers to narrow by', () => {
  const customers = async (user: AdminClient, search: string) =>
    (await get(user, `/customers?search=${encodeURIComponent(search)}`)).body.data;

  it('are those who rated, the last first, and narrow the list to their ratings', async () => {
    const { body } = await get(manager, '');
    const names = body.data.ratings.map(({ visitor }: RatingRecord) => visitor);
    const found = await customers(manager, '');

    expect(found.map(({ name }: { name: string }) => name)).toEqual(names);

    for (const { id, name } of found) {
      const narrowed = await get(manager, `?visitor=${id}`);

      expect(narrowed.body.data.ratings.map(({ visitor }: RatingRecord) => visitor)).toEqual([
        name,
      ]);
    }
  });

  it('are found by what the screens call them', async () => {
    const [{ name }] = await customers(manager, '');

    expect(await customers(manager, name.toUpperCase())).toMatchObject([{ name }]);
    expect(await customers(manager, '% or nobody')).toEqual([]);
  });

  it('are only those whose ratings the reader may see', async () => {
    expect(await customers(manager, '')).toHaveLength(3);
    expect(await customers(operator, '')).toHaveLength(2);
  });
});

describe('a CSV file', () => {
  it.each([
    ['point', '"Submitted at","Rating","Face"'],
    ['comma', '"Submitted at";"Rating";"Face"'],
  ])('has the separator of a decimal %s', async (decimal, start) => {
    const exporter = await app.adminUser({ permissions: ['ratings.export', 'ratings.read-all'] });
    const { text } = await get(exporter, `/export?decimal=${decimal}`);

    expect(text.replace(/^\ufeff/, '').startsWith(start)).toBe(true);
  });

  it('refuses a decimal it does not know by name', async () => {
    const exporter = await app.adminUser({ permissions: ['ratings.export', 'ratings.read-all'] });
    const { body } = await get(exporter, '/export?decimal=dot');

    expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'decimal' });
  });
});

it('lets nobody in who may not read ratings, nor hide who may only read', async () => {
  const nobody = await app.adminUser({ permissions: ['conversations.answer'] });
  const { id } = await find('Great help');

  expect((await get(nobody, '')).status).toBe(403);
  expect((await get(nobody, `/${id}`)).status).toBe(403);
  expect((await put(operator, id, { hidden: true })).status).toBe(403);
  expect((await app.request.get('/livechat/admin/ratings')).status).toBe(401);
});

it('hides a rating, shows it again, and keeps the counters exact', async () => {
  const { id } = await find('Too SLOW for me');
  const hidden = await put(manager, id, { hidden: true });

  expect(hidden.body.data).toMatchObject({ id, hidden: true, value: 1 });
  expect(await verify()).toEqual([]);
  expect(comments((await get(manager, '?hidden=true')).body)).toEqual(['Too SLOW for me']);

  const shown = await put(manager, id, { hidden: false });

  expect(shown.body.data.hidden).toBe(false);
  expect(await verify()).toEqual([]);
});

it('counts a rating hidden twice at the same moment once', async () => {
  const { id } = await find('Too SLOW for me');

  await Promise.all([true, true, false, true].map((hidden) => put(manager, id, { hidden })));
  expect(await verify()).toEqual([]);
  await put(manager, id, { hidden: false });
});

it('keeps a note and the handled mark, and leaves the rest alone', async () => {
  const { id } = await find('Great help');

  await put(manager, id, { note: '  Sent a card ' });

  const { body } = await put(manager, id, { handled: true });

  expect(body.data).toMatchObject({ note: 'Sent a card', handled: true, hidden: false, value: 5 });
  expect(comments((await get(manager, '?search=card')).body)).toEqual(['Great help']);
});

it.each([
  [{ value: 5 }],
  [{ comment: 'changed' }],
  [{ operator: 1 }],
  [{ hidden: 'yes' }],
  [{ handled: null }],
  [{ note: 5 }],
  [{ note: 'x'.repeat(10_001) }],
])('refuses to change a rating by %j', async (input) => {
  const { id } = await find('Great help');
  const { status, body } = await put(manager, id, input);

  expect(status).toBe(400);
  expect(body.error.details.code).toBe('INPUT_INVALID');
});

it('announces a rating that is hidden, without what the customer wrote', async () => {
  const heard: unknown[] = [];
  const hear = async (news: unknown) => {
    heard.push(news);
  };
  const { id } = await find('Great help');

  app.strapi.eventHub.on('livechat.rating.hidden', hear);
  await put(manager, id, { hidden: true });
  await put(manager, id, { hidden: true });
  await put(manager, id, { hidden: false });
  app.strapi.eventHub.off('livechat.rating.hidden', hear);

  const news = { rating: id, channel: channel.id, conversation: expect.any(String), value: 5 };

  expect(heard).toEqual([
    { ...news, hidden: true },
    { ...news, hidden: false },
  ]);
});

it('gives each channel its happy figure of the last 14 days, hidden ratings too', async () => {
  const { id } = await find('Too SLOW for me');

  await put(manager, id, { hidden: true });

  const { body } = await get(manager, '/happiness');

  expect(body.data).toEqual([{ channel: channel.id, count: 3, happy: 33, mood: 3 }]);
  await put(manager, id, { hidden: false });
});

const get = (who: AdminClient, path: string) =>
  app.request.get(`/livechat/admin/ratings${path}`).auth(who.token, { type: 'bearer' });

const put = (who: AdminClient, id: string, input: object) =>
  app.request.put(`/livechat/admin/ratings/${id}`).auth(who.token, { type: 'bearer' }).send(input);

async function find(comment: string): Promise<RatingRecord> {
  const { body } = await get(manager, `?search=${encodeURIComponent(comment)}`);

  return body.data.ratings[0];
}

const comments = (body: { data: { ratings: RatingRecord[] } }): (string | null)[] =>
  body.data.ratings.map(({ comment }) => comment);

const verify = () => app.strapi.plugin('livechat').service('ratings').verify();

/** Gives an admin user's only role more permissions. */
async function grant(user: AdminClient, permissions: readonly string[]): Promise<void> {
  const { roles } = await app.strapi.db
    .query('admin::user')
    .findOne({ where: { id: user.id }, populate: ['roles'] });

  await app.strapi.service('admin::role').addPermissions(
    roles[0].id,
    permissions.map((permission) => ({
      action: `plugin::livechat.${permission}`,
      subject: null,
      properties: {},
      conditions: [],
    }))
  );
}
