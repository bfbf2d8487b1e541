/**
 * @jest-environment node
 */
import { createServer, type Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { NAMESPACES, SOCKET_PATH } from '../../shared/realtime';
import type { MakeWire, Wire, WireListener } from '../../widget/src/wire';
import { message } from '../unit/widget/makers';

const { WebSocket } = createRequire(require.resolve('engine.io'))('ws') as {
  WebSocket: typeof globalThis.WebSocket;
};

/** The client as the build puts it together; the server keeps the original modules. */
function slimWire(): (address: string) => MakeWire {
  let made: ((address: string) => MakeWire) | undefined;

  jest.isolateModules(() => {
    jest.doMock('engine.io-client', () => ({
      ...jest.requireActual('../../widget/src/slim/engine'),
      parse: () => ({}),
    }));
    jest.doMock('socket.io-parser', () => jest.requireActual('../../widget/src/slim/packets'));
    made = jest.requireActual('../../widget/src/socket').wireTo;
  });

  if (!made) {
    throw new Error('The socket client did not load');
  }

  return made;
}

const wireTo = slimWire();

/** A site may have its Strapi below a path. */
const BELOW = `/cms${SOCKET_PATH}`;

const handshake = { token: 'good', channel: 'shop', page: '/', locale: 'en', referrer: '' };

let http: HttpServer;
let io: Server;
let address: string;
let wire: Wire;
let events: string[];
let heard: Promise<unknown>;
let sockets: Socket[];

/** Waits until something happened, in as many turns as it takes. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const count = (event: string): number => events.filter((one) => one === event).length;

function listener(hear: (news: unknown) => void): WireListener {
  return {
    connected: () => events.push('connected'),
    disconnected: () => events.push('disconnected'),
    refused: (code) => events.push(`refused ${code}`),
    'message:new': hear,
    'message:changed': hear,
    'messages:seen': hear,
    'conversation:changed': hear,
    'typing:changed': hear,
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
  heard = new Promise((resolve) => {
    wire = wireTo(address)(async () => handshake, listener(resolve));
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
  wire.close();
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
    wire.open();
    await until(() => sockets.length > 0);

    expect(sockets[0]?.handshake.auth).toEqual(handshake);
    expect(sockets[0]?.conn.transport.name).toBe(name === 'WebSocket' ? 'websocket' : 'polling');
    await until(() => count('connected') === 1);
    await expect(wire.ask('messages:sync', { conversation: 'ünï', after: 7 })).resolves.toEqual({
      ok: true,
      value: { conversation: 'ünï', after: 7 },
    });

    sockets[0]?.emit('message:new', message(1));
    await expect(heard).resolves.toEqual(message(1));
  });

  it('keeps many asks in order', async () => {
    wire.open();
    await until(() => count('connected') === 1);

    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, after) =>
        wire.ask('messages:sync', { conversation: 'x'.repeat(2_000), after })
      )
    );

    expect(
      replies.map((reply) => reply?.ok && (reply.value as unknown as { after: number }).after)
    ).toEqual(Array.from({ length: 50 }, (_, after) => after));
  });

  it('stays for many pings, and comes back after the server dropped it', async () => {
    wire.open();
    await until(() => count('connected') === 1);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(events).toEqual(['connected']);

    sockets[0]?.conn.close();
    await until(() => count('connected') === 2);
    expect(events).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('says that the server hung up, and connects once it is asked again', async () => {
    wire.open();
    await until(() => count('connected') === 1);
    sockets[0]?.disconnect(true);
    await until(() => count('refused null') === 1);
    expect(events).toEqual(['connected', 'disconnected', 'refused null']);

    wire.open();
    await until(() => count('connected') === 2);
  });

  it('notices a server that falls silent', async () => {
    wire.open();
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
    wire.open();
    await until(() => count('refused TOKEN_EXPIRED') === 1);

    handshake.token = 'good';
    wire.open();
    await until(() => count('connected') === 1);
  });

  it('closes for good', async () => {
    wire.open();
    await until(() => count('connected') === 1);
    wire.close();
    await until(() => sockets[0]?.connected === false);

    expect(events).toEqual(['connected', 'disconnected']);
    await expect(wire.ask('messages:sync', { conversation: null, after: 0 })).resolves.toBeNull();
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
    wire.open();
    await until(() => count('connected') === 1);

    expect(sockets[0]?.conn.transport.name).toBe('polling');
  });

  it('tries on until there is a server', async () => {
    Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, configurable: true });
    wire.close();

    const later = wireTo(address.replace(/:\d+/, ':9'))(
      async () => handshake,
      listener(() => {})
    );

    later.open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    later.close();

    expect(events).toEqual([]);
  });
});
