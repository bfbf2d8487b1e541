import { timesOf, timesOfStart } from '../../../server/src/conversations/times';
import type { Channel, ConversationReport } from '../../../shared';
import { dayOf, hourOf } from '../../../shared/days';
import { aChannel, openDoors } from '../../support/people';
import { answeredVisitor } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

const SECOND = 1_000;

let app: App;
let desk: Channel;
let shop: Channel;
let ada: string;
let manager: AdminClient;
let counter: AdminClient;

const table = (name: string) => app.strapi.db.query(`plugin::livechat.${name}` as never);

/** A conversation as it stands when it is over, or still going on. */
interface Planted {
  channel: string;
  /** ISO 8601. */
  startedAt: string;
  operator?: string;
  /** Seconds from the start. */
  answered?: number;
  ended?: number;
  messages?: readonly [ofVisitor: number, ofOperators: number];
  country?: string;
  language?: string;
  rating?: number;
}

async function plant(planted: Planted): Promise<void> {
  const { channel, operator = null, rating, messages = [1, 0], country, language } = planted;
  const start = new Date(planted.startedAt);
  const after = (seconds: number | undefined): Date | null =>
    seconds === undefined ? null : new Date(start.getTime() + seconds * SECOND);
  const moments = {
    startedAt: start,
    firstAnswerAt: after(planted.answered),
    endedAt: after(planted.ended),
  };
  const row = async (name: string, id: string | null): Promise<number | null> =>
    id && (await table(name).findOne({ where: { documentId: id } })).id;
  const place = {
    channel: await row('channel', channel),
    operator: await row('operator', operator),
  };
  const thread = await table('thread').create({
    data: { lastMessageAt: start, visitorMessages: messages[0], operatorMessages: messages[1] },
  });
  const { id } = await table('conversation').create({
    data: {
      ...place,
      country,
      language,
      lastHuman: planted.answered === undefined ? null : place.operator,
      state: planted.ended === undefined ? 'open' : 'ended',
      ...timesOfStart(start),
      ...timesOf(moments),
      ...moments,
      thread: thread.id,
      askRating: planted.ended !== undefined,
    },
  });

  if (rating !== undefined) {
    await table('rating').create({
      data: { ...place, conversation: id, value: rating, submittedAt: after(planted.ended) },
    });
  }
}

beforeAll(async () => {
  app = await bootStrapi();
  desk = await aChannel(app, { name: 'Desk' });
  shop = await aChannel(app, { name: 'Shop' });
  manager = await app.adminUser({ permissions: ['reports.read', 'ratings.read-all'] });
  counter = await app.adminUser({ permissions: ['reports.read'] });

  const operator = await app.adminUser({
    firstname: 'Ada',
    permissions: ['conversations.answer'],
  });

  ada = (await app.strapi.plugin('livechat').service('operators').mine(operator.id)).id;

  for (const conversation of [
    { channel: shop.id, operator: ada, answered: 10, ended: 120, messages: [3, 4], rating: 5 },
    { channel: shop.id, operator: ada, answered: 20.5, ended: 241, messages: [1, 1], rating: 3 },
    { channel: desk.id, operator: ada, messages: [2, 0], country: 'BE', language: 'fr' },
    { channel: desk.id, ended: 60, country: 'BE' },
  ] as const) {
    await plant({ startedAt: '2026-03-10T23:30:00.000Z', ...conversation });
  }

  await plant({ channel: desk.id, startedAt: '2026-04-01T07:59:59.999Z' });
  await app.strapi.plugin('livechat').service('ratings').rebuild();
});

afterAll(() => app.close());

async function asked(query: string, caller = manager) {
  return app.request
    .get(`/livechat/admin/reports/conversations?${query}`)
    .auth(caller.token, { type: 'bearer' });
}

async function report(query: string, caller = manager): Promise<ConversationReport> {
  const { body, status } = await asked(query, caller);

  expect(status).toBe(200);

  return body.data;
}

it('adds up everything when it groups by nothing', async () => {
  const { groups, total } = await report('');

  expect(total).toEqual({
    count: 5,
    unanswered: 3,
    answerSeconds: 30.5,
    ended: 3,
    durationSeconds: 421,
    messages: 13,
    ratings: { count: 2, sum: 8, satisfied: 1, asked: 3 },
  });
  expect(groups).toEqual([{ keys: [], ...total }]);
});

it('counts a conversation for the operator who had it, with the average of those rated', async () => {
  const { groups, names } = await report('by=operator');

  expect(groups).toMatchObject([
    { keys: [ada], count: 3, unanswered: 1, ratings: { count: 2, sum: 8 } },
    { keys: [null], count: 2, unanswered: 2, ratings: { count: 0, sum: 0 } },
  ]);
  expect(names.operator[ada]).toBe('Ada');
});

it('groups by channel and month, with the names of channels', async () => {
  const { groups, names } = await report('by=channel,month');

  expect(groups.map(({ keys, count }) => [...keys, count])).toEqual(
    expect.arrayContaining([
      [shop.id, '2026-03', 2],
      [desk.id, '2026-03', 2],
      [desk.id, '2026-04', 1],
    ])
  );
  expect(names.channel).toMatchObject({ [shop.id]: 'Shop', [desk.id]: 'Desk' });
});

