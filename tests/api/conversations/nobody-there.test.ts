import type { Channel } from '../../../shared';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { aChannel, newClientId, visitorToken } from '../../support/people';
import { UNHURRIED } from '../../support/ratings';
import { ask, closeSockets, connected, visitorClient } from '../../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

/** Nobody is promised an answer that nobody will give. */
let app: App;
let operator: AdminClient;
let api: AdminApi;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
  operator = await app.adminUser({ permissions: ['conversations.answer'] });
  api = adminApi(app, operator);
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

beforeEach(async () => {
  channel = await aChannel(app);
});

const join = () => api.post(`/operators/join/${channel.id}`).expect(200);
const leave = () => api.post(`/operators/leave/${channel.id}`).expect(200);

const say = (token: string, over: object = {}) =>
  app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: channel.slug, clientId: newClientId(), body: 'hello', ...over });

const stored = async () => {
  const count = (name: string) => app.strapi.db.query(`plugin::livechat.${name}`).count();

  return {
    visitors: await count('visitor'),
    conversations: await count('conversation'),
    messages: await count('message'),
  };
};

const UNAVAILABLE = [400, 'NOBODY_AVAILABLE', 'Nobody is available right now'];

it('begins no conversation over HTTP while nobody is on duty, and stores nothing', async () => {
  const before = await stored();
  const { status, body } = await say(await visitorToken(app));

  expect([status, body.error.details.code, body.error.message]).toEqual(UNAVAILABLE);
  expect(await stored()).toEqual(before);
});

it('begins none over a socket either', async () => {
  const token = await visitorToken(app);
  const before = await stored();
  const socket = await connected(visitorClient(app.url, { token, channel: channel.slug }));
  const reply = await ask(socket, 'message:send', {
    conversation: null,
    clientId: newClientId(),
    body: 'hello',
  });

  expect(reply).toMatchObject({ ok: false, error: { code: 'NOBODY_AVAILABLE' } });
  expect(await stored()).toEqual(before);
});

it('takes the very same message once somebody is there, and only once', async () => {
  const token = await visitorToken(app);
  const clientId = newClientId();

  expect((await say(token, { clientId })).status).toBe(400);
  await join();

  const first = await say(token, { clientId });
  const again = await say(token, { clientId });

  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body.data).toEqual(first.body.data);
  expect(first.body.data.seq).toBe(1);
});

it('is the truth of this moment: who left a second ago takes nobody', async () => {
  await join();
  await leave();

  expect((await say(await visitorToken(app))).status).toBe(400);
});

it('asks whether somebody is on duty in this channel, not in another', async () => {
  await join();
  channel = await aChannel(app);

  expect((await say(await visitorToken(app))).status).toBe(400);
});

it('lets a conversation wait for whoever is on duty while all of them are busy', async () => {
  await join();
  await api.put('/operators/me', { busy: true });

  const { status } = await say(await visitorToken(app));

  await api.put('/operators/me', { busy: false });
  expect(status).toBe(200);
});

it('goes on taking what is said in an open conversation, though nobody is there any more', async () => {
  const token = await visitorToken(app);

  await join();

  const { body } = await say(token);

  await leave();

  for (const conversation of [body.data.conversation, null]) {
    const later = await say(token, { conversation });

    expect([later.status, later.body.data.conversation]).toEqual([200, body.data.conversation]);
  }
});

it('answers a repetition with what is stored, though the conversation has ended and nobody is there', async () => {
  const token = await visitorToken(app);
  const clientId = newClientId();

  await join();

  const first = await say(token, { clientId });

  await app.request
    .post(`/api/livechat/conversations/${first.body.data.conversation}/end`)
    .auth(token, { type: 'bearer' })
    .expect(200);
  await leave();

  expect((await say(token, { clientId })).body.data).toEqual(first.body.data);
});

it('answers a repetition with what is stored, though another conversation is open by now', async () => {
  const token = await visitorToken(app);
  const clientId = newClientId();

  await join();

  const first = await say(token, { clientId });

  await app.request
    .post(`/api/livechat/conversations/${first.body.data.conversation}/end`)
    .auth(token, { type: 'bearer' })
    .expect(200);
  await say(token);

  expect((await say(token, { clientId })).body.data).toEqual(first.body.data);
});
