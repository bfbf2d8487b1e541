/**
 * Engine.IO's protocol 4 for browsers of today: WebSocket, and long polling where those are
 * blocked. Left out is what nobody here needs: binary data, upgrades from one to the other,
 * WebTransport and XMLHttpRequest.
 */
const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
const NOOP = '6';
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

/** What a connection tells. */
export interface EngineListener {
  opened(): void;
  received(text: string): void;
  /** It is over, or never came to be; told once, unless we closed it. */
  closed(): void;
}

/** One connection. */
export class Engine {
  readonly #url: string;
  readonly #listener: EngineListener;
  #send: (packets: string) => void = () => {};
  #shut: () => void = () => {};
  #handshake: Handshake | null = null;
  #isClosed = false;
  #expires = Number.POSITIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `address` without a slash at its end. */
  constructor(address: string, listener: EngineListener) {
    this.#url = `${address}/?EIO=4&transport=`;
    this.#listener = listener;
    globalThis.addEventListener?.('offline', this.#drop);
    this.#openSocket();
  }

  /** False when the line is dead, as after a sleep, when timers are late. */
  send(text: string): boolean {
    if (Date.now() > this.#expires) {
      this.#drop();
    }

    if (!this.#isClosed) {
      this.#send(MESSAGE + text);
    }

    return !this.#isClosed;
  }

  close(): void {
    if (!this.#isClosed) {
      this.#isClosed = true;
      this.#shut();
      clearTimeout(this.#timer);
      globalThis.removeEventListener?.('offline', this.#drop);
    }
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

      this.#send = (packet) => socket.send(packet);
      this.#shut = () => socket.close();
      socket.onmessage = ({ data }) => {
        clearTimeout(timer);

        try {
          this.#take(data);
        } catch {
          this.#drop();
        }
      };
      // Where a policy forbids it, some browsers tell of the error only.
      socket.onerror = fail;
      socket.onclose = fail;
    } catch {
      this.#startPolling();
    }
  }

  #failSocket(): void {
    if (this.#handshake) {
      this.#drop();
    } else if (!this.#isClosed) {
      this.#startPolling();
    }
  }

  /** Sends in order what has gathered while the last batch was under way. */
  #startPolling(): void {
    const waiting: string[] = [];
    let isSending = false;

    const flush = async (): Promise<void> => {
      isSending = true;

      while (waiting.length > 0) {
        await this.#fetch(waiting.splice(0, BATCH).join(SEPARATOR));
      }

      isSending = false;
    };

    this.#send = (packet) => {
      waiting.push(packet);

      if (!isSending) {
        flush().catch(this.#drop);
      }
    };
    this.#shut = () => this.#handshake && this.#send(CLOSE);
    this.#poll().catch(this.#drop);
  }

  async #poll(): Promise<void> {
    while (!this.#isClosed) {
      for (const packet of (await this.#fetch()).split(SEPARATOR)) {
        this.#take(packet);
      }
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
    const data = packet.slice(1);

    if (this.#isClosed) {
      return;
    }

    switch (packet[0]) {
      case OPEN:
        this.#handshake = JSON.parse(data) as Handshake;
        this.#wait();
        this.#listener.opened();
        break;
      case CLOSE:
        this.#drop();
        break;
      case PING:
        this.#wait();
        this.#send(PONG);
        break;
      case MESSAGE:
        this.#listener.received(data);
        break;
      case NOOP:
        break;
      default:
        // Somebody else answers, as where a network first asks to log in.
        throw new SyntaxError(packet);
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

  readonly #drop = (): void => {
    if (!this.#isClosed) {
      this.close();
      this.#listener.closed();
    }
  };
}
