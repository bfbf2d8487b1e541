import type { ChannelAppearance } from '../../shared/channels';
import { DAY } from '../../shared/days';
import type { Outgoing } from '../../shared/thread';
import { type ChatRecord, channelKey } from './chat-record';
import { type ChatState, EMPTY_CHAT } from './chat-state';
import type { SafeStorage } from './safe-storage';
import { isOngoing, next } from './state';

/** What a visitor has begun to write. */
export interface Draft {
  text: string;
  comment: string;
}

/** A message that was written and not yet stored. */
interface Unsent extends Outgoing {
  /** When it was written or sent again, as milliseconds; no two of a tab are alike. */
  at: number;
  /** Its page is gone, and any other may send it. */
  isLeft?: boolean;
}

/** What a browser tells of a key that another tab wrote; `newValue` is null when it was taken away. */
export interface StoredChange {
  key: string | null;
  newValue: string | null;
}

/** Milliseconds after which a message is not sent without being asked for again. */
const OUTDATED = DAY;

/** What a browser notes of a chat, so that it goes on after a reload, in other tabs, and in later ones. */
export class ChatStorage {
  readonly #key: string;
  readonly #shared: SafeStorage;
  readonly #own: SafeStorage;
  readonly #writtenAt = new Map<string, number>();
  #isRunning: boolean;

  /** `shared` lasts, and all tabs write to it; `own` lasts as long as the tab. */
  constructor(channel: string, shared: SafeStorage, own: SafeStorage) {
    this.#key = channelKey(channel);
    this.#shared = shared;
    this.#own = own;
    const { isRunning, ongoing } = this.kept;

    this.#isRunning = isRunning ?? !!ongoing;
  }

  get kept(): ChatRecord {
    return this.#shared.get<ChatRecord>(this.#key) ?? {};
  }

  keep(part: ChatRecord): void {
    this.#shared.set(this.#key, { ...this.kept, ...part });
  }

  get draft(): Draft {
    return { text: '', comment: '', ...this.#own.get<Draft>(this.#key) };
  }

  set draft(draft: Draft) {
    this.#own.set(this.#key, draft);
  }

  /** What earlier pages could not send, oldest first; each has a key of its own, so that tabs do not overwrite each other. */
  get unsent(): readonly Outgoing[] {
    return this.#shared
      .keys(this.#unsentKey(''))
      .flatMap((key) => this.#shared.get<Unsent>(key) ?? [])
      .sort((a, b) => a.at - b.at)
      .map((unsent) => this.#taken(unsent));
  }

  /** A chat as an earlier page left it. */
  get restored(): ChatState {
    const { finished = null, readUpTo = null, leaving = false } = this.kept;
    const state: ChatState = { ...EMPTY_CHAT, finished, readUpTo, leaving };

    return this.unsent.reduce((all, message) => next(all, { type: 'adopted', message }), state);
  }

  /** Whether something of an earlier page is still under way. */
  get isPending(): boolean {
    return this.#isRunning || this.#shared.keys(this.#unsentKey('')).length > 0;
  }

  /**
   * What another tab did to an unsent message: took it away, by its client id, or left it behind.
   * Null for what is no business of this one.
   */
  changeOf({ key, newValue }: StoredChange): string | Outgoing | null {
    const start = this.#unsentKey('');

    if (!key?.startsWith(start)) {
      return null;
    }

    const unsent = this.#shared.get<Unsent>(key);

    if (newValue === null || unsent === null) {
      return key.slice(start.length);
    }

    return unsent.isLeft ? this.#taken(unsent) : null;
  }

  /** The page goes away: whoever is still there may send what it could not. */
  leave({ thread }: ChatState): void {
    for (const message of thread.outgoing) {
      this.#noteUnsent(message, true);
    }
  }

  /** Notes what a change of the state means for later. */
  note(before: ChatState, state: ChatState, appearance: ChannelAppearance | null = null): void {
    const isRunning = isOngoing(state);

    // That nothing is running is for the server to say: until it was heard, an earlier page knew better.
    if (isRunning !== this.#isRunning && (isRunning || state.doubt === 'none')) {
      this.#isRunning = isRunning;
      this.keep({ isRunning, ongoing: isRunning ? appearance : null });
    }

    if (state.leaving !== before.leaving) {
      this.keep({ leaving: state.leaving });
    }

    if (state.readUpTo !== before.readUpTo) {
      this.keep({ readUpTo: state.readUpTo });
    }

    if (state.finished !== before.finished) {
      this.keep({ finished: state.finished });
    }

    if (state.thread.outgoing !== before.thread.outgoing) {
      this.#noteOutgoing(before.thread.outgoing, state.thread.outgoing);
    }
  }

  #noteOutgoing(before: readonly Outgoing[], after: readonly Outgoing[]): void {
    for (const message of after) {
      const known = before.find(({ clientId }) => clientId === message.clientId);

      if (!known || (known.state === 'failed' && message.state === 'sending')) {
        this.#writtenAt.delete(message.clientId);
      }

      if (known !== message) {
        this.#noteUnsent(message, false);
      }
    }

    for (const { clientId } of before) {
      if (!after.some((message) => message.clientId === clientId)) {
        this.#writtenAt.delete(clientId);
        this.#shared.set(this.#unsentKey(clientId), null);
      }
    }
  }

  #noteUnsent({ clientId, body, state, tries }: Outgoing, isLeft: boolean): void {
    const newest = Math.max(0, ...this.#writtenAt.values());
    const at = this.#writtenAt.get(clientId) ?? Math.max(Date.now(), newest + 1);

    this.#writtenAt.set(clientId, at);
    this.#shared.set(this.#unsentKey(clientId), { clientId, body, state, tries, at, isLeft });
  }

  /** What was left long ago waits until it is asked for: it may no longer be meant. */
  #taken({ clientId, body, state, tries, at }: Unsent): Outgoing {
    const isOutdated = Date.now() - at > OUTDATED;

    this.#writtenAt.set(clientId, at);

    return { clientId, body, tries, state: isOutdated ? 'failed' : state };
  }

  #unsentKey(clientId: string): string {
    return `${this.#key}:unsent:${clientId}`;
  }
}
