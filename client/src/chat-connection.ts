import type { VisitorHandshake } from '../../shared/realtime';
import type { ReplyError } from '../../shared/reply';
import type { ChatListener } from './chat-listener';
import type { ChatParts } from './chat-parts';
import { type Connection, isFinal } from './connection';
import { pauseAfter } from './pause';
import type { Timers } from './timers';
import { toWait } from './visit';

/** What the connection of a chat asks the chat, and what the chat is told. */
export interface ChatConnectionParts {
  chat: ChatParts;
  timers: Timers;
  /** All that is told, but for refusals, which are dealt with here. */
  listener: ChatListener;
  /** Whether there is anything to come back for: something was said, or waits to be. */
  isNeeded(): boolean;
  /** There is no such channel any more, or not for this site. */
  gone(): void;
}

/** Milliseconds without a connection nobody needs to be told of. */
const HICCUP = 1_500;

/** The connection of a chat: who it speaks for, and when it is opened, left and opened again. */
export class ChatConnection {
  readonly line: Connection;
  readonly #parts: ChatConnectionParts;
  isStarted = false;
  #refusals = 0;
  #isMissed = false;
  #forgive = (): void => {};

  constructor(parts: ChatConnectionParts) {
    const { chat, listener } = parts;

    this.#parts = parts;
    this.line = chat.makeConnection(() => this.#handshake(), {
      ...listener,
      connected: () => {
        this.#refusals = 0;
        listener.connected();
      },
      refused: (refusal) => this.#refused(refusal),
      hungUp: () => this.#hungUp(),
    });
  }

  start(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      this.miss();
      this.line.open();
    }
  }

  stop(): void {
    this.isStarted = false;
    this.line.close();
  }

  /** From now on the server is wanted and not heard. */
  miss(): void {
    const { timers, chat } = this.#parts;

    this.#forgive();
    this.#isMissed = false;
    this.#forgive = timers.after(HICCUP, () => {
      this.#isMissed = true;
      chat.changed();
    });
  }

  /** Whether it has been wanted for longer than a hiccup. */
  get isMissed(): boolean {
    return this.isStarted && this.#isMissed;
  }

  async #handshake(): Promise<VisitorHandshake> {
    const { chat } = this.#parts;

    return {
      token: await chat.session.token().catch((error: Error) => {
        this.#refuse(error.message);
        throw error;
      }),
      channel: chat.channel,
      page: chat.page(),
      locale: chat.presentation().tag,
      referrer: chat.referrer().slice(0, 2_000),
    };
  }

  /** Whoever has nothing to come back for does so when they do something. */
  #hungUp(): void {
    if (this.#parts.isNeeded()) {
      this.#refused({});
    } else {
      this.stop();
    }
  }

  #refused({ code, retryAfter = 0 }: Partial<ReplyError>): void {
    this.#refusals += 1;

    if (code?.startsWith('TOKEN_')) {
      this.#parts.chat.session.expire();
    }

    this.#refuse(code);
    this.#parts.timers.after(pauseAfter(this.#refusals, toWait(retryAfter)), () => {
      if (this.isStarted) {
        this.line.open();
      }
    });
  }

  #refuse(code: string | undefined): void {
    if (isFinal(code)) {
      this.#parts.gone();
    }
  }
}
