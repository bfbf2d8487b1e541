import {
  aChannel,
  OPERATOR,
  operatorAvailable,
  siteChannel,
  visitorToken,
} from '../support/people';
import {
  closeSockets,
  connected,
  hears,
  operatorClient,
  refusal,
  told,
  visitorClient,
  waitFor,
} from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const isClosed = (socket: { connected: boolean }) => waitFor(() => !socket.connected);

describe('a visitor’s handshake', () => {
  it('is accepted with a token of ours', async () => {
    const token = await visitorToken(app);

    expect((await connected(visitorClient(app.url, { token }))).connected).toBe(true);
  });

  it.each([
    ['nonsense', 'nonsense', 'TOKEN_INVALID'],
    ['no token', '', 'TOKEN_INVALID'],
  ])('is refused with %s', async (_what, token, code) => {
    expect(await refusal(visitorClient(app.url, { token }))).toMatchObject({ code });
  });

  it('is refused with a token that has expired, in words a browser can act on', async () => {
    const visitors = app.strapi.plugin('livechat').service('visitors');
    const { token } = visitors.issue(undefined, Date.now() - 31 * 24 * 60 * 60 * 1000);

    expect(await refusal(visitorClient(app.url, { token }))).toMatchObject({
      code: 'TOKEN_EXPIRED',
    });
  });

  it('is refused for a channel nobody knows', async () => {
    const token = await visitorToken(app);

    expect(await refusal(visitorClient(app.url, { token, channel: 'nowhere' }))).toMatchObject({
      code: 'CHANNEL_UNKNOWN',
    });
  });

  it('is refused from a site the channel does not allow', async () => {
    const { slug: channel } = await aChannel(app, { allowedOrigins: ['https://shop.example'] });
    const token = await visitorToken(app);
    const from = (origin: string) => ({ extraHeaders: { origin } });

    expect(
      await refusal(visitorClient(app.url, { token, channel }, from('https://evil.example')))
    ).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' });
    await connected(visitorClient(app.url, { token, channel }, from('https://shop.example')));
  });
});

it('sends visitors of a channel that is deleted away, and back with the reason', async () => {
  const { id, slug: channel } = await aChannel(app);
  const token = await visitorToken(app);
  const socket = await connected(visitorClient(app.url, { token, channel }));

  await app.strapi.plugin('livechat').service('channels').remove(id);
  await isClosed(socket);

  expect(await refusal(visitorClient(app.url, { token, channel }))).toMatchObject({
    code: 'CHANNEL_UNKNOWN',
  });
});

describe('an operator’s handshake', () => {
  it('is refused without a session of the admin', async () => {
    expect(await refusal(operatorClient(app.url, 'nonsense'))).toMatchObject({
      code: 'TOKEN_INVALID',
    });
    expect(await refusal(operatorClient(app.url, await visitorToken(app)))).toMatchObject({
      code: 'TOKEN_INVALID',
    });
  });

  it('is refused without the permission to answer', async () => {
    const { token } = await app.adminUser({ permissions: ['ratings.read-all'] });

    expect(await refusal(operatorClient(app.url, token))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('ends with the session in the admin', async () => {
    const { token } = await app.adminUser({ permissions: OPERATOR });
    const socket = await connected(operatorClient(app.url, token));

    await app.request.post('/admin/logout').auth(token, { type: 'bearer' }).send({});
    await isClosed(socket);
  });

  it('ends when the user is blocked', async () => {
    const { admin, socket } = await operatorAvailable(app);
    const root = await app.superAdmin();

    await app.request
      .put(`/admin/users/${admin.id}`)
      .auth(root.token, { type: 'bearer' })
      .send({ isActive: false });
    await isClosed(socket);
  });
});

describe('duties', () => {
  it('are told to everybody watching when somebody joins and leaves', async () => {
    const channel = await siteChannel(app);
    const watcher = await operatorAvailable(app);
    const joined = hears(watcher.socket, 'members:changed', (presences) =>
      presences.some(({ name, available }) => name === 'Zoë' && available)
    );
    const { socket } = await operatorAvailable(app, { firstname: 'Zoë' });

    await joined;

    const left = hears(watcher.socket, 'members:changed', (presences) =>
      presences.some(({ name, available }) => name === 'Zoë' && !available)
    );

    await told(socket, 'channel:leave', { channel });
    await left;
  });
});

describe('an event nobody knows', () => {
  it('is answered so', async () => {
    const socket = await connected(visitorClient(app.url, { token: await visitorToken(app) }));
    const bare = socket as unknown as { emitWithAck: (event: string) => Promise<unknown> };

    expect(await bare.emitWithAck('constructor')).toMatchObject({
      ok: false,
      error: { code: 'EVENT_UNKNOWN' },
    });
  });
});
