import type { Face } from '../../shared/ratings';
import { attempt } from './background';
import { ChatConnection } from './chat-connection';
import { chatListener } from './chat-listener';
import { newsOf } from './chat-news';
import type { ChatParts } from './chat-parts';
import { type ChatState, lastReadSeq } from './chat-state';
import { ChatStorage, type StoredChange } from './chat-storage';
import { type ChatEvent, isInStep, isOngoing, next, unreadOf } from './state';
import { SyncLoop } from './sync-loop';
import { Timers } from './timers';
import { TypingIndicator } from './typing-indicator';

/** The conversation of a visitor: what they do, what they hear, and what follows from it. */
export class Chat {
  readonly chatStorage: ChatStorage;
  readonly #timers = new Timers();
  readonly typingIndicator = new TypingIndicator((typing) => {
    const { conversation, online } = this.state;

    if (online && conversation) {
      this.#connection.line.tell('typing:set', { conversation: conversation.id, typing });
    }
  }, this.#timers);
  readonly syncLoop: SyncLoop;
  state: ChatState;
  readonly #parts: ChatParts;
  readonly #connection: ChatConnection;
  #isDestroyed = false;

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.chatStorage = new ChatStorage(parts.channel, parts.safeStorage, parts.drafts);
    this.state = this.chatStorage.restored;
    this.#connection = new ChatConnection({
      chat: parts,
      timers: this.#timers,
      listener: chatListener(
        {
          // What a server says that makes no sense is no error of the page around us.
          dispatch: (event) => attempt(() => this.#do(event)),
          emit: parts.emit,
          hurry: () => this.syncLoop.hurry(),
        },
        this.#timers
      ),
      isNeeded: () => this.#isNeeded,
      gone: () => this.#gone(),
    });
    this.syncLoop = new SyncLoop({
      connection: this.#connection.line,
      timers: this.#timers,
      state: () => this.state,
      dispatch: (event) => this.#do(event),
      hint: () => (this.state.preview ?? parts.presentation()).hint ?? null,
      expire: () => parts.session.expire(),
      gone: () => this.#gone(),
      left: () => this.finish(),
    });
  }

  /** Whether the server has been wanted and not heard for longer than a hiccup, connected or not. */
  get isCutOff(): boolean {
    return this.#connection.isMissed && !isInStep(this.state);
  }

  get isStarted(): boolean {
    return this.#connection.isStarted;
  }

  /** Asks who the visitor is and connects; before that nothing is asked of the server. */
  start(): void {
    if (!this.state.gone && !this.#isDestroyed) {
      this.#connection.start();
    }
  }

  /** Goes on where an earlier page stopped. */
  resume(): void {
    if (this.chatStorage.isPending || (this.state.open && this.#parts.session.isKnown())) {
      this.start();
    }
  }

  /** Nothing happens any more, whatever is still under way. */
  destroy(): void {
    this.#isDestroyed = true;
    this.#timers.end();
    this.#connection.stop();
  }

  open(byItself = false): void {
    this.#toggle(true, byItself);
  }

  minimize(): void {
    if (!this.#parts.isFull) {
      this.#toggle(false);

      // Nobody writes to a visitor who said nothing.
      if (!this.#isNeeded) {
        this.#connection.stop();
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

  /** Whoever comes back to the page is there again, had the server thought them gone. */
  visibilityChanged(): void {
    if (this.#parts.isVisible()) {
      this.resume();
    }

    this.readVisible();
  }

  /** The page goes away: what it could not send, another may. */
  leavePage(): void {
    this.chatStorage.leave(this.state);
  }

  visit(page: string): void {
    if (this.state.online) {
      this.#connection.line.tell('page:set', { page });
    }
  }

  /** What is unread is read when the page is looked at. */
  readVisible(): void {
    if (this.state.open && this.#parts.isVisible()) {
      this.read();
    }
  }

  /** What is unread is read, if the server can hear of it. */
  read(): void {
    const { conversation, online } = this.state;

    if (conversation && online && unreadOf(this.state) > 0) {
      this.#do({ type: 'read' });
      this.#connection.line.tell('messages:read', {
        conversation: conversation.id,
        seq: lastReadSeq(this.state),
      });
    }
  }

  /** Answers with the message's client id. */
  send(body: string): string {
    const clientId = this.#parts.newId();

    this.start();
    this.typingIndicator.write(false);
    this.retry(clientId, body);

    return clientId;
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
    const before = this.state;

    this.#do({ type: 'rated', value, comment });

    // Without a conversation, or after its channel, nothing is rated.
    if (this.state !== before && this.state.face?.state === 'sending') {
      this.#parts.emit('rate', { value });
    }
  }

  /** Whether anything was said, or waits to be. */
  get #isNeeded(): boolean {
    const { conversation, leaving } = this.state;

    return conversation !== null || leaving || isOngoing(this.state);
  }

  /**
   * Asking goes on no longer. Whoever had written something is told without asking, as it will reach
   * nobody; else a folded window has nothing to say. What is no window, or a page of its own, never folds.
   */
  #gone(): void {
    this.#connection.stop();
    this.#do({ type: 'gone' });

    if (this.unsentText !== '') {
      this.#toggle(true);
    } else if (!this.state.open && !this.#parts.isFull) {
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
        this.#connection.miss();
      }

      this.chatStorage.note(before, this.state, this.#parts.presentation().appearance);

      for (const [news, detail] of newsOf(before, this.state)) {
        this.#parts.emit(news, detail);
      }

      this.readVisible();
      this.syncLoop.run();
      this.#parts.changed();
    }
  }
}
