import { NAMESPACES, type VisitorHandshake } from '../../shared/realtime';
import type { ReplyError } from '../../shared/reply';
import type { Connection, ConnectionListener, MakeConnection } from './connection';
import { soonAfter } from './pause';
import { Engine } from './slim/engine';
import {
  ACK,
  CONNECT,
  CONNECT_ERROR,
  DISCONNECT,
  decode,
  EVENT,
  encode,
  type Packet,
} from './slim/packets';

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** The protocol of shared/realtime.ts on a socket; WebSocket first, polling where it is blocked. */
export const connectionTo =
  (address: string): MakeConnection =>
  (handshake, listener) =>
    new SocketConnection(address, handshake, listener);

type Receive = (change: never) => void;

/**
 * One namespace on one connection, opened anew with growing pauses until the server says no. Then,
 * and when the server hangs up, it is for whoever listens to open it again.
 */
class SocketConnection implements Connection {
  readonly #address: string;
  readonly #handshake: () => Promise<VisitorHandshake>;
  readonly #listener: ConnectionListener;
  readonly #news: Map<string, Receive>;
  readonly #questions = new Map<number, (reply: unknown) => void>();
  #engine: Engine | null = null;
  #isWanted = false;
  #isConnected = false;
  #failures = 0;
  #lastId = 0;
  /** Counts attempts: what an earlier one still brings is nobody's concern. */
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    address: string,
    handshake: () => Promise<VisitorHandshake>,
    listener: ConnectionListener
  ) {
    const { connected, disconnected, refused, hungUp, ...change } = listener;

    this.#address = address;
    this.#handshake = handshake;
    this.#listener = { connected, disconnected, refused, hungUp, ...change };
    this.#news = new Map(Object.entries(change));
  }

  open(): void {
    if (!this.#isWanted) {
      this.#isWanted = true;
      this.#connect();
    }
  }

  close(): void {
    this.#isWanted = false;
    this.#letGo();
  }

  ask: Connection['ask'] = (event, payload) =>
    new Promise((resolve) => {
      this.#lastId += 1;

      const id = this.#lastId;
      const timer = setTimeout(() => answer(null), PATIENCE);
      const answer = (reply: unknown): void => {
        clearTimeout(timer);
        this.#questions.delete(id);
        // What comes back is what shared/realtime.ts says of the event.
        resolve(reply as never);
      };

      this.#questions.set(id, answer);

      if (!this.#say(encode(EVENT, NAMESPACES.visitor, [event, payload], id))) {
        answer(null);
      }
    });

  tell: Connection['tell'] = (event, payload) => {
    this.#say(encode(EVENT, NAMESPACES.visitor, [event, payload]));
  };

  #say(packet: string): boolean {
    return this.#isConnected && !!this.#engine?.send(packet);
  }

  #connect(): void {
    this.#turn += 1;

    const turn = this.#turn;

    this.#handshake().then(
      (auth) => turn === this.#turn && this.#begin(auth),
      () => turn === this.#turn && this.#retry()
    );
  }

  #begin(auth: VisitorHandshake): void {
    const engine = new Engine(this.#address, {
      opened: () => engine.send(encode(CONNECT, NAMESPACES.visitor, auth)),
      received: (text) => this.#take(text),
      closed: () => {
        this.#letGo();
        this.#retry();
      },
    });

    this.#engine = engine;
  }

  #retry(): void {
    if (this.#isWanted) {
      this.#failures += 1;
      this.#timer = setTimeout(() => this.#connect(), soonAfter(this.#failures));
    }
  }

  /** What is no packet of ours ends the connection; what fails in whoever hears it does not. */
  #take(text: string): void {
    const turn = this.#turn;
    let packet: Packet;

    try {
      packet = decode(text);
    } catch {
      this.#letGo();
      this.#retry();

      return;
    }

    queueMicrotask(() => turn === this.#turn && this.#follow(packet));
  }

  #follow({ type, id, data }: Packet): void {
    switch (type) {
      case CONNECT:
        this.#isConnected = true;
        this.#failures = 0;
        this.#listener.connected();
        break;
      case DISCONNECT:
        this.close();
        this.#listener.hungUp();
        break;
      case EVENT: {
        const [event, change] = listOf(data);

        this.#news.get(String(event))?.(change as never);
        break;
      }
      case ACK:
        this.#questions.get(id ?? 0)?.(listOf(data)[0]);
        break;
      case CONNECT_ERROR:
        this.close();
        this.#listener.refused(refusalIn(data));
    }
  }

  /** Nothing more is heard of what is open, and nobody waits for an answer from there. */
  #letGo(): void {
    const wasConnected = this.#isConnected;

    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#isConnected = false;
    this.#engine?.close();
    this.#engine = null;

    for (const answer of this.#questions.values()) {
      answer(null);
    }

    if (wasConnected) {
      this.#listener.disconnected();
    }
  }
}

const listOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : []);

/** A refusal carries what docs/errors.md lists; a server that is none of ours may say anything. */
function refusalIn(error: unknown): Partial<ReplyError> {
  const { data } = Object(error) as { data?: Partial<ReplyError> | null };

  return data ?? {};
}
