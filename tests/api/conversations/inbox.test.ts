import type { OperatorConversation } from '../../../shared';
import { type AdminApi, adminApi } from '../../support/admin-api';
import {
  aChannel,
  newClientId,
  openDoors,
  operatorAvailable,
  visitorToken,
} from '../../support/people';
import { closeSockets } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let manager: AdminApi;

beforeAll(async () => {
  app = await bootStrapi();
  manager = adminApi(app, await app.superAdmin());
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

/** Starts a conversation; answers its id. */
async function start(channel: string): Promise<string> {
  await openDoors(app, channel);

  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(await visitorToken(app), { type: 'bearer' })
    .send({ channel, clientId: newClientId(), body: 'hello' });

  return body.data.conversation;
}

const idsOf = (body: { data: { conversations: OperatorConversation[] } }): string[] =>
  body.data.conversations.map(({ id }) => id);

describe('the inbox', () => {
  it('is narrowed to a channel, and counts what it lists', async () => {
    const shop = await aChannel(app);
    const workshop = await aChannel(app);
    const inShop = [await start(shop.slug), await start(shop.slug)];

    await start(workshop.slug);

    const { body } = await manager.get(`/conversations?box=all&channel=${shop.id}`);

    expect(idsOf(body).sort()).toEqual(inShop.sort());
    expect(body.data.total).toBe(2);
  });

  it('is narrowed in one’s own box too', async () => {
    const shop = await aChannel(app);
    const workshop = await aChannel(app);
    const { admin, socket } = await operatorAvailable(app, { channel: shop.id });

    socket.emit('channel:join', { channel: workshop.id }, () => undefined);

    const own = await start(shop.slug);
    const { body } = await adminApi(app, admin).get(`/conversations?box=mine&channel=${shop.id}`);

    expect(idsOf(body)).toEqual([own]);
    socket.disconnect();
  });

  it.each(['nobody', '%00', "x' or 1=1", 'ä'])('knows no channel %j', async (channel) => {
    const { status, body } = await manager.get(
      `/conversations?box=all&channel=${channel === '%00' ? channel : encodeURIComponent(channel)}`
    );

    expect([400, 404]).toContain(status);
    expect(['CHANNEL_UNKNOWN', 'INPUT_INVALID']).toContain(body.error.details.code);
  });
});

describe('ending a conversation', () => {
  const asks = async (id: string): Promise<unknown> =>
    (await manager.get(`/conversations/${id}/ending`)).body.data;
  const always = { enabled: true, withoutReply: true, everyDays: 0 };

  it.each([
    ['the channel asks', always, true],
    ['the channel asks nobody', { ...always, enabled: false }, false],
    ['only answered visitors are asked', { ...always, withoutReply: false }, false],
  ])('says beforehand whether the visitor is asked: %s', async (_, ask, asksRating) => {
    const { slug } = await aChannel(app, { ask });

    expect(await asks(await start(slug))).toEqual({ asksRating });
  });

  it('is told to nobody who may not read the conversation', async () => {
    const { slug, id: channel } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel });
    const conversation = await start(slug);
    const stranger = await app.adminUser({ permissions: ['conversations.answer'] });
    const { status } = await adminApi(app, stranger).get(`/conversations/${conversation}/ending`);

    expect(status).toBe(404);
    socket.disconnect();
  });
});
