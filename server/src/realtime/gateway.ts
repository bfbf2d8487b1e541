import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';
import { type Namespace, Server, type Socket } from 'socket.io';
import { Encoder } from 'socket.io-parser';
import {
  NAMESPACES,
  type OperatorToServerEvents,
  type Reply,
  type ServerToOperatorEvents,
  type ServerToVisitorEvents,
  SOCKET_PATH,
  type VisitorToServerEvents,
} from '../../../shared/realtime';
import { openAdapter } from '../plugin/adapters';
import { socketPathsOf } from '../plugin/addresses';
import { background, logFault } from '../plugin/background';
import { configOf } from '../plugin/config';
import { failure, replyError } from '../plugin/errors';
import { emitEventFromElsewhere, onAnyEvent } from '../plugin/events';
import { createReport } from '../plugin/limits';
import { service } from '../plugin/service';
import { guardUpgrades, leadUpgrades } from '../plugin/upgrades';
import type { Client } from '../visitors/address';
import { adapterKind } from './adapter';
import { createConnections } from './connections';
import { DOORWAY, keepDoor } from './doorway';
import { CarefulDecoder } from './packets';
import { createPeers, type Peers } from './peers';
import { conversationRoom, operatorRoom, SUPERVISORS, visitorRoom } from './rooms';
import { createSenders, type Senders } from './senders';
import type { Connection, Handler, OperatorConnection, VisitorConnection } from './service';

/** What nodes tell each other. */
interface ServerToServerEvents {
  /** News of a node; `sent` counts them. */
  relay: (node: string, sent: number, name: string, payload: unknown) => void;
  /** A node is there, and has sent so many news. */
  here: (node: string, sent: number) => void;
}

export type VisitorNamespace = Namespace<
  VisitorToServerEvents,
  ServerToVisitorEvents,
  ServerToServerEvents,
  VisitorConnection
>;
export type OperatorNamespace = Namespace<
  OperatorToServerEvents,
  ServerToOperatorEvents,
  ServerToServerEvents,
  OperatorConnection
>;

/** The sockets of this node, open until closed. */
export interface Gateway {
  visitors: VisitorNamespace;
  operators: OperatorNamespace;
  senders: Senders;
  /** Who was last told to be on duty, as JSON. */
  emittedMembers: string;
  peers: Peers;
  /** Tells the other nodes that this one is there. */
  heartbeat: () => void;
  close: () => Promise<void>;
}

export type VisitorSocket = Socket<
  VisitorToServerEvents,
  ServerToVisitorEvents,
  ServerToServerEvents,
  VisitorConnection
>;

export type OperatorSocket = Socket<
  OperatorToServerEvents,
  ServerToOperatorEvents,
  ServerToServerEvents,
  OperatorConnection
>;

/** A message of 5,000 characters fits many times over; what is larger is cut off at the wire. */
const LARGEST_FRAME = 256 * 1024;

/** Turns sockets into service calls; it decides nothing itself. */
export async function openGateway(strapi: Core.Strapi): Promise<Gateway> {
  const crowd = createCrowd(strapi);
  const io = new Server({
    path: SOCKET_PATH,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LARGEST_FRAME,
    parser: { Encoder, Decoder: CarefulDecoder },
    ...DOORWAY,
    allowRequest: (request, answer) => {
      const isFull = crowd.isOverrun(clientOf(strapi, { request }));

      answer(isFull ? 'Too many connections' : null, !isFull);
    },
    // Each channel's own list of origins is checked at the handshake; cookies are never used.
    cors: { origin: true, credentials: false },
  });
  const kind = adapterKind(configOf(strapi), strapi.db.dialect.client);
  const adapter = kind === 'memory' ? null : await openAdapter(strapi, kind);

  if (adapter) {
    io.adapter(adapter.factory);
  }

  io.attach(strapi.server.httpServer);

  io.engine.on('connection', (conn: Socket['conn']) => {
    conn.once('close', crowd.enter(clientOf(strapi, conn)));
  });

  const stopGuarding = guardUpgrades(strapi, SOCKET_PATH);
  const stopLeading = leadUpgrades(strapi, SOCKET_PATH, socketPathsOf(strapi));
  const visitors: VisitorNamespace = io.of(NAMESPACES.visitor);
  const operators: OperatorNamespace = io.of(NAMESPACES.operator);

  const context = { strapi, senders: createSenders(), crowd };

  keepDoor(io, [visitors, operators]);
  admitVisitors(context, visitors);
  admitOperators(context, operators);

  const peers = createPeers(Date.now());
  const relay = adapter ? openRelay(strapi, operators, peers) : NO_RELAY;

  return {
    visitors,
    operators,
    senders: context.senders,
    emittedMembers: '',
    peers,
    heartbeat: relay.heartbeat,
    async close() {
      stopLeading();
      stopGuarding();
      relay.stop();
      io.disconnectSockets(true);
      // `io.close()` would wait for every foreign socket on this server, such as a transfer's.
      io.engine.close();

      for (const namespace of [io.of('/'), visitors, operators]) {
        await namespace.adapter.close();
      }

      await adapter?.close();
    },
  };
}

