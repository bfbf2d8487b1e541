import { createRequire } from 'node:module';
import { NAMESPACES, SOCKET_PATH } from '../../shared/realtime';
import { newClientId, OPERATOR, visitorThere, visitorToken } from '../support/people';
import {
  closeSockets,
  connected,
  operatorClient,
  refusal,
  told,
  type VisitorClient,
  visitorClient,
  waitFor,
} from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

const { WebSocket } = createRequire(require.resolve('engine.io'))('ws') as {
  WebSocket: typeof globalThis.WebSocket;
};

/** An office of so many people, with so many browser tabs each, behind one address. */
const OFFICE = 50;
const TABS = 4;

const OFFICE_ADDRESS = '203.0.113.7';

let app: App;

const boot = async (limits: object = {}): Promise<void> => {
  app = await bootStrapi({
    env: { PROXY_KOA: 'true', PROXY_COUNT: '1' },
    config: { limits: { connectionsPerIp: 100_000, ...limits } },
  });
};

const shut = async (): Promise<void> => {
  closeSockets();
  await app.close();
};

const from = (address: string) => ({ extraHeaders: { 'x-forwarded-for': address } });

/** The packet by which a client joins a namespace. */
const join = (token: string): string => `40${NAMESPACES.visitor},${JSON.stringify({ token })}`;

/** What Strapi's server has open, whatever speaks on it. */
const openOnServer = (): Promise<number> =>
  new Promise((done) => {
    app.strapi.server.httpServer.getConnections((_error, count) => done(count));
  });

const PATIENCE = 60_000;

/** A bare connection, which keeps open what a client of ours would close. */
async function bare(): Promise<{
  say: (text: string) => void;
  heard: string[];
  isOpen: () => boolean;
}> {
  const socket = new WebSocket(
    `${app.url.replace('http', 'ws')}${SOCKET_PATH}/?EIO=4&transport=websocket`
  );
  const heard: string[] = [];

  socket.onmessage = ({ data }) => heard.push(String(data));
  await waitFor(() => heard.length > 0, Boolean, PATIENCE);

  return {
    say: (text) => socket.send(text),
    heard,
    isOpen: () => socket.readyState === WebSocket.OPEN,
  };
}

describe('with the limits as they are by default', () => {
  beforeAll(() => boot());
  afterAll(shut);

  it('closes connections that join nothing of ours, a thousand as well as one', async () => {
    const crowd = await Promise.all(Array.from({ length: 1_000 }, bare));

    for (const one of crowd.slice(1)) {
      one.say('40');
    }

    await waitFor(() => !crowd.some((one) => one.isOpen()), Boolean, PATIENCE);
    expect(crowd.flatMap(({ heard }) => heard).join()).not.toContain('40{');
  });

  it('closes a connection that left the namespace it had joined', async () => {
    const socket = await connected(visitorClient(app.url, { token: await visitorToken(app) }));
    const { engine } = socket.io;

    // Says goodbye to the namespace, and keeps the connection.
    engine.write(`1${NAMESPACES.visitor},`);
    await waitFor(() => engine.readyState === 'closed', Boolean, PATIENCE);
  });

  it.each(['before', 'after'])(
    'closes a connection that asks for a namespace again %s it is in',
    async (when) => {
      const token = await visitorToken(app);
      const { say, heard, isOpen } = await bare();

      say(join(token));
      await waitFor(() => when === 'before' || heard.some((text) => text.startsWith('40')));
      say(join(token));
      await waitFor(() => !isOpen());
    }
  );

  it('lets an office of fifty with several tabs each in', async () => {
    const token = await visitorToken(app);
    const sockets = Array.from({ length: OFFICE * TABS }, () =>
      visitorClient(app.url, { token }, from(OFFICE_ADDRESS))
    );

    await Promise.all(sockets.map(connected));
    expect(sockets.every((socket) => socket.connected)).toBe(true);
  });
});

describe('with room for three of an address, and six in all', () => {
  beforeAll(() => boot({ openConnectionsPerIp: 3, openConnections: 6 }));
  afterAll(shut);
  afterEach(async () => {
    closeSockets();
    await waitFor(openOnServer, (count) => count === 0);
  });

  const come = async (address: string): Promise<VisitorClient> =>
    visitorClient(app.url, { token: await visitorToken(app) }, from(address));

  const crowdOf = async (count: number, address: string): Promise<VisitorClient[]> =>
    Promise.all(Array.from({ length: count }, async () => connected(await come(address))));

  const FULL = { code: 'CONNECTIONS_FULL', retryAfter: expect.any(Number) };

  it('refuses the fourth, lets others in, and the fourth once one has left', async () => {
    const [first] = await crowdOf(3, OFFICE_ADDRESS);

    expect(await refusal(await come(OFFICE_ADDRESS))).toMatchObject(FULL);
    await connected(await come('198.51.100.1'));
    first?.disconnect();
    await waitFor(openOnServer, (count) => count === 3);
    await connected(await come(OFFICE_ADDRESS));
  });

  it('refuses the seventh in all, wherever it comes from', async () => {
    await crowdOf(3, OFFICE_ADDRESS);
    await crowdOf(3, '198.51.100.1');

    expect(await refusal(await come('192.0.2.1'))).toMatchObject(FULL);
  });

  it('lets operators in where strangers have filled the house, and nobody who only claims to be one', async () => {
    const { token } = await app.adminUser({ permissions: OPERATOR });

    await crowdOf(3, OFFICE_ADDRESS);
    expect(await refusal(operatorClient(app.url, 'nonsense', from(OFFICE_ADDRESS)))).toMatchObject(
      FULL
    );
    await connected(operatorClient(app.url, token, from(OFFICE_ADDRESS)));
  });

  it('turns away at the door who comes in such numbers that not all can be told why', async () => {
    await crowdOf(3, OFFICE_ADDRESS);

    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => refusal(await come(OFFICE_ADDRESS)))
    );

    expect(answers).toHaveLength(10);
    expect(await openOnServer()).toBeLessThanOrEqual(3 * 2 + 1);
  });
});

describe('where visitors may be silent for a second', () => {
  beforeAll(() => boot({ silentVisitorSeconds: 1 }));
  afterAll(shut);

  it('closes the socket of one who never wrote, and of nobody else', async () => {
    const silent = await connected(visitorClient(app.url, { token: await visitorToken(app) }));
    const writer = await visitorThere(app);
    const talker = await visitorThere(app);
    const { conversation } = await writer.say('goodbye');

    await told(writer.socket, 'conversation:end', { conversation });
    await talker.say('hello');

    const again = await connected(visitorClient(app.url, { token: talker.token }));

    await waitFor(() => !silent.connected, Boolean, PATIENCE);
    expect([writer, talker].every(({ socket }) => socket.connected)).toBe(true);
    expect(again.connected).toBe(true);
    await told(talker.socket, 'message:send', {
      conversation: null,
      clientId: newClientId(),
      body: 'still here',
    });
  });
});
