/**
 * Engine.IO's protocol 4 for browsers of today: WebSocket, and long polling where those are
 * blocked. In the bundle it stands for engine.io-client, at a fifth of its size; what is left out
 * is binary data, upgrades from one to the other, WebTransport and XMLHttpRequest.
 */
import { Hub } from './hub';

const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
const SEPARATOR = '\u001e';

/** A WebSocket that neither opens nor fails for so long, in milliseconds, is taken for blocked. */
const PATIENCE = 6_000;

/** Packets sent at once; as many of the longest messages fit what the server takes. */
const BATCH = 8;

interface Handshake {
  sid: string;
  pingInterval: number;
  pingTimeout: number;
}

/** One connection, under the name the socket client imports it by. */
export class Socket extends Hub {
  /** Asked by the client before it sends what may get lost. */
  readonly transport = { writable: true };
  readonly #url: string;
  #send: (packets: string[]) => void = () => {};
  #shut: () => void = () => {};
  #handshake: Handshake | null = null;
  #isClosed = false;
  #expires = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(origin: string, { path }: { path: string }) {
    super();
    this.#url = `${origin}${path}/?EIO=4&transport=`;
    globalThis.addEventListener?.('offline', this.#drop);
    this.#openSocket();
  }

  write(data: string): void {
    this.#send([MESSAGE + data]);
  }

  close(): void {
    this.#end('close', 'forced close');
  }

  /** Asked by the client after a sleep, when timers are late. */
  _hasPingExpired(): boolean {
    const isExpired = Date.now() > this.#expires;

    if (isExpired) {
      queueMicrotask(this.#drop);
    }

    return isExpired;
  }

  #openSocket(): void {
    try {
      const socket = new WebSocket(`${this.#url.replace('http', 'ws')}websocket`);
      const fail = (): void => {
        clearTimeout(timer);
        socket.onclose = null;
        socket.onerror = null;
        socket.close();
        this.#failSocket();
      };
      const timer = setTimeout(fail, PATIENCE);

      this.#send = (packets) => {
        packets.forEach((packet) => {
          socket.send(packet);
        });
      };
      this.#shut = () => socket.close();
      socket.onmessage = ({ data }) => {
        clearTimeout(timer);
        this.#take(data);
      };
      // Where a policy forbids it, some browsers tell of the error only.
      socket.onerror = fail;
      socket.onclose = fail;
    } catch {
      void this.#poll();
    }
  }

  #failSocket(): void {
    if (this.#handshake) {
      this.#drop();
    } else if (!this.#isClosed) {
      void this.#poll();
    }
  }

  /** Asks again and again, and sends in order what has gathered while the last batch was under way. */
  async #poll(): Promise<void> {
    const waiting: string[] = [];
    let isSending = false;

    const flush = async (): Promise<void> => {
      isSending = true;

      while (waiting.length > 0) {
        await this.#fetch(waiting.splice(0, BATCH).join(SEPARATOR));
      }

      isSending = false;
    };

    this.#send = (packets) => {
      waiting.push(...packets);

      if (!isSending) {
        flush().catch(this.#drop);
      }
    };
    this.#shut = () => this.#send([CLOSE]);

    try {
      while (!this.#isClosed) {
        for (const packet of (await this.#fetch()).split(SEPARATOR)) {
          this.#take(packet);
        }
      }
    } catch (error) {
      this.#end(this.#handshake ? 'close' : 'error', error);
    }
  }

  async #fetch(body?: string): Promise<string> {
    const sid = this.#handshake ? `&sid=${this.#handshake.sid}` : '';
    const answer = await fetch(`${this.#url}polling${sid}`, {
      method: body ? 'POST' : 'GET',
      credentials: 'omit',
      cache: 'no-store',
      ...(body && { body }),
    });

    if (!answer.ok) {
      throw new Error(String(answer.status));
    }

    return answer.text();
  }

  #take(packet: string): void {
    if (this.#isClosed) {
      return;
    }

    const data = packet.slice(1);

    switch (packet[0]) {
      case OPEN:
        this.#handshake = JSON.parse(data) as Handshake;
        this.#wait();
        this.emit('open');
        break;
      case CLOSE:
        this.#drop();
        break;
      case PING:
        this.#wait();
        this.#send([PONG]);
        break;
      case MESSAGE:
        this.emit('data', data);
    }
  }

  /** The server pings; when it falls silent the line is dead. */
  #wait(): void {
    const { pingInterval = 0, pingTimeout = 0 } = this.#handshake ?? {};
    const patience = pingInterval + pingTimeout;

    clearTimeout(this.#timer);
    this.#expires = Date.now() + patience;
    this.#timer = setTimeout(this.#drop, patience);
  }

  readonly #drop = (): void => this.#end('close', 'transport close');

  #end(event: 'close' | 'error', reason: unknown): void {
    if (!this.#isClosed) {
      this.#shut();
      this.#isClosed = true;
      clearTimeout(this.#timer);
      globalThis.removeEventListener?.('offline', this.#drop);
      this.emit(event, reason);
    }
  }
}

interface Timers {
  setTimeoutFn: typeof setTimeout;
  clearTimeoutFn: typeof clearTimeout;
}

/** What else the socket client imports from there. */
export function installTimerFunctions(object: Timers): void {
  object.setTimeoutFn = setTimeout.bind(globalThis) as typeof setTimeout;
  object.clearTimeoutFn = clearTimeout.bind(globalThis);
}

export const nextTick = (run: () => void): void => queueMicrotask(run);
