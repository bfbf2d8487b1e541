import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connected, operatorClient, visitorClient } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

it('frees the port when Strapi stops, whatever sockets are open', async () => {
  const app = await bootStrapi();
  const port = Number(new URL(app.url).port);
  const admin = await app.superAdmin();
  const visitor = await app.request.post('/api/livechat/visitors').send({});

  await connected(operatorClient(app.url, admin.token));
  await connected(visitorClient(app.url, { token: visitor.body.data.token }));
  await holdForeignSocket(app, port);
  await app.close();

  expect(await listenOn(port)).toBe(port);
});

it('starts again in the same process after it stopped, as in development', async () => {
  for (let round = 0; round < 2; round += 1) {
    const app = await bootStrapi();
    const admin = await app.superAdmin();
    const socket = await connected(operatorClient(app.url, admin.token));

    expect(socket.connected).toBe(true);
    await app.close();
  }
});

/** A WebSocket of somebody else on the same server, as Vite has one in development. */
function holdForeignSocket({ strapi }: App, port: number): Promise<void> {
  return new Promise((done) => {
    strapi.server.httpServer.on('upgrade', (call, socket) => {
      if (call.url === '/foreign') {
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'
        );
      }
    });
    request({ port, path: '/foreign', headers: { connection: 'Upgrade', upgrade: 'x' } })
      .on('upgrade', () => done())
      .on('error', () => {})
      .end();
  });
}

function listenOn(port: number): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer();

    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address() as AddressInfo;

      server.close(() => done(address.port));
    });
  });
}
