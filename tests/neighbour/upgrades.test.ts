import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { waitFor } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  await app.close();
});

const upgradeOf = (path: string, ...headers: string[]): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: c2l4dGVlbiBieXRlcyEhIQ==',
    ...headers,
    '',
    '',
  ].join('\r\n');

/** A connection of its own that says something; what it heard is in `heard`. */
async function say(text: string): Promise<Socket & { heard: string }> {
  const socket = Object.assign(connect(Number(new URL(app.url).port), '127.0.0.1'), { heard: '' });

  // Whoever only half closes keeps their side open: the server has to end it.
  socket.allowHalfOpen = true;
  socket.on('data', (data) => {
    socket.heard += String(data);
  });
  socket.on('error', () => undefined);
  await new Promise((done) => socket.once('connect', done));
  socket.write(text);

  return socket;
}

const isServed = async (): Promise<void> => {
  await app.request.get('/livechat/health').expect(200);
};

const openOnServer = (): Promise<number> =>
  new Promise((done) => {
    app.strapi.server.httpServer.getConnections((_error, count) => done(count));
  });

const STRAYS: Record<string, string> = {
  'where nobody listens': upgradeOf('/nobody/listens/here'),
  'that claims to be Vite’s': upgradeOf('/', 'Sec-WebSocket-Protocol: vite-hmr'),
  'that claims to be Vite’s, below our path': upgradeOf(
    '/livechat/x',
    'Sec-WebSocket-Protocol: vite-ping'
  ),
  'that only begins as our path does': upgradeOf('/livechat/socketx'),
  'at our path without its slash': upgradeOf('/livechat/socket?EIO=4&transport=websocket'),
};

describe('an upgrade nobody answers', () => {
  it.each(Object.entries(STRAYS))('%s is closed, whatever its client does', async (_what, text) => {
    const before = await openOnServer();
    const socket = await say(text);

    await waitFor(() => socket.readableEnded || socket.destroyed, Boolean, 20_000);
    await waitFor(openOnServer, (count) => count <= before, 20_000);
    expect(socket.heard).not.toContain(' 101 ');
    socket.destroy();
  });

  it('is closed on a connection that was answered before', async () => {
    const socket = await say('GET /livechat/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');

    await waitFor(() => socket.heard.includes(' 200 '));
    socket.write(upgradeOf('/nobody/listens/here'));
    await waitFor(() => socket.readableEnded || socket.destroyed, Boolean, 20_000);
    socket.destroy();
  });
});

describe('a client that breaks off', () => {
  it.each([
    ...Object.entries(STRAYS),
    ['of ours', upgradeOf('/livechat/socket/?EIO=4&transport=websocket')],
    ['of strapi transfer', upgradeOf('/admin/transfer/runner/push')],
  ])('an upgrade %s does not end the process', async (_what, text) => {
    const before = await openOnServer();
    const socket = await say(text);

    // The server has it, and has not answered yet.
    await waitFor(openOnServer, (count) => count > before);
    await isServed();
    socket.resetAndDestroy();
    await waitFor(openOnServer, (count) => count <= before);
    await isServed();
  });
});

describe('upgrades of others', () => {
  const answer = (socket: Duplex): void => {
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
    );
  };

  it.each(['at once', 'after a while'])('that are answered %s stay open', async (when) => {
    const { httpServer } = app.strapi.server;
    const theirs = ({ url }: IncomingMessage, socket: Duplex): void => {
      if (url === '/theirs') {
        setTimeout(() => answer(socket), when === 'at once' ? 0 : 500);
      }
    };

    httpServer.on('upgrade', theirs);

    const socket = await say(upgradeOf('/theirs', 'Sec-WebSocket-Protocol: vite-hmr'));
    const later = await say(upgradeOf('/nobody/listens/here'));

    await waitFor(() => later.readableEnded || later.destroyed, Boolean, 20_000);
    expect(socket.heard).toContain(' 101 ');
    expect(socket.readableEnded || socket.destroyed).toBe(false);
    httpServer.off('upgrade', theirs);
    socket.destroy();
    later.destroy();
  });

  it.each([
    ['GET', '/livechat/health', '', ' 200 '],
    ['POST', '/api/livechat/visitors', '{}', '"token"'],
  ])(
    'to HTTP/2 are declined by answering the %s as it is',
    async (method, path, body, expected) => {
      const socket = await say(
        [
          `${method} ${path} HTTP/1.1`,
          'Host: 127.0.0.1',
          'Connection: Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          'HTTP2-Settings: AAEAAEAAAAIAAAAAAAMAAAAAAAQBAAAAAAUAAEAAAAYABgAA',
          'Content-Type: application/json',
          `Content-Length: ${body.length}`,
          '',
          body,
        ].join('\r\n')
      );

      await waitFor(() => socket.heard.includes(expected));
      socket.destroy();
    }
  );
});
