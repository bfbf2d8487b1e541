import { socketsOf } from '../../../server/src/plugin/sockets';
import { aChannel, newClientId, operatorAvailable, visitorToken } from '../../support/people';
import { routesOf } from '../../support/routes';
import { closeSockets, connected, refusal, visitorClient } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const SHOP = 'https://shop.example';
const EVIL = 'https://evil.example';

/** What a visitor calls, in a channel that only the shop may use, although another one is named where one is. */
interface Scene {
  /** Slug of the closed channel, and of one that is open to all. */
  closed: string;
  open: string;
  /** The visitor's conversation in the closed channel. */
  conversation: string;
}

type Call = (scene: Scene) => { path: string; body?: object };

const to = (path: string, body?: object) => (body ? { path, body } : { path });

/** Every route of the content API; `null` is public data that any site may show. */
const ROUTES: Record<string, Call | null> = {
  'GET /api/livechat/pages': null,
  'GET /api/livechat/pages/channel/:slug': null,
  'GET /api/livechat/widget/:channel': ({ closed }) => to(`/api/livechat/widget/${closed}`),
  'POST /api/livechat/visitors': () => to('/api/livechat/visitors', {}),
  'GET /api/livechat/conversations/current': ({ closed }) =>
    to(`/api/livechat/conversations/current?channel=${closed}`),
  'POST /api/livechat/conversations/messages': ({ open, conversation }) =>
    to('/api/livechat/conversations/messages', {
      channel: open,
      conversation,
      clientId: newClientId(),
      body: 'Hello',
    }),
  'POST /api/livechat/conversations/:id/end': ({ conversation }) =>
    to(`/api/livechat/conversations/${conversation}/end`, {}),
  'POST /api/livechat/ratings': ({ conversation }) =>
    to('/api/livechat/ratings', { conversation, value: 5 }),
  'POST /api/livechat/transcripts': ({ conversation }) =>
    to('/api/livechat/transcripts', { conversation, email: 'wanda@shop.example' }),
};

/** Every event of a visitor's socket. */
const EVENTS: Record<string, (scene: Scene) => object> = {
  'message:send': ({ conversation }) => ({ conversation, clientId: newClientId(), body: 'Hi' }),
  'messages:sync': ({ conversation }) => ({ conversation, after: 0 }),
  'messages:read': ({ conversation }) => ({ conversation, seq: 1 }),
  'typing:set': ({ conversation }) => ({ conversation, typing: true }),
  'page:set': () => ({ page: '/x' }),
  'conversation:end': ({ conversation }) => ({ conversation }),
  'rating:give': ({ conversation }) => ({ conversation, value: 5 }),
  'transcript:ask': ({ conversation }) => ({ conversation, email: 'wanda@shop.example' }),
};

let app: App;
let scene: Scene;
let token: string;

beforeAll(async () => {
  app = await bootStrapi({ config: { publicUrl: 'https://cms.example' } });

  const closed = await aChannel(app, { allowedOrigins: [SHOP] });
  const open = await aChannel(app);

  await operatorAvailable(app, { channel: closed.id });
  token = await visitorToken(app);

  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: closed.slug, clientId: newClientId(), body: 'Hello' })
    .expect(200);

  scene = { closed: closed.slug, open: open.slug, conversation: body.data.conversation };
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

it('has a row for every route and every event of visitors', () => {
  const served = routesOf(app.strapi)
    .filter(({ audience }) => audience === 'api')
    .map(({ method, path }) => `${method} ${path}`);
  const heard = socketsOf(app.strapi, 'visitor');

  expect(Object.keys(ROUTES).sort()).toEqual(served.sort());
  expect(Object.keys(EVENTS).sort()).toEqual(Object.keys(heard).sort());
});

const CLOSED = Object.keys(ROUTES).filter(
  (route) => ROUTES[route] && route !== 'POST /api/livechat/visitors'
);

/** The code a call is refused with, as a page of this origin. */
async function codeOf(route: string, origin: string | undefined): Promise<string | undefined> {
  const { path, body } = ROUTES[route]?.(scene) ?? to('/');
  const [method = ''] = route.split(' ');
  const call = app.request[method.toLowerCase() as 'get'](path).auth(token, { type: 'bearer' });

  if (origin !== undefined) {
    call.set('Origin', origin);
  }

  return (await (body ? call.send(body) : call)).body.error?.details?.code;
}

describe.each(CLOSED)('%s', (route) => {
  it.each([EVIL, 'null', 'http://shop.example'])('refuses a page of %s', async (origin) => {
    expect(await codeOf(route, origin)).toBe('ORIGIN_NOT_ALLOWED');
  });

  it.each([SHOP, 'https://cms.example', undefined])('hears a page of %s', async (origin) => {
    expect(await codeOf(route, origin)).not.toBe('ORIGIN_NOT_ALLOWED');
  });
});

describe.each(Object.keys(EVENTS).filter((event) => event !== 'page:set'))('%s', (event) => {
  it('refuses a page that opened its socket for another channel', async () => {
    const socket = await connected(
      visitorClient(app.url, { token, channel: scene.open }, { extraHeaders: { origin: EVIL } })
    );
    const bare = socket as unknown as {
      emitWithAck: (event: string, payload: unknown) => Promise<unknown>;
    };

    expect(await bare.emitWithAck(event, EVENTS[event]?.(scene))).toMatchObject({
      ok: false,
      error: { code: 'ORIGIN_NOT_ALLOWED' },
    });
  });
});

it('opens no socket for a page that may not use the channel', async () => {
  const from = { extraHeaders: { origin: EVIL } };

  expect(
    await refusal(visitorClient(app.url, { token, channel: scene.closed }, from))
  ).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
});

it('gives a token to pages of a site that may use some channel, and to no others', async () => {
  const route = 'POST /api/livechat/visitors';
  const { token: boss } = await app.superAdmin();

  expect(await codeOf(route, EVIL)).toBeUndefined();

  for (const { id } of await app.strapi.plugin('livechat').service('channels').list()) {
    await app.request
      .put(`/livechat/admin/channels/${id}`)
      .auth(boss, { type: 'bearer' })
      .send({ allowedOrigins: [SHOP] })
      .expect(200);
  }

  expect(await codeOf(route, EVIL)).toBe('ORIGIN_NOT_ALLOWED');
  expect(await codeOf(route, SHOP)).toBeUndefined();
  expect(await codeOf(route, undefined)).toBeUndefined();
});
