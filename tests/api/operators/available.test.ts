import type { Core } from '@strapi/strapi';
import { type Row, toRow } from '../../../server/src/plugin/database/ids';
import { service } from '../../../server/src/plugin/service';
import { GRACE_SECONDS, HEARTBEAT_SECONDS } from '../../../shared/operators';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let strapi: Core.Strapi;
let ana: AdminClient;
let api: AdminApi;
let channel: { id: string; row: Row<'channel'> };
let emitted: number;

beforeAll(async () => {
  app = await bootStrapi();
  strapi = app.strapi;
  ana = await app.adminUser({ firstname: 'Ana', permissions: ['conversations.answer'] });
  api = adminApi(app, ana);

  for (const name of ['livechat.members.changed', 'livechat.presence.changed']) {
    strapi.eventHub.on(name, async () => {
      emitted += 1;
    });
  }
});

afterAll(() => app.close());

beforeEach(async () => {
  const channels = service(strapi, 'channels');

  channel = await channels.create(await channels.draft('Shop'), null);
  emitted = 0;
});

const operators = () => service(strapi, 'operators');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const start = new Date();
const MINUTE = 60;

const row = async () => (await operators().mine(ana.id)).row;
const available = async (now: Date) => (await operators().available(channel.row, now)).length === 1;

const duty = async (now?: Date) => {
  const mine = (await operators().presences(now)).find((place) => place.channel === channel.id);

  return mine && { available: mine.available, away: mine.away };
};

it('puts who joins on duty at once, and on the list of the channel', async () => {
  const { status, body } = await api.post(`/operators/join/${channel.id}`);

  expect(status).toBe(200);
  expect(body.data).toContainEqual({
    channel: channel.id,
    operator: expect.any(String),
    user: ana.id,
    name: 'Ana',
    pictureUrl: null,
    available: true,
    away: false,
  });
  expect(emitted).toBe(1);
  expect(await operators().members(channel.row)).toHaveLength(1);
  expect(await operators().channelsOf(await row())).toContain(channel.row);
});

it('takes who leaves off duty at once, and keeps them on the list', async () => {
  await api.post(`/operators/join/${channel.id}`);

  const { status, body } = await api.post(`/operators/leave/${channel.id}`);
  const presences = body.data.filter((place: { channel: string }) => place.channel === channel.id);

  expect(status).toBe(200);
  expect(presences).toEqual([expect.objectContaining({ available: false, away: false })]);
  expect(emitted).toBe(2);
  expect(await operators().members(channel.row)).toHaveLength(1);
  expect(await operators().channelsOf(await row())).not.toContain(channel.row);
});

it('lets somebody join twice, or leave without having joined', async () => {
  await Promise.all(Array.from({ length: 5 }, () => api.post(`/operators/join/${channel.id}`)));
  expect(await operators().members(channel.row)).toHaveLength(1);

  const other = await service(strapi, 'channels').create(
    await service(strapi, 'channels').draft('Other'),
    null
  );

  expect((await api.post(`/operators/leave/${other.id}`)).status).toBe(200);
  expect(await operators().members(other.row)).toEqual([]);
});

it('takes the idle off duty after 30 minutes, and the next activity brings them back', async () => {
  await operators().join(channel.row, await row(), start);
  await operators().heartbeat([await row()], after(30 * MINUTE));
  emitted = 0;

  expect(await available(after(30 * MINUTE))).toBe(true);
  expect(await available(after(30 * MINUTE + 0.001))).toBe(false);
  expect(await duty(after(30 * MINUTE + 1))).toEqual({ available: false, away: true });
  expect(await operators().channelsOf(await row(), after(30 * MINUTE + 1))).toEqual([]);
  expect(await operators().members(channel.row)).toHaveLength(1);

  await operators().touch(await row(), after(40 * MINUTE));
  expect(await duty(after(40 * MINUTE))).toEqual({ available: true, away: false });
  expect(emitted).toBe(1);
});

it('brings nobody back who left', async () => {
  await operators().join(channel.row, await row(), start);
  await operators().leave(channel.row, await row());
  await operators().touch(await row(), after(MINUTE));

  expect(await duty(after(MINUTE))).toEqual({ available: false, away: false });
});

it('keeps who is connected on duty, and counts them offline after the grace', async () => {
  const lost = 10 * MINUTE + GRACE_SECONDS + HEARTBEAT_SECONDS;

  await operators().join(channel.row, await row(), start);
  await operators().heartbeat([await row()], after(10 * MINUTE));

  expect(await available(after(lost))).toBe(true);
  expect(await available(after(lost + 0.001))).toBe(false);

  await operators().heartbeat([await row()], after(lost + 5));
  expect(await available(after(lost + 5))).toBe(true);
});

