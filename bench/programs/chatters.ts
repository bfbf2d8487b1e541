import type { Socket } from 'socket.io-client';
import { newClientId } from '../../shared/client-id';
import {
  connected,
  operatorClient,
  told,
  type VisitorClient,
  visitorClient,
} from '../../tests/support/sockets';
import { answer, processorSeconds } from './answer';

/** Where to chat, and who. */
export interface Party {
  url: string;
  channel: string;
  /** Tokens, one for each visitor. */
  visitors: readonly string[];
  /** Tokens, one for each operator. */
  operators: readonly string[];
}

/** What came of chatting: times in milliseconds, sorted. */
export interface Chatted {
  messages: number;
  seconds: number;
  /** From sending to having the answer. */
  answered: Percentiles;
  /** From sending at the visitor to hearing at the operator. */
  delivered: Percentiles;
  /** Of this client, per second: near 1 it is the client that is measured. */
  busy: number;
}

interface Percentiles {
  p50: number;
  p99: number;
}

interface Visitor {
  socket: VisitorClient;
  conversation: string;
}

const BODY = 'Good morning, do you have this vase in blue as well? I could not find it.';

let visitors: Visitor[] = [];
let operators: Socket[] = [];

const sending = new Map<string, number>();
let delivered: number[] = [];

/** Connects everybody; each visitor starts a conversation. */
async function join(party: Party): Promise<void> {
  const clients = party.operators.map((token) => operatorClient(party.url, token));

  for (const client of clients) {
    await connected(client);
    client.on('message:new', ({ clientId }) => arrived(clientId));
    await told(client, 'channel:join', { channel: party.channel });
  }

  operators = clients as Socket[];
  visitors = [];

  for (const token of party.visitors) {
    const socket = await connected(visitorClient(party.url, { token }));
    const { conversation } = await told(socket, 'message:send', messageIn(null));

    // A visitor's page listens too.
    socket.on('message:new', () => {});
    visitors.push({ socket, conversation });
  }

  // Operators hear of a new conversation a moment after it was stored.
  await pause(500);
}

function leave(): void {
  for (const socket of [...operators, ...visitors.map((visitor) => visitor.socket)]) {
    socket.disconnect();
  }

  operators = [];
  visitors = [];
}

/** Everybody sends the next message as soon as the last one is answered. */
async function flood(seconds: number): Promise<Chatted> {
  return measure(async (answered, end) => {
    await Promise.all(
      visitors.map(async (visitor) => {
        while (performance.now() < end) {
          answered.push(await send(visitor));
        }
      })
    );
  }, seconds);
}

/** Everybody sends a message a second, spread over the second, whether or not the last is answered. */
async function talk(seconds: number): Promise<Chatted> {
  return measure(async (answered, end) => {
    await Promise.all(
      visitors.map(async (visitor, index) => {
        await pause((index / visitors.length) * 1000);

        while (performance.now() < end) {
          void send(visitor).then((took) => answered.push(took));
          await pause(1000);
        }
      })
    );
  }, seconds);
}

async function measure(
  work: (answered: number[], end: number) => Promise<void>,
  seconds: number
): Promise<Chatted> {
  const answered: number[] = [];
  const before = processorSeconds();
  const start = performance.now();

  delivered = [];
  await work(answered, start + seconds * 1000);

  const took = (performance.now() - start) / 1000;
  const busy = (processorSeconds() - before) / took;

  // What was answered last may still be on its way to the operator.
  await pause(300);
  sending.clear();

  return {
    messages: answered.length,
    seconds: took,
    answered: percentiles(answered),
    delivered: percentiles(delivered),
    busy,
  };
}

/** Milliseconds until the answer. */
function send({ socket, conversation }: Visitor): Promise<number> {
  const start = performance.now();
  const said = messageIn(conversation);

  sending.set(said.clientId, start);

  return new Promise((done, refuse) => {
    socket.emit('message:send', said, (reply) => {
      if (reply.ok) {
        done(performance.now() - start);
      } else {
        refuse(new Error(`A message was refused: ${reply.error.code}`));
      }
    });
  });
}

function messageIn<C extends string | null>(conversation: C) {
  return { conversation, clientId: newClientId(), body: BODY };
}

function arrived(clientId: string): void {
  const start = sending.get(clientId);

  if (start !== undefined) {
    delivered.push(performance.now() - start);
    sending.delete(clientId);
  }
}

function percentiles(times: number[]): Percentiles {
  times.sort((a, b) => a - b);

  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;

  return { p50: at(0.5), p99: at(0.99) };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

/** Connects visitors who say nothing. */
async function idle({ url, visitors: tokens }: Party): Promise<void> {
  for (const token of tokens) {
    const socket = await connected(visitorClient(url, { token }));

    visitors.push({ socket, conversation: '' });
  }
}

answer({ join, leave, flood, talk, idle });
