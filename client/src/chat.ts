import type { ChannelAppearance } from '../../shared/channels';
import type { Face } from '../../shared/ratings';
import type { VisitorHandshake } from '../../shared/realtime';
import type { ReplyError } from '../../shared/reply';
import { type ChatState, EMPTY_CHAT, lastReadSeq } from './chat-state';
import { ChatStorage, type StoredChange } from './chat-storage';
import {
  type Connection,
  type ConnectionListener,
  isFinal,
  type MakeConnection,
} from './connection';
import { pauseAfter } from './pause';
import type { SafeStorage } from './safe-storage';
import type { Session } from './session';
import { type ChatEvent, isInStep, isOngoing, next, unreadOf } from './state';
import { SyncLoop } from './sync-loop';
import { Timers } from './timers';
import { TYPING_LASTS, TypingIndicator } from './typing-indicator';
import { toWait } from './visit';

/** What a chat tells the page around it. */
export type ChatNews = 'open' | 'close' | 'message' | 'end' | 'rate' | 'unread';

/** What a chat has to know of how the channel shows. */
export interface Shown {
  appearance: ChannelAppearance;
  /** Sent with the first message, so that it goes to the operator who was shown. */
  hint?: string | null;
  /** The visitor's language, BCP 47: for operators who speak it. */
  tag: string;
}

/** Everything a chat needs from outside. */
export interface ChatParts {
  channel: string;
  /** On a page of its own the window is always open, and no other tab's is any concern. */
  isFull: boolean;
  makeConnection: MakeConnection;
  session: Session;
  /** Lasts, and is shared by the tabs of a browser. */
  safeStorage: SafeStorage;
  /** Lasts as long as the tab: what is being written. */
  drafts: SafeStorage;
  newId(): string;
  page(): string;
  /** Where the visitor came from; empty when that is unknown. */
  referrer(): string;
  /** Whether the visitor can see the page now. */
  isVisible(): boolean;
  /** How the channel shows on this page. */
  presentation(): Shown;
  /** Something the visitor may see has changed. */
  changed(): void;
  emit(event: ChatNews, detail?: unknown): void;
}

/** Milliseconds without a connection nobody needs to be told of. */
const HICCUP = 1_500;

/** The conversation of a visitor: what they do, what they hear, and what follows from it. */
export class Chat {
  readonly chatStorage: ChatStorage;
  readonly #timers = new Timers();
  readonly typingIndicator = new TypingIndicator((typing) => {
    const { conversation, online } = this.state;

    if (online && conversation) {
      this.#connection.tell('typing:set', { conversation: conversation.id, typing });
    }
  }, this.#timers);
  readonly syncLoop: SyncLoop;
  state: ChatState = EMPTY_CHAT;
  readonly #parts: ChatParts;
  readonly #connection: Connection;
  #isStarted = false;
  #refusals = 0;
  #missedSince = 0;
  #isDestroyed = false;
  #stillTyping = (): void => {};

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.chatStorage = new ChatStorage(parts.channel, parts.safeStorage, parts.drafts);
    this.#connection = parts.makeConnection(() => this.#handshake(), this.#listener());
    this.syncLoop = new SyncLoop({
      connection: this.#connection,
      timers: this.#timers,
      state: () => this.state,
      dispatch: (event) => this.#do(event),
      hint: () => (this.state.preview ?? parts.presentation()).hint ?? null,
      expire: () => parts.session.expire(),
      gone: () => this.#gone(),
      left: () => this.finish(),
    });

    const { finished = null, readUpTo = null, leaving = false } = this.chatStorage.kept;

    this.state = { ...this.state, finished, readUpTo, leaving };

    for (const message of this.chatStorage.unsent) {
      this.state = next(this.state, { type: 'adopted', message });
    }
  }

  /** Whether the server has been wanted and not heard for longer than a hiccup, connected or not. */
  get isCutOff(): boolean {
    return this.#isStarted && !isInStep(this.state) && Date.now() - this.#missedSince >= HICCUP;
  }