/** How this node and the others hear of each other. */
interface Relay {
  heartbeat: () => void;
  stop: () => void;
}

const NO_RELAY: Relay = { heartbeat: () => undefined, stop: () => undefined };

/** Passes on what is announced here while anybody may listen, and announces what other nodes pass on. */
function openRelay(strapi: Core.Strapi, operators: OperatorNamespace, peers: Peers): Relay {
  const node = randomUUID();
  let sent = 0;
  const heartbeat = (): void => {
    operators.serverSideEmit('here', node, sent);
  };

  operators.on('relay', (other, count, name, payload) => {
    peers.received(other, count, Date.now());
    background(
      strapi,
      `news of another node, ${name},`,
      emitEventFromElsewhere(strapi, name, payload)
    );
  });
  operators.on('here', (other, count) => {
    if (peers.heard(other, count, Date.now())) {
      heartbeat();
    }
  });
  heartbeat();

  const stop = onAnyEvent(strapi, (name, payload) => {
    if (peers.hasPeers(Date.now())) {
      sent += 1;
      operators.serverSideEmit('relay', node, sent, name, payload);
    }
  });

  return { heartbeat, stop };
}

/** What every socket's events are answered with. */
interface Context {
  strapi: Core.Strapi;
  senders: Senders;
  crowd: Crowd;
}

function admitVisitors(context: Context, visitors: VisitorNamespace): void {
  const { strapi, crowd } = context;
  const realtime = service(strapi, 'realtime');
  const answers = { handlers: realtime.visitorHandlers(), unknown: realtime.unknownToVisitors() };

  visitors.use(
    admission(async (socket) => {
      const client = clientOf(strapi, socket);

      crowd.check(client);
      Object.assign(socket.data, await realtime.admitVisitor(socket.handshake.auth, client));
    })
  );
  visitors.on('connection', (socket) => {
    join(strapi, socket, [visitorRoom(socket.data.key, socket.data.channelRow)]);
    answerEvents(context, socket, answers);
  });
}

function admitOperators(context: Context, operators: OperatorNamespace): void {
  const { strapi, crowd } = context;
  const realtime = service(strapi, 'realtime');
  const answers = { handlers: realtime.operatorHandlers(), unknown: realtime.unknownToOperators() };

  operators.use(
    admission(async (socket) => {
      const client = clientOf(strapi, socket);

      // Strangers may fill the house; whoever works in it gets in.
      if (!realtime.isOperator(socket.handshake.auth)) {
        crowd.check(client);
      }

      Object.assign(socket.data, await realtime.admitOperator(socket.handshake.auth, client));
    })
  );
  operators.on('connection', (socket) => {
    const { operator, all } = socket.data;

    join(strapi, socket, [operatorRoom(operator.row), ...(all ? [SUPERVISORS] : [])]);
    answerEvents(context, socket, answers);
    background(strapi, 'welcoming an operator', realtime.welcome(operator.row));
  });
}

/** Adapters may answer with a promise; the rooms of this node are joined before it returns. */
function join(
  strapi: Core.Strapi,
  socket: AnySocket & Pick<Socket, 'join'>,
  rooms: string[]
): void {
  background(strapi, 'joining rooms', Promise.resolve(socket.join(rooms)));
}

type AnySocket = Pick<Socket, 'handshake' | 'request' | 'data'>;

/** A refused handshake tells its code, as every refusal does. */
const admission =
  <S extends AnySocket>(admit: (socket: S) => Promise<void>) =>
  (socket: S, next: (error?: Error) => void): void => {
    admit(socket).then(
      () => next(),
      (error) => {
        const refusal = replyError(error);

        next(Object.assign(new Error(refusal.message), { data: refusal }));
      }
    );
  };

