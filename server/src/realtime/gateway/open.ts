import type { Core } from '@strapi/strapi';
import { Server, type Socket } from 'socket.io';
import { Encoder } from 'socket.io-parser';
import { NAMESPACES, SOCKET_PATH } from '../../../../shared/realtime';
import { socketPathsOf } from '../../plugin/addresses';
import { configOf } from '../../plugin/config';
import { dialectOf } from '../../plugin/database/dialect';
import { guardUpgrades, leadUpgrades } from '../../plugin/upgrades';
import { adapterKind } from '../adapter';
import { DOORWAY, keepDoor } from '../doorway';
import { CarefulDecoder } from '../packets';
import { createPeers } from '../peers';
import { createSenders } from '../senders';
import { openAdapter } from './adapters';
import { admitOperators, admitVisitors, clientOf } from './admit';
import { type Crowd, createCrowd } from './crowd';
import type { Gateway, OperatorNamespace, VisitorNamespace } from './namespaces';
import { NO_RELAY, openRelay } from './relay';

/** A message of 5,000 characters fits many times over; what is larger is cut off at the wire. */
const LARGEST_FRAME = 256 * 1024;

/** Turns sockets into service calls; it decides nothing itself. */
export async function openGateway(strapi: Core.Strapi): Promise<Gateway> {
  const crowd = createCrowd(strapi);
  const io = serverFor(strapi, crowd);
  const kind = adapterKind(configOf(strapi), dialectOf(strapi.db.connection));
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
      await closeServer(io);
      await adapter?.close();
    },
  };
}

/** `io.close()` would wait for every foreign socket on this server, such as a transfer's. */
async function closeServer(io: Server): Promise<void> {
  io.disconnectSockets(true);
  io.engine.close();

  for (const name of ['/', NAMESPACES.visitor, NAMESPACES.operator]) {
    await io.of(name).adapter.close();
  }
}

const serverFor = (strapi: Core.Strapi, crowd: Crowd): Server =>
  new Server({
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
