import { io, type Socket } from 'socket.io-client';
import {
  NAMESPACES,
  type OperatorToServerEvents,
  type Reply,
  type ServerToOperatorEvents,
  type ServerToVisitorEvents,
  SOCKET_PATH,
  type VisitorHandshake,
  type VisitorToServerEvents,
} from '../../shared';

export type VisitorClient = Socket<ServerToVisitorEvents, VisitorToServerEvents>;

export type OperatorClient = Socket<ServerToOperatorEvents, OperatorToServerEvents>;

const OPTIONS = {
  path: SOCKET_PATH,
  transports: ['websocket'],
  reconnection: false,
  forceNew: true,
};

const open = new Set<Pick<Socket, 'disconnect'>>();

/** A visitor's socket that has not connected yet; `connected()` waits for it. */
export function visitorClient(
  url: string,
  handshake: Partial<VisitorHandshake> & { token: string },
  options: object = {}
): VisitorClient {
  const auth = { channel: '', page: '/', locale: 'en', referrer: '', ...handshake };
  const socket: VisitorClient = io(url + NAMESPACES.visitor, { ...OPTIONS, ...options, auth });

  open.add(socket);

  return socket;
}

/** An operator's socket that has not connected yet; `connected()` waits for it. */
export function operatorClient(url: string, token: string, options: object = {}): OperatorClient {
  const socket: OperatorClient = io(url + NAMESPACES.operator, {
    ...OPTIONS,
    ...options,
    auth: { token },
  });

  open.add(socket);

  return socket;
}

/** Waits until a socket is connected; rejects with the server's refusal. */
export function connected<S extends VisitorClient | OperatorClient>(socket: S): Promise<S> {
  return new Promise((done, refuse) => {
    if (socket.connected) {
      done(socket);
    }

    const io: Socket = socket as Socket;

    io.once('connect', () => done(socket));
    io.once('connect_error', refuse);
  });
}

/** What refused a handshake: the error's `data` is a ReplyError. */
export async function refusal(socket: VisitorClient | OperatorClient): Promise<unknown> {
  try {
    await connected(socket);
  } catch (error) {
    return (error as Error & { data?: unknown }).data ?? (error as Error).message;
  }

  throw new Error('The handshake was accepted');
}

type EventsOf<C> = C extends Socket<infer _News, infer Events> ? Events : never;
type PayloadOf<F> = F extends (payload: infer P, ...rest: never[]) => void ? P : never;
type AnswerOf<F> = F extends (payload: never, answer: (reply: Reply<infer T>) => void) => void
  ? T
  : never;

/** Emits an event and waits for its reply, whatever it is; ten seconds of silence are a failure. */
export async function ask<
  C extends VisitorClient | OperatorClient,
  Name extends keyof EventsOf<C> & string,
>(
  socket: C,
  event: Name,
  payload: PayloadOf<EventsOf<C>[Name]>
): Promise<Reply<AnswerOf<EventsOf<C>[Name]>>> {
  return (socket as Socket).timeout(10_000).emitWithAck(event, payload);
}

/** Emits an event and returns what it was answered; a refusal is an error. */
export async function told<
  C extends VisitorClient | OperatorClient,
  Name extends keyof EventsOf<C> & string,
>(
  socket: C,
  event: Name,
  payload: PayloadOf<EventsOf<C>[Name]>
): Promise<AnswerOf<EventsOf<C>[Name]>> {
  const reply = await ask(socket, event, payload);

  if (!reply.ok) {
    throw new Error(`${event} was refused: ${reply.error.code} ${reply.error.message}`);
  }

  return reply.value;
}

type NewsOf<C> = C extends Socket<infer News, infer _Events> ? News : never;
type ToldBy<F> = F extends (news: infer N) => void ? N : never;

interface Listening<T> {
  on: (event: string, hear: (news: T) => void) => void;
  off: (event: string, hear: (news: T) => void) => void;
}

/** Waits for the next news of a kind that fits; ten seconds of silence are a failure. */
export function hears<
  C extends VisitorClient | OperatorClient,
  Name extends keyof NewsOf<C> & string,
>(
  socket: C,
  event: Name,
  fits: (news: ToldBy<NewsOf<C>[Name]>) => boolean = () => true
): Promise<ToldBy<NewsOf<C>[Name]>> {
  const bare: Listening<ToldBy<NewsOf<C>[Name]>> = socket as never;

  return new Promise((done, refuse) => {
    const patience = setTimeout(() => {
      bare.off(event, hear);
      refuse(new Error(`No ${event} was heard`));
    }, 10_000);

    const hear = (news: ToldBy<NewsOf<C>[Name]>) => {
      if (fits(news)) {
        clearTimeout(patience);
        bare.off(event, hear);
        done(news);
      }
    };

    bare.on(event, hear);
  });
}

/** Tries until something holds and returns it; ten seconds are the end of patience. */
export async function waitFor<T>(
  what: () => T | Promise<T>,
  holds: (value: T) => boolean = Boolean,
  milliseconds = 10_000
): Promise<T> {
  const end = Date.now() + milliseconds;
  let value = await what();

  while (!holds(value)) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain; last seen: ${JSON.stringify(value)}`);
    }

    await new Promise((done) => setTimeout(done, 20));
    value = await what();
  }

  return value;
}

/** Closes every client of this test file. Belongs into `afterAll`, before the app is closed. */
export function closeSockets(): void {
  for (const socket of open) {
    socket.disconnect();
  }

  open.clear();
}
