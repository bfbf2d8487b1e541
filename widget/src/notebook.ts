import type { ChannelLook } from '../../shared/channels';
import { channelKey, type Kept } from './memory';
import { isTalking } from './state';
import type { Memory } from './storage';
import type { ChatState } from './talk';

/** What a visitor has begun to write. */
export interface Draft {
  text: string;
  comment: string;
}

/** A message that was written and not yet stored. */
export interface Unsent {
  clientId: string;
  body: string;
}

/** What a browser notes of a chat, so that it goes on after a reload and in other tabs. */
export class Notebook {
  readonly #key: string;
  readonly #shared: Memory;
  readonly #own: Memory;
  #isRunning: boolean;

  /** `shared` lasts, and all tabs write to it; `own` lasts as long as the tab. */
  constructor(channel: string, shared: Memory, own: Memory) {
    this.#key = channelKey(channel);
    this.#shared = shared;
    this.#own = own;
    this.#isRunning = !!this.kept.talking;
  }

  get kept(): Kept {
    return this.#shared.get<Kept>(this.#key) ?? {};
  }

  keep(part: Kept): void {
    this.#shared.set(this.#key, { ...this.kept, ...part });
  }

  get draft(): Draft {
    return { text: '', comment: '', ...this.#own.get<Draft>(this.#key) };
  }

  set draft(draft: Draft) {
    this.#own.set(this.#key, draft);
  }

  get unsent(): readonly Unsent[] {
    return this.#own.get<Unsent[]>(`${this.#key}:unsent`) ?? [];
  }

  /** Whether something of an earlier page is still under way. */
  get isPending(): boolean {
    return this.#isRunning || this.unsent.length > 0;
  }

  /** Notes what a change of the state means for later. */
  note(before: ChatState, state: ChatState, look: ChannelLook): void {
    const isRunning = isTalking(state);

    // As long as the server was not heard, an earlier page knew better.
    if (isRunning !== this.#isRunning && state.doubt === 'none') {
      this.#isRunning = isRunning;
      this.keep({ talking: isRunning ? look : null });
    }

    if (state.seen !== before.seen) {
      this.keep({ seen: state.seen });
    }

    if (state.finished !== before.finished) {
      this.keep({ finished: state.finished });
    }

    if (state.thread.outgoing !== before.thread.outgoing) {
      const unsent = state.thread.outgoing;

      this.#own.set(
        `${this.#key}:unsent`,
        unsent.length > 0 ? unsent.map(({ clientId, body }) => ({ clientId, body })) : null
      );
    }
  }
}
