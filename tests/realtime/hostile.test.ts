import type { Manager } from 'socket.io-client';
import { socketsOf } from '../../server/src/plugin/sockets';
import type { NAMESPACES, Reply } from '../../shared';
import { fieldOf, HOSTILE_JSON } from '../support/hostile';
import { operatorAvailable, visitorThere } from '../support/people';
import {
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  type VisitorClient,
} from '../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../support/strapi';

type Audience = keyof typeof NAMESPACES;

const AUDIENCES = ['visitor', 'operator'] as const;

/** Every field an event of ours reads. */
const FIELDS = [
  'conversation',
  'clientId',
  'body',
  'after',
  'limit',
  'seq',
  'typing',
  'page',
  'value',
  'comment',
  'email',
  'channel',
];

/** Names that are no event, or something else to whoever looks them up carelessly. */
const NO_EVENTS = [
  '',
  'nothing',
  '__proto__',
  'constructor',
  'toString',
  'relay',
  'here',
  'x'.repeat(5_000),
];

let app: App;
let admin: AdminClient;

beforeAll(async () => {
  app = await bootStrapi({
    config: {
      limits: { messagesPerTenSeconds: 1e6, requestsPerMinute: 1e6, connectionsPerIp: 1e6 },
    },
  });
  ({ admin } = await operatorAvailable(app));
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

/** What the gateway answers, so that an event added there is tried here. */
const eventsOf = (audience: Audience): string[] => Object.keys(socketsOf(app.strapi, audience));

describe.each(AUDIENCES)('the %s namespace', (audience) => {
  let socket: VisitorClient | OperatorClient;

  beforeAll(async () => {
    socket =
      audience === 'visitor'
        ? (await visitorThere(app)).socket
        : await connected(operatorClient(app.url, admin.token));
  });

  it.each(Object.keys(HOSTILE_JSON))('answers %s as the payload of every event', async (name) => {
    const json = HOSTILE_JSON[name] ?? '';

    for (const event of [...eventsOf(audience), ...NO_EVENTS]) {
      expect(faultOf(await rawAsk(socket, event, json))).toBeNull();
    }
  });

  it.each(Object.keys(HOSTILE_JSON))('answers %s as any field of every event', async (name) => {
    const json = HOSTILE_JSON[name] ?? '';

    for (const event of eventsOf(audience)) {
      for (const field of FIELDS) {
        expect(faultOf(await rawAsk(socket, event, fieldOf(field, json)))).toBeNull();
      }
    }
  });
});

/** Packets no client of ours makes: the connection they come from may end, and nothing else. */
const HOSTILE_PACKETS: Record<string, (string | Buffer)[]> = {
  'more values than a stack holds': [`2/visitor,["page:set"${',0'.repeat(120_000)}]`],
  'as many as an answer to nothing': [`3/visitor,7[0${',0'.repeat(120_000)}]`],
  'deep lists around binary data': [
    `51-/visitor,["page:set",${'['.repeat(50_000)}{"_placeholder":true,"num":0}${']'.repeat(50_000)}]`,
    Buffer.from('x'),
  ],
  'binary data nobody announced': [Buffer.from('x')],
  'an event without a name': ['2/visitor,[]'],
  'an event whose name is a number': ['2/visitor,[7,{}]'],
  'an event of the client itself': ['2/visitor,["error",{}]'],
  'a deep token': [`0/operator,{"token":${HOSTILE_JSON['deep lists']}}`],
  'no packet': ['hello'],
  'an unknown kind': ['9/visitor,[]'],
  'a namespace of its own': [`0/${'x'.repeat(10_000)},{}`],
};

describe('a connection', () => {
  it.each(Object.keys(HOSTILE_PACKETS))('that brings %s harms nobody else', async (name) => {
    const { socket } = await visitorThere(app);
    const other = await visitorThere(app);

    for (const packet of HOSTILE_PACKETS[name] ?? []) {
      engineOf(socket).write(packet);
    }

    expect(await other.say('unharmed')).toMatchObject({ seq: 1 });
  });
});

it('answers a visitor whom somebody else’s subscriber fails', async () => {
  const { eventHub } = app.strapi;
  const fail = async (): Promise<void> => {
    throw new Error('theirs');
  };
  const stop = eventHub.subscribe(fail);

  eventHub.on('livechat.messages.sent', fail);
  eventHub.on('livechat.messages.sent@elsewhere', fail);

  const visitor = await visitorThere(app);
  const other = await visitorThere(app, { token: visitor.token });
  const heard = hears(other.socket, 'conversation:changed');

  await visitor.say('anybody?');
  await heard;
  stop();
  eventHub.off('livechat.messages.sent', fail);
  eventHub.off('livechat.messages.sent@elsewhere', fail);
});

const engineOf = (socket: VisitorClient): { write: (packet: string | Buffer) => void } =>
  (socket.io as unknown as { engine: { write: (packet: string | Buffer) => void } }).engine;

/** What is wrong with an answer: `INTERNAL`, or no answer of ours at all. */
const faultOf = (reply: Reply<unknown>): unknown =>
  reply.ok || reply.error.code !== 'INTERNAL' ? null : reply.error;

interface RawPacket {
  type: number;
  id?: number;
  data?: unknown;
}

const ACK = 3;

let lastAsk = 1_000_000;

/** Asks with a payload no client of ours could encode; rejects when the connection does not live through it. */
function rawAsk(
  socket: VisitorClient | OperatorClient,
  event: string,
  ...payload: string[]
): Promise<Reply<unknown>> {
  const { io: manager, nsp } = socket as unknown as {
    io: Manager;
    nsp: string;
  };

  lastAsk += 1;

  const id = lastAsk;

  return new Promise((done, refuse) => {
    const finish = (act: () => void) => {
      clearTimeout(patience);
      manager.off('packet', hear);
      manager.off('close', cut);
      act();
    };
    const hear = ({ type, id: answered, data }: RawPacket) => {
      if (type === ACK && answered === id && Array.isArray(data)) {
        finish(() => done(data[0] as Reply<unknown>));
      }
    };
    const cut = () => finish(() => refuse(new Error(`${event} cut the connection`)));
    const patience = setTimeout(
      () => finish(() => refuse(new Error(`${event} was not answered`))),
      10_000
    );

    manager.on('packet', hear);
    manager.on('close', cut);
    manager.engine.write(`2${nsp},${id}[${[JSON.stringify(event), ...payload].join()}]`);
  });
}
