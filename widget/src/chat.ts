import type { VisitorConversation } from '../../shared/conversations';
import type { Face } from '../../shared/ratings';
import type { VisitorHandshake } from '../../shared/realtime';
import { channelKey, type Kept } from './memory';
import type { Session } from './session';
import type { Dress, LivechatEvent } from './stage';
import {
  type ChatEvent,
  type ChatState,
  EMPTY_CHAT,
  isStale,
  isTalking,
  next,
  nextOutgoing,
  questionOf,
  unreadOf,
} from './state';
import type { Memory } from './storage';
import { type MakeWire, refusalOf, type Wire } from './wire';

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

/** What a visitor has begun to write. */
export interface Draft {
  text: string;
  comment: string;
}

/** Answers after which the same thing may be tried again. */
const PASSING = ['RATE_LIMITED', 'INTERNAL'];

/** Milliseconds before trying again what did not work. */
const PAUSE = 2_000;
const LONG_PAUSE = 60_000;

/** Milliseconds without a connection nobody needs to be told of. */
const HICCUP = 1_500;

/** Milliseconds after which somebody who fell silent no longer writes. */
const TYPING_LASTS = 5_000;

/** The conversation of a visitor: the state, and what follows from each change of it. */
export class Chat {
  state: ChatState = EMPTY_CHAT;
  readonly #parts: ChatParts;
  readonly #wire: Wire;
  readonly #busy = new Set<string>();
  #isStarted = false;
  /** What the memory says of `talking`. */
  #isRunning: boolean;
  #refusals = 0;
  #missedSince = 0;
  #saidTyping = 0;
  #typingEnds = 0;
  #silence = 0;
  #told = { unread: 0, ended: false };

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.#wire = parts.makeWire(() => this.#handshake(), {
      connected: () => {
        this.#refusals = 0;
        this.#do({ type: 'connected' });
      },
      disconnected: () => {
        this.#miss();
        this.#do({ type: 'disconnected' });
      },
      refused: (code) => this.#refused(code),
      'message:new': (message) => {
        this.#do({ type: 'heard', message });
        parts.emit('message', message);
      },
      'message:changed': (message) => this.#do({ type: 'heard', message }),
      'messages:seen': (seen) => this.#do({ type: 'seen', seen }),
      'conversation:changed': (conversation) => this.#do({ type: 'changed', conversation }),
      'typing:changed': (typing) => {
        clearTimeout(this.#typingEnds);
        this.#do({ type: 'typing', typing });
        this.#typingEnds = window.setTimeout(
          () => this.#do({ type: 'typing', typing: { ...typing, typing: false } }),
          TYPING_LASTS * 2
        );
      },
    });
    this.#isRunning = !!this.#kept.talking;
    this.recall();

    for (const { clientId, body } of this.#unsent) {
      this.state = next(this.state, { type: 'wrote', clientId, body });
    }
  }

  get draft(): Draft {
    return { text: '', comment: '', ...this.#parts.drafts.get<Draft>(this.#key) };
  }

  set draft(draft: Draft) {
    this.#parts.drafts.set(this.#key, draft);
  }

  /** Whether a connection has been wanted and missing for longer than a hiccup. */
  get isCutOff(): boolean {
    return this.#isStarted && !this.state.online && Date.now() - this.#missedSince >= HICCUP;
  }

  /** Whether something of an earlier page is still under way. */
  get isPending(): boolean {
    return this.#isRunning || this.state.thread.outgoing.length > 0;
  }

  /** Whether the visitor was here before: then there may be something to show. */
  get isKnown(): boolean {
    return this.isPending || this.#parts.session.isKnown();
  }

  /** Asks who the visitor is and connects; before that nothing is asked of the server. */
  start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#miss();
      this.#wire.open();
    }
  }

  stop(): void {
    this.#isStarted = false;
    this.#wire.close();
  }

  open(byItself = false): void {
    this.#toggle('opened', byItself ? { autoOpened: true } : {});
  }

  fold(): void {
    if (this.#parts.isFull) {
      return;
    }

    this.#toggle('folded');

    // Nobody writes to a visitor who said nothing.
    if (!isTalking(this.state) && !this.state.conversation) {
      this.stop();
    }
  }

  /** Another tab wrote to the memory. */
  recall(): void {
    const { finished = null, seen = null } = this.#kept;

    this.#do({ type: 'recalled', finished, seen });
  }

  visit(page: string): void {
    if (this.state.online) {
      this.#wire.tell('page:set', { page });
    }
  }

  /** The page came back into view, or went. */
  look(): void {
    this.#settle();
  }

  send(body: string): void {
    this.start();
    this.write(false);
    this.#do({ type: 'wrote', clientId: this.#parts.newId(), body });
  }

  retry(clientId: string, body: string): void {
    this.#do({ type: 'wrote', clientId, body });
  }

  /** Writing is said every few seconds while it goes on; its end, once it fell silent. */
  write(typing = true): void {
    const { conversation, online } = this.state;

    clearTimeout(this.#silence);

    if (typing) {
      this.#silence = window.setTimeout(() => this.write(false), TYPING_LASTS);
    }

    const isNews = typing ? Date.now() - this.#saidTyping > TYPING_LASTS : this.#saidTyping > 0;

    if (online && conversation && isNews) {
      this.#saidTyping = typing ? Date.now() : 0;
      this.#wire.tell('typing:set', { conversation: conversation.id, typing });
    }
  }

  /** The X: ends a running conversation, puts away an ended one, else only folds. */
  leave(): void {
    if (isTalking(this.state)) {
      this.#do({ type: 'left' });
    } else {
      this.finish();
    }
  }

  /** Puts an ended conversation away and folds. */
  finish(): void {
    this.renew();
    this.fold();
  }

  /** Puts an ended conversation away and goes on to a new one. */
  renew(): void {
    if (this.state.conversation?.state === 'ended' || this.state.leaving) {
      this.draft = { ...this.draft, comment: '' };
      this.#do({ type: 'finished' });
      this.#keep({ finished: this.state.finished });
    }
  }

  rate(value: Face, comment: string | null = null): void {
    this.#do({ type: 'rated', value, comment });
    this.#parts.emit('rate', { value });
  }

  get #key(): string {
    return channelKey(this.#parts.channel);
  }

  /** Whether some tab wants the window open. */
  get isKeptOpen(): boolean {
    return !!this.#kept.open;
  }

  get #kept(): Kept {
    return this.#parts.memory.get<Kept>(this.#key) ?? {};
  }

  #keep(part: Kept): void {
    this.#parts.memory.set(this.#key, { ...this.#kept, ...part });
  }

  get #outgoingKey(): string {
    return `${this.#key}:outgoing`;
  }

  get #unsent(): { clientId: string; body: string }[] {
    return this.#parts.drafts.get(this.#outgoingKey) ?? [];
  }

  async #handshake(): Promise<VisitorHandshake> {
    return {
      token: await this.#parts.session.token(),
      channel: this.#parts.channel,
      page: this.#parts.page(),
      locale: this.#parts.dress().locale,
      referrer: document.referrer.slice(0, 2_000),
    };
  }

  #miss(): void {
    this.#missedSince = Date.now();
    setTimeout(this.#parts.changed, HICCUP);
  }

  #refused(code: string | null): void {
    this.#refusals += 1;

    if (code?.startsWith('TOKEN_')) {
      this.#parts.session.expire();
    }

    setTimeout(
      () => {
        if (this.#isStarted) {
          this.#wire.open();
        }
      },
      Math.min(PAUSE * 2 ** (this.#refusals - 1), LONG_PAUSE)
    );
  }

  #toggle(type: 'opened' | 'folded', more: Kept = {}): void {
    const open = type === 'opened';

    if (this.state.open !== open) {
      if (!this.#parts.isFull) {
        this.#keep({ ...more, open });
      }

      this.#do({ type });
      this.#parts.emit(open ? 'open' : 'close');
    }
  }

  #do(event: ChatEvent): void {
    const before = this.state;

    this.state = next(before, event);

    if (this.state !== before) {
      this.#remember(before);
      this.#settle();
      this.#parts.changed();
    }
  }

  /** Keeps what has to outlive the page. */
  #remember(before: ChatState): void {
    const { drafts, dress } = this.#parts;
    const isRunning = isTalking(this.state);

    if (isRunning !== this.#isRunning && this.state.doubt === 'none') {
      this.#isRunning = isRunning;
      this.#keep({ talking: isRunning ? dress().look : null });
    }

    if (this.state.seen !== before.seen) {
      this.#keep({ seen: this.state.seen });
    }

    if (this.state.thread.outgoing !== before.thread.outgoing) {
      const unsent = this.state.thread.outgoing.filter(({ seq }) => seq === null);

      drafts.set(
        this.#outgoingKey,
        unsent.length > 0 ? unsent.map(({ clientId, body }) => ({ clientId, body })) : null
      );
    }
  }

  /** Does what the state calls for; each thing one at a time. */
  #settle(): void {
    const { state } = this;

    this.#see();
    this.#tell();

    if (!state.online || this.#busy.has('sync')) {
      return;
    }

    if (isStale(state)) {
      this.#once('sync', () => this.#sync());
    } else if (nextOutgoing(state)) {
      this.#once('send', () => this.#send());
    } else if (state.leaving) {
      this.#once('end', () => this.#end());
    } else if (state.face?.state === 'sending') {
      this.#once('rate', () => this.#rate());
    }
  }

  /** Tells the page what it may want to know. */
  #tell(): void {
    const unread = unreadOf(this.state);
    const ended = this.state.conversation?.state === 'ended';
    const { unread: unreadBefore, ended: endedBefore } = this.#told;

    this.#told = { unread, ended };

    if (unread !== unreadBefore) {
      this.#parts.emit('unread', unread);
    }

    if (ended && !endedBefore) {
      this.#parts.emit('end');
    }
  }

  #see(): void {
    const { conversation, open, online } = this.state;

    if (conversation && open && online && !document.hidden && unreadOf(this.state) > 0) {
      this.#do({ type: 'read' });
      this.#wire.tell('messages:see', {
        conversation: conversation.id,
        seq: this.state.seen?.seq ?? 0,
      });
    }
  }

  /** Runs a thing unless it is running; what it leaves undone is tried again after a pause. */
  #once(name: string, run: () => Promise<boolean>): void {
    if (this.#busy.has(name)) {
      return;
    }

    this.#busy.add(name);
    void run().then((isDone) => {
      const goOn = (): void => {
        this.#busy.delete(name);
        this.#settle();
      };

      if (isDone) {
        goOn();
      } else {
        setTimeout(goOn, PAUSE);
      }
    });
  }

  async #sync(): Promise<boolean> {
    const asked = questionOf(this.state);
    const { conversation, after } = asked;
    const reply = await this.#wire.ask('messages:sync', { conversation, after });

    if (reply?.ok) {
      this.#do({ type: 'synced', asked, answer: reply.value });
    } else if (conversation && this.#isFinal(refusalOf(reply))) {
      this.#do({ type: 'lost' });
    } else {
      return false;
    }

    return true;
  }

  async #send(): Promise<boolean> {
    const message = nextOutgoing(this.state);

    if (!message) {
      return true;
    }

    const { clientId, body } = message;
    const conversation = this.state.conversation?.id ?? null;
    const reply = await this.#wire.ask('message:send', { conversation, clientId, body });

    if (reply?.ok) {
      this.#do({ type: 'stored', receipt: reply.value });
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#do({ type: 'refused', clientId });
    } else {
      return false;
    }

    return true;
  }

  async #end(): Promise<boolean> {
    const { conversation } = this.state;

    // Nothing ever reached the server: there is nothing to end there.
    if (!conversation) {
      this.#do({ type: 'finished' });
      this.fold();

      return true;
    }

    const reply = await this.#wire.ask('conversation:end', { conversation: conversation.id });

    if (reply?.ok) {
      this.#ended(reply.value);
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#ended({ ...conversation, state: 'ended' });
    } else {
      return false;
    }

    return true;
  }

  /** Whoever leaves and is not asked anything is done. */
  #ended(conversation: VisitorConversation): void {
    this.#do({ type: 'changed', conversation });

    if (!conversation.askRating && !this.state.face) {
      this.finish();
    }
  }

  async #rate(): Promise<boolean> {
    const { conversation, face } = this.state;

    if (!conversation || !face) {
      return true;
    }

    const { value, comment } = face;
    const reply = await this.#wire.ask('rating:give', {
      conversation: conversation.id,
      value,
      ...(comment !== null && { comment }),
    });

    if (reply?.ok) {
      this.#do({ type: 'kept', sent: face, rating: reply.value });
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#do({ type: 'unrated' });
    } else {
      return false;
    }

    return true;
  }

  /** Whether trying the same thing again is no use. A token that ran out is renewed on the way. */
  #isFinal(refusal: string | null): boolean {
    return refusal !== null && !PASSING.includes(refusal) && !this.#renewIf(refusal);
  }

  #renewIf(refusal: string | null): boolean {
    const isToken = refusal?.startsWith('TOKEN_') === true;

    if (isToken) {
      this.#parts.session.expire();
      this.#wire.close();
      this.#wire.open();
    }

    return isToken;
  }
}
