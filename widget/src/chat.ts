import type { Face } from '../../shared/ratings';
import type { ReplyError, VisitorHandshake } from '../../shared/realtime';
import { Errands } from './errands';
import { Notebook } from './notebook';
import { pauseAfter } from './pause';
import type { Session } from './session';
import type { Dress, LivechatEvent } from './stage';
import { type ChatEvent, isInStep, isTalking, next, unreadOf } from './state';
import type { Memory } from './storage';
import { type ChatState, EMPTY_CHAT, readUpTo } from './talk';
import { Timers } from './timers';
import { TYPING_LASTS, Typist } from './typist';
import { toWait } from './visit';
import type { MakeWire, Wire, WireListener } from './wire';

/** Everything a chat needs from outside. */
export interface ChatParts {
  channel: string;
  /** On a page of its own the window is always open, and no other tab's is any concern. */
  isFull: boolean;
  makeWire: MakeWire;
  session: Session;
  /** Lasts, and is shared by the tabs of a browser. */
  memory: Memory;
  /** Lasts as long as the tab: what is being written. */
  drafts: Memory;
  newId(): string;
  page(): string;
  dress(): Dress;
  /** Something the visitor may see has changed. */
  changed(): void;
  emit(event: LivechatEvent, detail?: unknown): void;
}

/** Milliseconds without a connection nobody needs to be told of. */
const HICCUP = 1_500;

/** The conversation of a visitor: what they do, what they hear, and what follows from it. */
export class Chat {
  readonly notebook: Notebook;
  readonly #timers = new Timers();
  readonly typist = new Typist((typing) => {
    const { conversation, online } = this.state;

    if (online && conversation) {
      this.#wire.tell('typing:set', { conversation: conversation.id, typing });
    }
  }, this.#timers);
  readonly errands: Errands;
  state: ChatState = EMPTY_CHAT;
  readonly #parts: ChatParts;
  readonly #wire: Wire;
  #isStarted = false;
  #refusals = 0;
  #missedSince = 0;
  #isDestroyed = false;
  #stillTyping = (): void => {};

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.notebook = new Notebook(parts.channel, parts.memory, parts.drafts);
    this.#wire = parts.makeWire(() => this.#handshake(), this.#listener());
    this.errands = new Errands({
      wire: this.#wire,
      timers: this.#timers,
      state: () => this.state,
      happen: (event) => this.#do(event),
      hint: () => (this.state.preview ?? parts.dress()).hint ?? null,
      expire: () => parts.session.expire(),
      left: () => this.finish(),
    });

    const { finished = null, seen = null, leaving = false } = this.notebook.kept;

    this.state = { ...this.state, finished, seen, leaving };

    for (const message of this.notebook.unsent) {
      this.state = next(this.state, { type: 'adopted', message });
    }
  }

  /** Whether the server has been wanted and not heard for longer than a hiccup, connected or not. */
  get isCutOff(): boolean {
    return this.#isStarted && !isInStep(this.state) && Date.now() - this.#missedSince >= HICCUP;
  }

  /** Asks who the visitor is and connects; before that nothing is asked of the server. */
  start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#miss();
      this.#wire.open();
    }
  }

  /** Goes on where an earlier page stopped. */
  resume(): void {
    if (this.notebook.isPending || (this.state.open && this.#parts.session.isKnown())) {
      this.start();
    }
  }

  stop(): void {
    this.#isStarted = false;
    this.#wire.close();
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

  fold(): void {
    if (!this.#parts.isFull) {
      this.#toggle(false);

      // Nobody writes to a visitor who said nothing.
      if (!this.#isNeeded) {
        this.stop();
      }
    }
  }

  /** Another tab wrote to the notebook. */
  recall(): void {
    const { finished = null, seen = null, open } = this.notebook.kept;

    this.#do({ type: 'recalled', finished, seen });

    if (!open) {
      this.fold();
    }
  }

  /** Another tab sent or took back a message, or left one behind when it closed. */
  stored(event: StorageEvent): void {
    const news = this.notebook.newsOf(event);

    if (typeof news === 'string') {
      this.#do({ type: 'removed', clientId: news });
    } else if (news) {
      this.#do({ type: 'adopted', message: news });
      this.start();
    }
  }

  visit(page: string): void {
    if (this.state.online) {
      this.#wire.tell('page:set', { page });
    }
  }

  /** What is unread is read when the page is looked at. */
  look(): void {
    const { conversation, open, online } = this.state;

    if (conversation && open && online && !document.hidden && unreadOf(this.state) > 0) {
      this.#do({ type: 'read' });
      this.#wire.tell('messages:see', {
        conversation: conversation.id,
        seq: readUpTo(this.state),
      });
    }
  }

  send(body: string): void {
    this.start();
    this.typist.write(false);
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
    if (!isTalking(this.state)) {
      this.finish();
    } else if (this.state.leaving) {
      this.fold();
    } else {
      this.#do({ type: 'left' });
    }
  }

  /** Puts an ended conversation away and folds. */
  finish(): void {
    this.renew();
    this.fold();
  }

  /** Puts an ended conversation away; the next one begins with what came too late for this. */
  renew(): void {
    const { conversation, leaving, thread } = this.state;

    if (conversation?.state === 'ended' || leaving) {
      const late = thread.outgoing.map(({ body }) => body);

      this.notebook.draft = {
        text: [...late, this.notebook.draft.text].filter(Boolean).join('\n'),
        comment: '',
      };
      this.#do({ type: 'finished' });
    }
  }

  rate(value: Face, comment: string | null = null): void {
    this.#do({ type: 'rated', value, comment });
    this.#parts.emit('rate', { value });
  }

  #listener(): WireListener {
    return {
      connected: () => {
        this.#refusals = 0;
        this.errands.hurry();
        this.#do({ type: 'connected' });
      },
      disconnected: () => this.#do({ type: 'disconnected' }),
      refused: (refusal) => this.#refused(refusal),
      hungUp: () => this.#hungUp(),
      'message:new': (message) => {
        this.#do({ type: 'heard', message });
        this.#parts.emit('message', message);
      },
      'message:changed': (message) => this.#do({ type: 'heard', message }),
      'messages:seen': (seen) => this.#do({ type: 'seen', seen }),
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
      token: await this.#parts.session.token(),
      channel: this.#parts.channel,
      page: this.#parts.page(),
      locale: this.#parts.dress().tag,
      referrer: document.referrer.slice(0, 2_000),
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

    return conversation !== null || leaving || isTalking(this.state);
  }

  #refused({ code, retryAfter = 0 }: Partial<ReplyError>): void {
    this.#refusals += 1;

    if (code?.startsWith('TOKEN_')) {
      this.#parts.session.expire();
    }

    this.#timers.after(pauseAfter(this.#refusals, toWait(retryAfter)), () => {
      if (this.#isStarted) {
        this.#wire.open();
      }
    });
  }

  #toggle(open: boolean, autoOpened = false): void {
    if (this.state.open !== open) {
      if (!this.#parts.isFull) {
        this.notebook.keep({ open, ...(autoOpened && { autoOpened }) });
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

      this.notebook.note(before, this.state, this.#parts.dress().look);
      this.#tell(before);
      this.look();
      this.errands.run();
      this.#parts.changed();
    }
  }

  /** Tells the page what it may want to know. */
  #tell(before: ChatState): void {
    const unread = unreadOf(this.state);

    if (unread !== unreadOf(before)) {
      this.#parts.emit('unread', unread);
    }

    if (this.state.conversation?.state === 'ended' && before.conversation?.state === 'open') {
      this.#parts.emit('end');
    }
  }
}
