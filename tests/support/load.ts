import type { Socket } from 'socket.io-client';
import type { Message, Reply, Sync } from '../../shared';
import { newClientId } from '../../shared/client-id';

/** A message and how often it was tried. */
interface Sending {
  clientId: string;
  body: string;
}

type Emitted = (reply: Reply<unknown>) => void;

interface Connection {
  connected: boolean;
  emit: (event: string, payload: object, answer: Emitted) => void;
  on: (event: string, receive: (news: never) => void) => void;
  once: (event: string, receive: () => void) => void;
  off: (event: string, receive: () => void) => void;
}

/**
 * One side of conversations, as a careful client behaves: it sends its messages one after another,
 * repeats what was not acknowledged, and after every connect asks for what it missed.
 */
export class Talker {
  /** What the server acknowledged, in the order it was sent. */
  readonly acknowledged: Message[] = [];

  /** What this side shows, by conversation and place. */
  readonly shown = new Map<string, Map<number, Message>>();

  readonly #wire: Connection;

  #number = 0;

  constructor(
    socket: Pick<Socket, 'connected'>,
    private readonly name: string
  ) {
    this.#wire = socket as never;
    this.#wire.on('message:new', (message: Message) => this.#show([message]));
    this.#wire.on('message:changed', (message: Message) => this.#show([message]));
    this.#wire.on('connect', () => void this.resync());
  }

  get isConnected(): boolean {
    return this.#wire.connected;
  }

  /** Says something until it is acknowledged, however often the server dies meanwhile. */
  async say(conversation: string | null): Promise<Message> {
    this.#number += 1;

    const sending = {
      clientId: newClientId(),
      body: `${this.name} says ${this.#number}`,
    };

    for (;;) {
      const sent = await this.#try(conversation, sending);

      if (sent !== null) {
        this.acknowledged.push(sent);
        this.#show([sent]);

        return sent;
      }
    }
  }

  /** Asks for everything missed in every conversation known. */
  async resync(): Promise<void> {
    for (const conversation of this.shown.keys()) {
      await this.catchUp(conversation);
    }
  }

  /** Asks for everything missed in one conversation. */
  async catchUp(conversation: string): Promise<void> {
    for (let more = true; more; ) {
      const after = this.#complete(conversation);
      const sync = await this.#ask<Sync<unknown>>('messages:sync', { conversation, after });

      this.#show(sync?.ok ? sync.value.messages : []);
      more = sync?.ok === true && sync.value.more;
    }
  }

  async #try(conversation: string | null, sending: Sending): Promise<Message | null> {
    await this.#connected();

    const reply = await this.#ask<Message>('message:send', { conversation, ...sending });

    if (reply !== null && !reply.ok) {
      throw new Error(`${this.name} was refused: ${reply.error.code}`);
    }

    return reply?.value ?? null;
  }

  /** The answer, or `null` when the connection broke before it came. */
  #ask<T>(event: string, payload: object): Promise<Reply<T> | null> {
    return new Promise((done) => {
      const broken = () => done(null);

      if (!this.#wire.connected) {
        broken();
      }

      this.#wire.once('disconnect', broken);
      this.#wire.emit(event, payload, (reply) => {
        this.#wire.off('disconnect', broken);
        done(reply as Reply<T>);
      });
    });
  }

  #connected(): Promise<void> {
    return new Promise((done) => {
      if (this.#wire.connected) {
        done();
      } else {
        this.#wire.once('connect', done);
      }
    });
  }

  #show(messages: readonly Message[]): void {
    for (const message of messages) {
      const thread = this.shown.get(message.conversation) ?? new Map<number, Message>();

      thread.set(message.seq, message);
      this.shown.set(message.conversation, thread);
    }
  }

  /** The highest version without a gap before it. */
  #complete(conversation: string): number {
    const versions = new Set(
      [...(this.shown.get(conversation)?.values() ?? [])].map(({ version }) => version)
    );
    let complete = 0;

    while (versions.has(complete + 1)) {
      complete += 1;
    }

    return complete;
  }
}
