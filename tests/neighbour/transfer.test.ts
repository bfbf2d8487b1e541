import { type IncomingMessage, request } from 'node:http';
import { closeSockets, connected, operatorClient } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;
let token: string;

beforeAll(async () => {
  app = await bootStrapi();

  const admin = await app.superAdmin();
  const { body } = await app.request
    .post('/admin/transfer/tokens')
    .set('Authorization', `Bearer ${admin.token}`)
    .send({ name: 'test', description: '', lifespan: null, permissions: ['push', 'pull'] });

  token = body.data.accessKey;
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

it.each(['push', 'pull'])('lets strapi transfer open its own socket to %s', async (direction) => {
  expect(await upgrade(`/admin/transfer/runner/${direction}`, token)).toBe(101);
});

it('leaves it to strapi transfer to refuse who has no token', async () => {
  expect(await upgrade('/admin/transfer/runner/push')).toBe(401);
});

it('speaks to operators on the same server', async () => {
  const { token: access } = await app.superAdmin();

  expect((await connected(operatorClient(app.url, access))).connected).toBe(true);
});

it('does not keep sockets that belong to nobody', async () => {
  expect(await upgrade('/nobody/listens/here')).not.toBe(101);
});

/** Asks for a WebSocket; the status of the answer, or 0 when the connection is just closed. */
function upgrade(path: string, bearer?: string): Promise<number> {
  const { port } = new URL(app.url);

  return new Promise((done) => {
    const call = request({
      port,
      path,
      host: '127.0.0.1',
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.from('sixteen bytes!!!').toString('base64'),
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
    });

    call.on('upgrade', ({ statusCode }: IncomingMessage, socket) => {
      socket.destroy();
      done(statusCode ?? 0);
    });
    call.on('response', ({ statusCode }: IncomingMessage) => done(statusCode ?? 0));
    call.on('error', () => done(0));
    call.end();
  });
}
