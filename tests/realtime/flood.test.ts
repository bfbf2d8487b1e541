import fc from 'fast-check';
import { io } from 'socket.io-client';
import { NAMESPACES, SOCKET_PATH } from '../../shared';
import { NASTY_TEXTS } from '../support/nasty';
import { newClientId, visitorThere } from '../support/people';
import { closeSockets, told } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

const EVENTS = [
  'message:send',
  'messages:sync',
  'messages:read',
  'typing:set',
  'page:set',
  'conversation:end',
  'rating:give',
  'activity:report',
  'channel:join',
  '__proto__',
  'constructor',
  'connection',
  'relay',
];

let app: App;

beforeAll(async () => {
  app = await bootStrapi({
    config: {
      limits: { messagesPerTenSeconds: 1e6, requestsPerMinute: 1e6, connectionsPerIp: 1e6 },
    },
  });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const nasty = fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string());

const payload = fc.oneof(
  fc.anything({ maxDepth: 2 }),
  fc.record({
    conversation: fc.oneof(fc.constant(null), nasty, fc.integer()),
    clientId: fc.oneof(nasty, fc.constant('client-00001'), fc.integer()),
    body: fc.oneof(nasty, fc.constant(null), fc.array(nasty)),
    after: fc.oneof(fc.integer(), nasty, fc.double()),
    seq: fc.oneof(fc.integer(), fc.double(), nasty),
    value: fc.oneof(fc.integer(), nasty, fc.constant(null)),
    comment: fc.oneof(nasty, fc.integer()),
    typing: fc.oneof(fc.boolean(), nasty),
    page: nasty,
  })
);

/** What JSON can carry of a value: the wire carries no more. */
const overTheWire = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
};

it('answers 3,000 senseless events with a code of the catalogue, never with a fault', async () => {
  const { socket } = await visitorThere(app);
  const bare = socket as unknown as {
    timeout: (ms: number) => { emitWithAck: (event: string, payload: unknown) => Promise<Answer> };
  };

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...EVENTS), payload, async (event, value) => {
      const answer = await bare.timeout(10_000).emitWithAck(event, overTheWire(value));

      expect(answer.ok === true || answer.error.code !== 'INTERNAL').toBe(true);
    }),
    { numRuns: 3_000 }
  );
});

type Answer = { ok: true } | { ok: false; error: { code: string } };

it('lives through events without an answer, without a payload and with too many', async () => {
  const visitor = await visitorThere(app);
  const bare = visitor.socket as unknown as { emit: (...args: unknown[]) => void };

  for (const event of EVENTS) {
    bare.emit(event);
    bare.emit(event, null);
    bare.emit(event, 'text', 1, [], {});
    bare.emit(event, () => undefined);
  }

  expect(await visitor.say('still there')).toMatchObject({ seq: 1 });
});

it('cuts off a frame of 10 MB and serves everybody else', async () => {
  const flooder = await visitorThere(app);
  const other = await visitorThere(app);
  const cut = new Promise((done) => flooder.socket.once('disconnect', done));

  const body = 'x'.repeat(10 * 1024 * 1024);
  const payload = { conversation: null, clientId: newClientId(), body };

  flooder.socket.emit('message:send', payload, () => undefined);

  await cut;
  expect(await other.say('unharmed')).toMatchObject({ seq: 1 });
});

it('refuses 300 sockets without a token and serves who has one', async () => {
  const refused = Array.from({ length: 300 }, () => {
    const socket = io(app.url + NAMESPACES.visitor, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });

    return new Promise<string>((done) => {
      socket.once('connect_error', (error) => {
        socket.disconnect();
        done((error as Error & { data?: { code: string } }).data?.code ?? error.message);
      });
    });
  });

  expect(new Set(await Promise.all(refused))).toEqual(new Set(['INPUT_INVALID']));

  const visitor = await visitorThere(app);

  await visitor.say('hello');
  expect(
    (await told(visitor.socket, 'messages:sync', { conversation: null, after: 0 })).messages
  ).toHaveLength(1);
});
