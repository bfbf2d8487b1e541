/**
 * @jest-environment node
 */
import { createServer, type Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import type { Connection, ConnectionListener } from '../../client/src/connection';
import { connectionTo } from '../../client/src/socket';
import { NAMESPACES, SOCKET_PATH } from '../../shared/realtime';
import { message } from '../unit/widget/makers';

const { WebSocket } = createRequire(require.resolve('engine.io'))('ws') as {
  WebSocket: typeof globalThis.WebSocket;
};

/** A site may have its Strapi below a path. */
const BELOW = `/cms${SOCKET_PATH}`;

const handshake = { token: 'good', channel: 'shop', page: '/', locale: 'en', referrer: '' };

let http: HttpServer;
let io: Server;
let address: string;
let connection: Connection;
let events: string[];
let received: Promise<unknown>;
let sockets: Socket[];

/** Waits until something happened, in as many turns as it takes. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const count = (event: string): number => events.filter((one) => one === event).length;

function listener(receive: (news: unknown) => void): ConnectionListener {
  return {
    connected: () => events.push('connected'),
    disconnected: () => events.push('disconnected'),
    refused: ({ code }) => events.push(`refused ${code}`),
    hungUp: () => events.push('hung up'),
    'message:new': receive,
    'message:changed': receive,
    'messages:read': receive,
    'conversation:changed': receive,
    'typing:changed': receive,
  };
}

beforeEach(async () => {
  http = createServer();
  io = new Server(http, { path: BELOW, pingInterval: 150, pingTimeout: 900 });
  sockets = [];
  events = [];
  await new Promise<void>((resolve) => {
    http.listen(0, resolve);
  });
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}${BELOW}`;
  received = new Promise((resolve) => {
    connection = connectionTo(address)(async () => handshake, listener(resolve));
  });
  io.of(NAMESPACES.visitor)
    .use((socket, next) => {
      const { token } = socket.handshake.auth;

      next(
        token === 'good'
          ? undefined
          : Object.assign(new Error('no'), { data: { code: 'TOKEN_EXPIRED' } })
      );
    })
    .on('connection', (socket) => {
      sockets.push(socket);
      socket.on('messages:sync', (payload, reply) => reply({ ok: true, value: payload }));
    });
});

afterEach(() => {
  connection.close();
  io.disconnectSockets(true);
  io.engine.close();
  http.close();
  http.closeAllConnections();
  handshake.token = 'good';
});

describe.each([
  ['WebSocket', WebSocket],
  ['long polling', undefined],
])('the line over %s', (name, implementation) => {
  beforeEach(() => {
    Object.defineProperty(globalThis, 'WebSocket', { value: implementation, configurable: true });
  });

  it('connects with its handshake, asks and hears', async () => {
    connection.open();
    await until(() => sockets.length > 0);

    expect(sockets[0]?.handshake.auth).toEqual(handshake);
    expect(sockets[0]?.conn.transport.name).toBe(name === 'WebSocket' ? 'websocket' : 'polling');
    await until(() => count('connected') === 1);
    await expect(
      connection.ask('messages:sync', { conversation: 'ünï', after: 7 })
    ).resolves.toEqual({
      ok: true,
      value: { conversation: 'ünï', after: 7 },
    });

    sockets[0]?.emit('message:new', message(1));
    await expect(received).resolves.toEqual(message(1));
  });

  it('keeps many asks in order', async () => {
    connection.open();
    await until(() => count('connected') === 1);

    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, after) =>
        connection.ask('messages:sync', { conversation: 'x'.repeat(2_000), after })
      )
    );

    expect(
      replies.map((reply) => reply?.ok && (reply.value as unknown as { after: number }).after)
    ).toEqual(Array.from({ length: 50 }, (_, after) => after));
  });

  it('stays for many pings, and comes back after the server dropped it', async () => {
    connection.open();
    await until(() => count('connected') === 1);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(events).toEqual(['connected']);

    sockets[0]?.conn.close();
    await until(() => count('connected') === 2);
    expect(events).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('says that the server hung up, and connects once it is asked again', async () => {
    connection.open();
    await until(() => count('connected') === 1);
    sockets[0]?.disconnect(true);
    await until(() => count('hung up') === 1);
    expect(events).toEqual(['connected', 'disconnected', 'hung up']);

    connection.open();
    await until(() => count('connected') === 2);
  });

  it('notices a server that falls silent', async () => {
    connection.open();
    await until(() => count('connected') === 1);

    // The server goes on living, but its packets no longer leave.
    const transport = sockets[0]?.conn.transport as { send: () => void } | undefined;

    if (transport) {
      transport.send = () => {};
    }

    await until(() => count('disconnected') === 1);
  });

  it('tells why it was refused, and connects once it is asked again', async () => {
    handshake.token = 'old';
    connection.open();
    await until(() => count('refused TOKEN_EXPIRED') === 1);

    handshake.token = 'good';
    connection.open();
    await until(() => count('connected') === 1);
  });

  it('closes for good', async () => {
    connection.open();
    await until(() => count('connected') === 1);
    connection.close();
    await until(() => sockets[0]?.connected === false);

    expect(events).toEqual(['connected', 'disconnected']);
    await expect(
      connection.ask('messages:sync', { conversation: null, after: 0 })
    ).resolves.toBeNull();
  });
});

describe('the line', () => {
  it('falls back to long polling where WebSockets are blocked', async () => {
    class Blocked {
      onerror: (() => void) | null = null;

      constructor() {
        setTimeout(() => this.onerror?.(), 0);
      }

      close(): void {}
    }

    Object.defineProperty(globalThis, 'WebSocket', { value: Blocked, configurable: true });
    connection.open();
    await until(() => count('connected') === 1);

    expect(sockets[0]?.conn.transport.name).toBe('polling');
  });

  it('tries on until there is a server', async () => {
    Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true });
    connection.close();

    const later = connectionTo(address.replace(/:\d+/, ':9'))(
      async () => handshake,
      listener(() => {})
    );

    later.open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    later.close();

    expect(events).toEqual([]);
  });

  it('takes what others answer for a failure, and does not ask again at once', async () => {
    let asked = 0;
    const portal = createServer((_request, response) => {
      asked += 1;
      response.end('<html>Log in to this network</html>');
    });

    await new Promise<void>((resolve) => {
      portal.listen(0, resolve);
    });
    Object.defineProperty(globalThis, 'WebSocket', { value: undefined, configurable: true });

    const there = connectionTo(`http://127.0.0.1:${(portal.address() as AddressInfo).port}`)(
      async () => handshake,
      listener(() => {})
    );

    there.open();
    await until(() => asked > 0);
    await new Promise((resolve) => setTimeout(resolve, 400));
    there.close();
    portal.close();
    portal.closeAllConnections();

    // At a network's speed it would have been hundreds.
    expect(asked).toBeLessThan(5);
    expect(events).toEqual([]);
  });

  it('answers at once whoever waits while the connection goes', async () => {
    Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true });
    connection.open();
    await until(() => count('connected') === 1);

    const answer = connection.ask('conversation:end', { conversation: 'nobody answers this' });

    sockets[0]?.conn.close();
    await expect(answer).resolves.toBeNull();
  });

  it('tries on when the token cannot be had, and stops when it is closed', async () => {
    Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true });

    let tries = 0;
    const patient = connectionTo(address)(
      async () => {
        tries += 1;

        if (tries < 3) {
          throw new Error('429');
        }

        return handshake;
      },
      listener(() => {})
    );

    patient.open();
    await until(() => count('connected') === 1);
    patient.close();
    patient.open();
    patient.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(events).toEqual(['connected', 'disconnected']);
  });

  it('hears on when whoever hears it fails', async () => {
    Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true });

    const uncaught = jest.spyOn(globalThis, 'queueMicrotask').mockImplementation((run) => {
      Promise.resolve()
        .then(run)
        .catch(() => events.push('failed'));
    });
    const there = connectionTo(address)(async () => handshake, {
      ...listener(() => {}),
      'message:new': () => {
        throw new Error('a fault of ours');
      },
      'typing:changed': () => events.push('typing'),
    });

    there.open();
    await until(() => count('connected') === 1);
    sockets[0]?.emit('message:new', message(1));
    sockets[0]?.emit('typing:changed', {});
    await until(() => count('typing') === 1);
    await until(() => count('failed') === 1);
    expect(events).toEqual(expect.arrayContaining(['connected', 'failed', 'typing']));
    expect(events).toHaveLength(3);
    there.close();
    uncaught.mockRestore();
  });
});