/** Who opens a socket, as Strapi itself would see it behind the same trusted proxies. */
function clientOf(strapi: Core.Strapi, { request }: Pick<Socket, 'request'>): Client {
  const ctx = strapi.server.app.createContext(request, new ServerResponse(request));

  return service(strapi, 'visitors').clientOf(ctx.request);
}

/** What an audience may say, and how anything else is answered. */
interface Answers<Data> {
  handlers: Record<string, Handler<Data>>;
  unknown: Handler<Data>;
}

/** Whatever arrives gets an answer; nothing is thrown across the wire. */
function answerEvents<Data>(
  { strapi, senders }: Context,
  socket: Socket,
  { handlers, unknown }: Answers<Data>
): void {
  const rooms = roomsOf(strapi, socket);

  socket.data.heardAt = Date.now();
  socket.onAny((event: string, ...values: unknown[]) => {
    socket.data.heardAt = Date.now();

    const handler = (Object.hasOwn(handlers, event) && handlers[event]) || unknown;
    const sent: (() => void)[] = [];
    const connection: Connection = {
      ...rooms,
      sends: (message) => sent.push(senders.note(socket.id, message)),
    };
    const work = (): Promise<unknown> => handler(socket.data, values[0], connection);
    const forget = (): void => {
      for (const one of sent) {
        one();
      }
    };

    background(
      strapi,
      'answering an event',
      answer(strapi, event, work, values.at(-1)).finally(() => setImmediate(forget))
    );
  });
}

/** Nothing of an event is touched outside of this promise, for nobody would catch what that throws. */
async function answer(
  strapi: Core.Strapi,
  event: string,
  work: () => Promise<unknown>,
  acknowledge: unknown
): Promise<void> {
  const reply = (answer: Reply<unknown>): void => {
    if (typeof acknowledge === 'function') {
      acknowledge(answer);
    }
  };

  try {
    reply({ ok: true, value: await work() });
  } catch (error) {
    const refusal = replyError(error);

    if (refusal.code === 'INTERNAL') {
      logFault(strapi, event, error);
    }

    reply({ ok: false, error: refusal });
  }
}

/** The connections that are open on this node. */
interface Crowd {
  /** Counts one until what is answered is called. */
  enter: (client: Client) => () => void;
  /** Throws `CONNECTIONS_FULL` where there are more than the configuration allows. */
  check: (client: Client) => void;
  /** Whether there are so many that one more is not even told so. */
  isOverrun: (client: Client) => boolean;
}

/** Seconds after which there may be room again. */
const ROOM_AGAIN = 30;

function createCrowd(strapi: Core.Strapi): Crowd {
  const { openConnectionsPerIp, openConnections, siteFactor } = configOf(strapi).limits;
  const report = createReport(strapi);
  const connections = createConnections({
    network: openConnectionsPerIp,
    site: openConnectionsPerIp * siteFactor,
    all: openConnections,
  });

  return {
    enter: ({ network }) => connections.enter(network),
    check({ network }) {
      const ceiling = connections.exceeded(network);

      if (ceiling !== null) {
        report(
          ceiling === 'all' ? 'openConnections' : 'openConnectionsPerIp',
          ceiling === 'site' ? 'site' : 'one'
        );

        throw failure('CONNECTIONS_FULL', { retryAfter: ROOM_AGAIN });
      }
    },
    // Those above the ceiling leave when they have been told, or soon after.
    isOverrun: ({ network }) => connections.exceeded(network, 2) !== null,
  };
}

/** The conversations a socket hears. */
function roomsOf(strapi: Core.Strapi, socket: Socket): Omit<Connection, 'sends'> {
  const isIn = (conversation: string): boolean => socket.rooms.has(conversationRoom(conversation));

  return {
    isIn,
    join: (conversations) => {
      const rooms = conversations.filter((one) => !isIn(one)).map(conversationRoom);

      if (rooms.length > 0) {
        join(strapi, socket, rooms);
      }
    },
    leave: (conversations) => {
      for (const room of conversations.map(conversationRoom)) {
        background(strapi, 'leaving a conversation', Promise.resolve(socket.leave(room)));
      }
    },
  };
}