it.each([
  [
    'hour',
    [
      ['07', 1],
      ['23', 4],
    ],
  ],
  [
    'day',
    [
      ['2026-03-10', 4],
      ['2026-04-01', 1],
    ],
  ],
  [
    'week',
    [
      ['2026-03-09', 4],
      ['2026-03-30', 1],
    ],
  ],
  [
    'country',
    [
      ['BE', 2],
      [null, 3],
    ],
  ],
  [
    'language',
    [
      ['fr', 1],
      [null, 4],
    ],
  ],
])('groups by %s, in UTC', async (dimension, expected) => {
  const { groups } = await report(`by=${dimension}`);

  expect(groups.map(({ keys, count }) => [keys[0], count])).toEqual(expected);
});

it('knows nothing of ratings where they have not what it groups by', async () => {
  for (const dimension of ['hour', 'country', 'operator,hour']) {
    const { groups, total } = await report(`by=${dimension}`);

    expect(total.ratings).toBeNull();
    expect(groups.map(({ ratings }) => ratings)).toEqual(groups.map(() => null));
  }
});

it('says nothing of ratings to those who may not read them', async () => {
  const { total, groups } = await report('by=operator', counter);

  expect(total).toMatchObject({ count: 5, ratings: null });
  expect(JSON.stringify(groups)).not.toContain('satisfied');
});

it.each([
  ['channel=none', 0],
  ['operator=none', 2],
  ['since=2026-04-01T07:59:59.999Z', 1],
  ['since=2026-04-01T08:00:00Z', 0],
  ['until=2026-03-10T23:30:00Z', 0],
  ['until=2026-03-10T23:30:00.001Z', 4],
  ['since=2026-03-11T00:30:00%2B01:00&until=', 5],
])('narrowed by %s counts %i', async (query, count) => {
  expect((await report(query)).total.count).toBe(count);
});

it('narrows conversations and ratings alike', async () => {
  expect((await report(`channel=${shop.id}`)).total).toMatchObject({
    count: 2,
    ratings: { count: 2, asked: 2 },
  });
  expect((await report(`channel=${desk.id}&operator=${ada}`)).total).toMatchObject({
    count: 1,
    ratings: { count: 0, asked: 0 },
  });
});

it.each([
  ['by=face', 'by'],
  ['by=hour,hour', 'by'],
  ['since=yesterday', 'since'],
  ['channel=%00', ''],
  ['language=fr', 'language'],
  ['Channel=x', 'Channel'],
])('refuses %s', async (query, path) => {
  const { status, body } = await asked(query);

  expect(status).toBe(400);
  expect(body.error.details.code).toBe('INPUT_INVALID');
  expect(body.error.details.path ?? '').toMatch(new RegExp(`^${path}`));
});

it('counts conversations, questions and ratings on the same UTC day', async () => {
  await plant({ channel: shop.id, startedAt: '2025-06-15T02:00:00.000Z', ended: 60, rating: 5 });
  await app.strapi.plugin('livechat').service('ratings').rebuild();

  const { groups } = await report('by=day&since=2025-06-14T00:00:00Z&until=2025-06-17T00:00:00Z');

  expect(groups).toMatchObject([
    { keys: ['2025-06-15'], count: 1, ended: 1, ratings: { count: 1, asked: 1 } },
  ]);
});

it.each([
  ['forward', '2026-03-08T06:58:00.000Z'],
  ['back', '2026-11-01T05:58:00.000Z'],
])('counts the same time when clocks are set %s', async (_direction, startedAt) => {
  const hours = (count: number) =>
    new Date(Date.parse(startedAt) + count * 60 * 60 * SECOND).toISOString();

  await plant({ channel: shop.id, operator: ada, startedAt, answered: 180 });

  const { total } = await report(`channel=${shop.id}&since=${hours(-3)}&until=${hours(3)}`);

  expect(total.answerSeconds).toBe(180);
});

it('counts a conversation that was had, with its day, its hour and its times', async () => {
  const counter = await aChannel(app, { name: 'Counter', slug: 'counter' });
  const hourNow = () => [dayOf(new Date()), hourOf(new Date())];
  const before = hourNow();

  await openDoors(app, 'counter');
  await answeredVisitor(app, 'counter');

  const { groups, total } = await report(`by=day,hour&channel=${counter.id}`);

  expect(groups).toMatchObject([{ count: 1, unanswered: 0, ended: 1 }]);
  expect([before, hourNow()]).toContainEqual(groups[0]?.keys);
  expect(total.answerSeconds).toBeGreaterThan(0);
  expect(total.durationSeconds).toBeGreaterThanOrEqual(total.answerSeconds);
});

it('keeps the figures of an operator who is gone, for nobody', async () => {
  const { id } = await table('operator').create({ data: { chatName: 'Gone' } });
  const { documentId } = await table('operator').findOne({ where: { id } });

  await plant({ channel: desk.id, operator: documentId, startedAt: '2025-01-01T00:00:00.000Z' });
  expect((await report('by=operator&until=2025-02-01T00:00:00Z')).groups).toMatchObject([
    { keys: [documentId], count: 1 },
  ]);
  await table('operator').delete({ where: { id } });
  expect((await report('by=operator&until=2025-02-01T00:00:00Z')).groups).toMatchObject([
    { keys: [null], count: 1 },
  ]);
});
