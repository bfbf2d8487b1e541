import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Namespace, Server } from 'socket.io';
import {
  type Message,
  NAMESPACES,
  type OperatorToServerEvents,
  type ServerToOperatorEvents,
  type ServerToVisitorEvents,
  SOCKET_PATH,
  type VisitorToServerEvents,
} from '../../shared';
import { answer, bytesInUse, processorSeconds } from './answer';

/** Does what has to be done with a message before it is answered and passed on. */
export type Keep = (message: Message) => Promise<void>;

/**
 * The least a chat can be: sockets that speak our protocol. A visitor's message is passed on to one
 * operator and answered. `keep` is where it could be stored.
 */
export async function openRelay(keep?: Keep): Promise<string> {
  const httpServer = createServer();
  const io = new Server(httpServer, { path: SOCKET_PATH, serveClient: false });
  const operators: Namespace<OperatorToServerEvents, ServerToOperatorEvents> = io.of(
    NAMESPACES.operator
  );
  const visitors: Namespace<VisitorToServerEvents, ServerToVisitorEvents> = io.of(
    NAMESPACES.visitor
  );
  let started = 0;

  operators.on('connection', (socket) => {
    socket.onAny((_event, _payload, reply) => reply({ ok: true, value: [] }));
  });

  visitors.on('connection', (socket) => {
    let seq = 0;

    socket.on('message:send', async ({ conversation: known, clientId, body }, reply) => {
      const conversation = known ?? randomUUID();
      const room = `conversation:${conversation}`;

      if (known === null) {
        const everybody = [...operators.sockets.values()];

        socket.join(room);
        everybody[started++ % everybody.length]?.join(room);
      }

      seq += 1;

      const message = newMessage(conversation, seq, clientId, body);

      await keep?.(message);
      operators.to(room).emit('message:new', message);
      reply({ ok: true, value: message });
    });
  });

  await new Promise<void>((done) => {
    httpServer.listen(0, '127.0.0.1', done);
  });

  return `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
}

const newMessage = (
  conversation: string,
  seq: number,
  clientId: string,
  body: string
): Message => ({
  conversation,
  seq,
  version: seq,
  clientId,
  audience: 'public',
  author: 'visitor',
  name: 'Visitor',
  writer: null,
  picture: null,
  kind: 'text',
  segments: [{ text: body }],
  rating: null,
  sentAt: new Date().toISOString(),
});

if (process.env.LIVECHAT_BENCH_PROGRAM === 'relay') {
  answer({ open: () => openRelay(), bytesInUse, processorSeconds });
}
