import type { BusinessHours, Channel } from '../../../shared';
import { aChannel, newClientId, openDoors } from '../../support/people';
import { ended, type Rater, UNHURRIED, visitorInTalk, visitorToken } from '../../support/ratings';
import { ask, closeSockets, connected, visitorClient } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const CLOSED: BusinessHours = { timeZone: 'UTC', week: {}, exceptions: {} };

/** A channel with somebody on duty. */
async function staffed(): Promise<Channel> {
  const channel = await aChannel(app);

  await openDoors(app, channel.slug);

  return channel;
}

async function setHours({ id }: Channel, businessHours: BusinessHours | null): Promise<void> {
  const channels = app.strapi.plugin('livechat').service('channels');
  const { id: _, row: __, ...channel } = await channels.byId(id);

  await channels.update(id, { ...channel, businessHours });
}

const say = ({ token, conversation }: { token: string; conversation?: string }, slug: string) =>
  app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: slug, conversation, clientId: newClientId(), body: 'Hello' });

const visit = async (slug: string) =>
  (await app.request.get(`/api/livechat/widget/${slug}`).expect(200)).body.data;

it('begins no conversation outside business hours, although somebody is on duty', async () => {
  const channel = await staffed();
  const token = await visitorToken(app);
  const conversations = app.strapi.db.query('plugin::livechat.conversation');

  await setHours(channel, CLOSED);

  const before = await conversations.count({});
  const { body } = await say({ token }, channel.slug).expect(400);

  expect(body.error.details).toEqual({ code: 'NOBODY_AVAILABLE' });
  expect(await conversations.count({})).toBe(before);
});

it('begins none over a socket either', async () => {
  const channel = await staffed();

  await setHours(channel, CLOSED);

  const socket = await connected(
    visitorClient(app.url, { token: await visitorToken(app), channel: channel.slug })
  );

  const message = { conversation: null, clientId: newClientId(), body: 'Hello' };

  expect(await ask(socket, 'message:send', message)).toMatchObject({
    error: { code: 'NOBODY_AVAILABLE' },
  });
});

it('shows nobody while it is closed, and somebody once it is open again', async () => {
  const channel = await staffed();

  expect((await visit(channel.slug)).action).not.toBe('hide');

  await setHours(channel, CLOSED);
  expect(await visit(channel.slug)).toMatchObject({ action: 'hide', operator: null });

  await setHours(channel, null);
  expect((await visit(channel.slug)).action).not.toBe('hide');
});

it('goes on with what began before it closed, to its end', async () => {
  const channel = await staffed();
  const there: Rater = await visitorInTalk(app, channel.slug);

  await setHours(channel, CLOSED);
  await say(there, channel.slug).expect(200);
  await ended(app, there);
});
