import { randomUUID } from 'node:crypto';
import { ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';
import { type Namespace, Server, type Socket } from 'socket.io';
import {
  NAMESPACES,
  type OperatorEvents,
  type OperatorNews,
  SOCKET_PATH,
  type VisitorEvents,
  type VisitorNews,
} from '../../../shared/realtime';
import { openAdapter } from '../plugin/adapters';
import { socketPathsOf } from '../plugin/addresses';
import { configOf } from '../plugin/config';
import { failure, replyError } from '../plugin/errors';
import { announceFromElsewhere, onAnnounced } from '../plugin/events';
import { service } from '../plugin/service';
import { forwardUpgrades, leadUpgrades } from '../plugin/upgrades';
import type { Client } from '../visitors/address';
import { adapterKind } from './adapter';
import { createPeers, type Peers } from './peers';
import { conversationRoom, operatorRoom, visitorRoom, WATCHERS } from './rooms';
import { createSenders, type Senders } from './senders';
import type { Handler, OperatorCaller, Result, VisitorCaller } from './service';

/** What nodes tell each other. */
interface NodeNews {
  /** News of a node; `sent` counts them. */
  relay: (node: string, sent: number, name: string, news: unknown) => void;
  /** A node is there, and has sent so many news. */
  here: (node: string, sent: number) => void;
}

export type VisitorNamespace = Namespace<VisitorEvents, VisitorNews, NodeNews, VisitorCaller>;
export type OperatorNamespace = Namespace<OperatorEvents, OperatorNews, NodeNews, OperatorCaller>;

/** The sockets of this node, open until closed. */
export interface Gateway {
  visitors: VisitorNamespace;
  operators: OperatorNamespace;
  senders: Senders;
  /** Who was last told to be on duty, as JSON. */
  toldDuties: string;
  peers: Peers;
  /** Tells the other nodes that this one is there. */
  beat: () => void;
  close: () => Promise<void>;
}

export type OperatorSocket = Socket<OperatorEvents, OperatorNews, NodeNews, OperatorCaller>;

/** A message of 5,000 characters fits many times over; what is larger is cut off at the wire. */
const LARGEST_FRAME = 256 * 1024;

/** Turns sockets into service calls; it decides nothing itself. */
export async function openGateway(strapi: Core.Strapi): Promise<Gateway> {
  const io = new Server({
    path: SOCKET_PATH,
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LARGEST_FRAME,
    // Each channel's own list of origins is checked at the handshake; cookies are never used.
    cors: { origin: true, credentials: false },
  });
  const kind = adapterKind(configOf(strapi), strapi.db.dialect.client);
  const adapter = kind === 'memory' ? null : await openAdapter(strapi, kind);

  if (adapter) {
    io.adapter(adapter.factory);
  }

  io.attach(strapi.server.httpServer);

  const stopLeading = leadUpgrades(strapi, SOCKET_PATH, socketPathsOf(strapi));
  const stopForwarding = forwardUpgrades(strapi, SOCKET_PATH);
  const visitors: VisitorNamespace = io.of(NAMESPACES.visitor);
  const operators: OperatorNamespace = io.of(NAMESPACES.operator);

  const senders = createSenders();

  admitVisitors(strapi, visitors, senders);
  admitOperators(strapi, operators, senders);

  const peers = createPeers(Date.now());
  const relay = adapter ? openRelay(strapi, operators, peers) : NO_RELAY;

  return {
    visitors,
    operators,
    senders,
    toldDuties: '',
    peers,
    beat: relay.beat,
    async close() {
      stopLeading();
      stopForwarding();
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
  beat: () => void;
  stop: () => void;
}

const NO_RELAY: Relay = { beat: () => undefined, stop: () => undefined };

/** Passes on what is announced here while anybody may listen, and announces what other nodes pass on. */
function openRelay(strapi: Core.Strapi, operators: OperatorNamespace, peers: Peers): Relay {
  const node = randomUUID();
  let sent = 0;
  const beat = (): void => void operators.serverSideEmit('here', node, sent);

  operators.on('relay', (other, count, name, news) => {
    peers.received(other, count, Date.now());
    void announceFromElsewhere(strapi, name, news);
  });
  operators.on('here', (other, count) => {
    if (peers.heard(other, count, Date.now())) {
      beat();
    }
  });
  beat();

  const stop = onAnnounced(strapi, (name, news) => {
    if (peers.inCompany(Date.now())) {
      sent += 1;
      operators.serverSideEmit('relay', node, sent, name, news);
    }
  });

  return { beat, stop };
}

function admitVisitors(strapi: Core.Strapi, visitors: VisitorNamespace, senders: Senders): void {
  const realtime = service(strapi, 'realtime');
  const handlers = realtime.visitorHandlers();

  visitors.use(
    admission(async (socket) => {
      const caller = await realtime.admitVisitor(socket.handshake.auth, clientOf(strapi, socket));

      Object.assign(socket.data, caller);
    })
  );
  visitors.on('connection', (socket) => {
    socket.join(visitorRoom(socket.data.key, socket.data.channelRow));
    answerEvents(strapi, socket, handlers, senders);
  });
}

function admitOperators(strapi: Core.Strapi, operators: OperatorNamespace, senders: Senders): void {
  const realtime = service(strapi, 'realtime');
  const handlers = realtime.operatorHandlers();

  operators.use(
    admission(async (socket) => {
      const client = clientOf(strapi, socket);

      Object.assign(socket.data, await realtime.admitOperator(socket.handshake.auth, client));
    })
  );
  operators.on('connection', (socket) => {
    const { operator, all } = socket.data;

    socket.join(operatorRoom(operator.row));

    if (all) {
      socket.join(WATCHERS);
    }

    answerEvents(strapi, socket, handlers, senders);
    void realtime.welcome(operator.row);
  });
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
export function clientOf(strapi: Core.Strapi, { request }: Pick<Socket, 'request'>): Client {
  const ctx = strapi.server.app.createContext(request, new ServerResponse(request));

  return service(strapi, 'visitors').clientOf(ctx.request);
}

type Acknowledge = (reply: unknown) => void;

/** Whatever arrives gets an answer; nothing is thrown across the wire. */
function answerEvents<Caller>(
  strapi: Core.Strapi,
  socket: Socket,
  handlers: Record<string, Handler<Caller>>,
  senders: Senders
): void {
  socket.onAny((event: string, ...args: unknown[]) => {
    const answer = args.at(-1);
    const reply: Acknowledge = typeof answer === 'function' ? (answer as Acknowledge) : () => {};
    const forget = senders.note(socket.id, args[0]);

    handle(socket.data, Object.hasOwn(handlers, event) ? handlers[event] : undefined, args[0])
      .then(
        ({ value, hears }) => {
          void socket.join((hears ?? []).map(conversationRoom));

          reply({ ok: true, value });
        },
        (error) => {
          const refusal = replyError(error);

          if (refusal.code === 'INTERNAL') {
            strapi.log.error(
              `livechat: ${event} failed: ${error instanceof Error ? error.stack : error}`
            );
          }

          reply({ ok: false, error: refusal });
        }
      )
      .finally(() => setImmediate(forget));
  });
}

async function handle<Caller>(
  caller: Caller,
  handler: Handler<Caller> | undefined,
  payload: unknown
): Promise<Result> {
  if (!handler) {
    throw failure('EVENT_UNKNOWN');
  }

  return handler(caller, payload);
}