it('announces activity only when it changes who is on duty', async () => {
  await operators().join(channel.row, await row(), start);
  emitted = 0;

  await operators().touch(await row(), after(10));
  await operators().touch(await row(), after(20));
  expect(emitted).toBe(0);
});

it('survives a beat of nobody and the activity of nobody known', async () => {
  await operators().heartbeat([]);
  await operators().touch(toRow(0));

  expect(await operators().byRow(toRow(0))).toBeNull();
});

it('chooses among those on duty, also inside a transaction', async () => {
  await operators().join(channel.row, await row(), start);

  const request = { locale: 'fr', country: null, previous: null, load: new Map(), now: start };
  const pick = (more: object = {}) => operators().pick(channel.row, { ...request, ...more });

  const hers = { isStaffed: true, operator: { user: ana.id } };

  expect(await pick()).toMatchObject(hers);
  expect(await strapi.db.transaction(() => pick())).toMatchObject(hers);
  expect(await pick({ exclude: await row() })).toEqual({ isStaffed: false, operator: null });
  expect(await pick({ now: after(31 * MINUTE) })).toEqual({ isStaffed: false, operator: null });

  const { id, ...profile } = await operators().mine(ana.id);

  await operators().update(id, { ...profile, busy: true });
  expect(await pick()).toEqual({ isStaffed: true, operator: null });
  expect(await available(start)).toBe(true);

  await operators().update(id, { ...profile, conversationLimit: 2 });
  expect(await pick({ load: new Map([[profile.row, 1]]) })).toMatchObject(hers);
  expect(await pick({ load: new Map([[profile.row, 2]]) })).toEqual({
    isStaffed: true,
    operator: null,
  });
  await operators().update(id, profile);
});

it('keeps the name of an operator whose admin user is deleted, and their duties end', async () => {
  const gone = await app.adminUser({ firstname: 'Zed' });
  const { id, ...profile } = await operators().mine(gone.id);

  await operators().update(id, { ...profile, chatName: 'Zeddy' });
  await operators().join(channel.row, profile.row);
  await strapi.service('admin::user').deleteById(gone.id);

  expect(await operators().byRow(profile.row)).toMatchObject({ user: null, publicName: 'Zeddy' });
  expect(await operators().members(channel.row)).toEqual([]);
  expect(await operators().available(channel.row)).toEqual([]);
  expect(await duty()).toBeUndefined();
});

/** The same under a name that is no hook of a test suite. */
const moment = after;

describe('who is back', () => {
  let heard: unknown[];

  beforeAll(() => {
    strapi.eventHub.on('livechat.member.resumed', async (news: unknown) => {
      heard.push(news);
    });
  });

  beforeEach(() => {
    heard = [];
  });

  it('is told where they are on duty again, once', async () => {
    const { row: operator, id } = await operators().mine(ana.id);

    await operators().join(channel.row, operator, moment(0));
    heard = [];
    await operators().touch(operator, moment(31 * MINUTE));
    await operators().touch(operator, moment(31 * MINUTE + 5));

    expect(heard).toEqual([{ operator: id, channels: expect.arrayContaining([channel.id]) }]);
  });

  it('is told of the other channels when they join one more', async () => {
    const channels = service(strapi, 'channels');
    const other = await channels.create(await channels.draft('Workshop'), null);
    const operator = await row();

    await operators().join(channel.row, operator, moment(60 * MINUTE));
    heard = [];
    await operators().join(other.row, operator, moment(120 * MINUTE));

    expect(heard).toEqual([
      { operator: expect.any(String), channels: expect.arrayContaining([channel.id]) },
    ]);
    expect(heard).not.toEqual([
      { operator: expect.any(String), channels: expect.arrayContaining([other.id]) },
    ]);
  });

  it('is told nothing who never joined, who left, or who was there all the time', async () => {
    const bea = await app.adminUser({ firstname: 'Bea', permissions: ['conversations.answer'] });
    const { row: operator } = await operators().mine(bea.id);

    await operators().touch(operator, moment(0));
    await operators().join(channel.row, operator, moment(1));
    await operators().touch(operator, moment(10));
    await operators().leave(channel.row, operator);
    await operators().touch(operator, moment(90 * MINUTE));

    expect(heard).toEqual([]);
  });
});