  /** Asks who the visitor is and connects; before that nothing is asked of the server. */
  start(): void {
    if (!this.#isStarted && !this.state.gone) {
      this.#isStarted = true;
      this.#miss();
      this.#connection.open();
    }
  }

  /** Goes on where an earlier page stopped. */
  resume(): void {
    if (this.chatStorage.isPending || (this.state.open && this.#parts.session.isKnown())) {
      this.start();
    }
  }

  stop(): void {
    this.#isStarted = false;
    this.#connection.close();
  }

  /** Nothing happens any more, whatever is still under way. */
  destroy(): void {
    this.stop();
    this.#isDestroyed = true;
    this.#timers.end();
  }

  open(byItself = false): void {
    this.#toggle(true, byItself);
  }

  minimize(): void {
    if (!this.#parts.isFull) {
      this.#toggle(false);

      // Nobody writes to a visitor who said nothing.
      if (!this.#isNeeded) {
        this.stop();
      }
    }
  }

  /** Another tab wrote to the notebook. */
  restore(): void {
    const { finished = null, readUpTo = null, open } = this.chatStorage.kept;

    this.#do({ type: 'recalled', finished, readUpTo });

    if (!open) {
      this.minimize();
    }
  }

  /** Another tab sent or took back a message, or left one behind when it closed. */
  stored(event: StoredChange): void {
    const change = this.chatStorage.changeOf(event);

    if (typeof change === 'string') {
      this.#do({ type: 'removed', clientId: change });
    } else if (change) {
      this.#do({ type: 'adopted', message: change });
      this.start();
    }
  }

  visit(page: string): void {
    if (this.state.online) {
      this.#connection.tell('page:set', { page });
    }
  }

  /** What is unread is read when the page is looked at. */
  readVisible(): void {
    const { conversation, open, online } = this.state;

    if (conversation && open && online && this.#parts.isVisible() && unreadOf(this.state) > 0) {
      this.#do({ type: 'read' });
      this.#connection.tell('messages:read', {
        conversation: conversation.id,
        seq: lastReadSeq(this.state),
      });
    }
  }

  send(body: string): void {
    this.start();
    this.typingIndicator.write(false);
    this.retry(this.#parts.newId(), body);
  }

  retry(clientId: string, body: string): void {
    this.#do({ type: 'wrote', clientId, body });
  }

  /** Takes a message back that could not be sent. */
  remove(clientId: string): void {
    this.#do({ type: 'removed', clientId });
  }

  /**
   * The X: ends a running conversation, which stays to say what comes next; puts away an ended one,
   * else only folds. Without a connection the server hears of it once it can be reached.
   */
  leave(): void {
    if (!isOngoing(this.state) || this.state.gone) {
      this.finish();
    } else if (this.state.leaving) {
      this.minimize();
    } else {
      this.#do({ type: 'left' });
    }
  }

  /** Puts an ended conversation away and folds. */
  finish(): void {
    this.renew();
    this.minimize();
  }

  /** Puts an ended conversation away; the next one begins with what came too late for this. */
  renew(): void {
    const { conversation, leaving, gone } = this.state;

    if (conversation?.state === 'ended' || leaving || gone) {
      this.chatStorage.draft = { text: this.unsentText, comment: '' };
      this.#do({ type: 'finished' });
    }
  }

  rate(value: Face, comment: string | null = null): void {
    this.#do({ type: 'rated', value, comment });
    this.#parts.emit('rate', { value });
  }

  #listener(): ConnectionListener {
    return {
      connected: () => {
        this.#refusals = 0;
        this.syncLoop.hurry();
        this.#do({ type: 'connected' });
      },
      disconnected: () => this.#do({ type: 'disconnected' }),
      refused: (refusal) => this.#refused(refusal),
      hungUp: () => this.#hungUp(),
      'message:new': (message) => {
        this.#do({ type: 'received', message });
        this.#parts.emit('message', message);
      },
      'message:changed': (message) => this.#do({ type: 'received', message }),
      'messages:read': (receipt) => this.#do({ type: 'receipt', receipt }),
      'conversation:changed': (conversation) => this.#do({ type: 'changed', conversation }),
      'typing:changed': (typing) => {
        this.#stillTyping();
        this.#do({ type: 'typing', typing });
        this.#stillTyping = this.#timers.after(TYPING_LASTS * 2, () =>
          this.#do({ type: 'typing', typing: { ...typing, typing: false } })
        );
      },
    };
  }

  async #handshake(): Promise<VisitorHandshake> {
    return {
      token: await this.#parts.session.token().catch((error: Error) => {
        this.#refuse(error.message);
        throw error;
      }),
      channel: this.#parts.channel,
      page: this.#parts.page(),
      locale: this.#parts.presentation().tag,
      referrer: this.#parts.referrer().slice(0, 2_000),
    };
  }

  #miss(): void {
    this.#missedSince = Date.now();
    this.#timers.after(HICCUP, this.#parts.changed);
  }

  /** Whoever has nothing to hear comes back when they do something. */
  #hungUp(): void {
    if (this.#isNeeded) {
      this.#refused({});
    } else {
      this.stop();
    }
  }

  /** Whether anything was said, or waits to be. */
  get #isNeeded(): boolean {
    const { conversation, leaving } = this.state;

    return conversation !== null || leaving || isOngoing(this.state);
  }

  #refused({ code, retryAfter = 0 }: Partial<ReplyError>): void {
    this.#refusals += 1;

    if (code?.startsWith('TOKEN_')) {
      this.#parts.session.expire();
    }

    this.#refuse(code);
    this.#timers.after(pauseAfter(this.#refusals, toWait(retryAfter)), () => {
      if (this.#isStarted) {
        this.#connection.open();
      }
    });
  }

  #refuse(code: string | undefined): void {
    if (isFinal(code)) {
      this.#gone();
    }
  }

  /**
   * Asking goes on no longer. Whoever had written something is told without asking, as it will reach
   * nobody; else only a window that is open has anything to say.
   */
  #gone(): void {
    this.stop();
    this.#do({ type: 'gone' });

    if (this.unsentText !== '') {
      this.#toggle(true);
    } else if (!this.state.open) {
      this.renew();
    }
  }

  /** What was written and reached nobody, as one text. */
  get unsentText(): string {
    const late = this.state.thread.outgoing.map(({ body }) => body);

    return [...late, this.chatStorage.draft.text].filter(Boolean).join('\n');
  }

  #toggle(open: boolean, autoOpened = false): void {
    if (this.state.open !== open) {
      if (!this.#parts.isFull) {
        this.chatStorage.keep({ open, ...(autoOpened && { autoOpened }) });
      }

      this.#do({ type: open ? 'opened' : 'folded' });
      this.#parts.emit(open ? 'open' : 'close');
    }
  }

  #do(event: ChatEvent): void {
    const before = this.state;

    if (this.#isDestroyed) {
      return;
    }

    this.state = next(before, event);

    if (this.state !== before) {
      if (isInStep(before) && !isInStep(this.state)) {
        this.#miss();
      }

      this.chatStorage.note(before, this.state, this.#parts.presentation().appearance);
      this.#notify(before);
      this.readVisible();
      this.syncLoop.run();
      this.#parts.changed();
    }
  }

  /** Tells the page what it may want to know. */
  #notify(before: ChatState): void {
    const unread = unreadOf(this.state);

    if (unread !== unreadOf(before)) {
      this.#parts.emit('unread', unread);
    }

    if (this.state.conversation?.state === 'ended' && before.conversation?.state === 'open') {
      this.#parts.emit('end');
    }
  }
}
