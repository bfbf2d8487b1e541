import type { Reply } from '../../shared/reply';
import { background } from './background';
import type { Asked, ChatState } from './chat-state';
import { type Connection, isFinal, refusalOf } from './connection';
import { type ChatEvent, isStale, nextOutgoing, queryOf } from './state';
import type { Timers } from './timers';

/** What errands are run with. */
export interface SyncLoopParts {
  connection: Connection;
  timers: Timers;
  state(): ChatState;
  dispatch(event: ChatEvent): void;
  /** What came with the operator the visitor was shown. */
  hint(): string | null;
  /** The token is no longer good. */
  expire(): void;
  /** There is no such channel any more. */
  gone(): void;
  /** The visitor has left before anything reached the server. */
  left(): void;
}

/** Milliseconds before trying again what did not work; doubled each time, up to the longest. */
const PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

/** So often something is tried of which the server says neither yes nor no, while it answers all else. */
const TRIES = 4;

/** Refusals that say nothing of what was asked: `RATE_LIMITED` passes by itself. */
const PASSING = ['RATE_LIMITED'];

/** Refusals after which it is unknown what became of it, as without an answer. */
const UNCLEAR = [null, 'INTERNAL'];

/** What an answer means: the thing itself, a no for good, wait, or nobody knows. */
type Verdict = 'yes' | 'no' | 'wait' | 'unclear';

/** Asks of the server what the state calls for, one of a kind at a time, until nothing is left to ask. */
export class SyncLoop {
  readonly #parts: SyncLoopParts;
  readonly #running = new Set<string>();
  readonly #tries = new Map<string, number>();
  #failures = 0;
  #isRenewing = false;
  /** Calls off the pause that is being made. */
  #wake: (() => void) | null = null;

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
  }

  /** First what was missed, then what was written, then the end, then the rating. */
  run(): void {
    const state = this.#parts.state();

    if (!state.online || this.#wake || this.#running.has('sync')) {
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

  /** A new connection is no time to wait, unless it was opened for the sake of another token. */
  hurry(): void {
    if (!this.#isRenewing) {
      this.#wake?.();
      this.#wake = null;
    }
  }

  /** Asks for a copy of the conversation by e-mail; tells whether it is on its way. */
  async copy(email: string): Promise<boolean> {
    const { conversation } = this.#parts.state();
    const reply =
      conversation &&
      (await this.#parts.connection.ask('transcript:ask', {
        conversation: conversation.id,
        email,
      }));

    return !!reply?.ok;
  }

  /** What is left undone is tried again after a pause, whatever went wrong. */
  #once(name: string, task: () => Promise<boolean>): void {
    if (this.#running.has(name)) {
      return;
    }

    this.#running.add(name);
    background(
      task()
        .catch(() => false)
        .then((isDone) => {
          this.#running.delete(name);

          if (isDone) {
            this.#failures = 0;
          } else if (!this.#wake) {
            this.#wait();
          }

          this.run();
        })
    );
  }

  #wait(): void {
    const pause = Math.min(PAUSE * 2 ** this.#failures, LONGEST_PAUSE);

    this.#failures += 1;
    this.#wake = this.#parts.timers.after(pause, () => {
      this.#wake = null;
      this.run();
    });
  }

  async #sync(): Promise<boolean> {
    const asked = queryOf(this.#parts.state());
    const { conversation, after } = asked;
    const reply = await this.#parts.connection.ask('messages:sync', { conversation, after });

    if (reply?.ok) {
      this.#parts.dispatch({ type: 'synced', asked, answer: reply.value });

      return this.#isFurther(asked);
    }

    const isLost = this.#judge(reply) === 'no' && conversation !== null;

    if (isLost) {
      this.#parts.dispatch({ type: 'lost' });
    }

    return isLost;
  }

  /** An answer that leaves the same question open is not asked for again at once. */
  #isFurther(asked: Asked): boolean {
    const state = this.#parts.state();
    const { conversation, after } = queryOf(state);

    return !isStale(state) || conversation !== asked.conversation || after !== asked.after;
  }

  /**
   * A message that is neither stored nor refused is sent again, but only once the server was heard:
   * a network that fails is waited for, however long. One that never works then stands aside, so
   * that what was written after it gets through.
   */
  async #send(): Promise<boolean> {
    const state = this.#parts.state();
    const message = nextOutgoing(state);

    if (!message) {
      return true;
    }

    const { clientId, body, tries } = message;

    if (tries >= TRIES) {
      this.#parts.dispatch({ type: 'refused', clientId });

      return true;
    }

    const conversation = state.conversation?.id ?? null;
    const hint = conversation === null ? this.#parts.hint() : null;
    const reply = await this.#parts.connection.ask('message:send', {
      conversation,
      clientId,
      body,
      ...(hint !== null && { hint }),
    });
    const verdict = this.#judge(reply);

    if (reply?.ok) {
      this.#parts.dispatch({ type: 'received', message: reply.value });
    } else if (verdict === 'no') {
      const away = refusalOf(reply) === 'NOBODY_AVAILABLE';

      this.#parts.dispatch({ type: 'refused', clientId, away });
    } else if (verdict === 'unclear') {
      this.#parts.dispatch({ type: 'tried', clientId });
      this.#parts.dispatch({ type: 'doubted' });
    }

    return verdict === 'yes' || verdict === 'no';
  }

  async #end(): Promise<boolean> {
    const { conversation } = this.#parts.state();

    // Nothing ever reached the server: there is nothing to end there.
    if (!conversation) {
      this.#parts.left();

      return true;
    }

    const reply = await this.#parts.connection.ask('conversation:end', {
      conversation: conversation.id,
    });
    const verdict = this.#judge(reply);

    if (reply?.ok) {
      this.#parts.dispatch({ type: 'changed', conversation: reply.value });
    } else if (verdict === 'no') {
      this.#parts.dispatch({ type: 'changed', conversation: { ...conversation, state: 'ended' } });
    }

    return this.#isSettled('end', verdict, { type: 'stayed' });
  }

  async #rate(): Promise<boolean> {
    const { conversation, face } = this.#parts.state();

    if (!conversation || !face) {
      return true;
    }

    const { value, comment } = face;
    const reply = await this.#parts.connection.ask('rating:give', {
      conversation: conversation.id,
      value,
      ...(comment !== null && { comment }),
    });
    const verdict = this.#judge(reply);

    if (reply?.ok) {
      this.#parts.dispatch({ type: 'kept', sent: face, rating: reply.value });
    } else if (verdict === 'no') {
      this.#parts.dispatch({ type: 'unrated' });
    }

    return this.#isSettled('rate', verdict, { type: 'unrated' });
  }

  /** What stays unclear too often, though the server was heard in between, is given up. */
  #isSettled(name: string, verdict: Verdict, givenUp: ChatEvent): boolean {
    const tries = (this.#tries.get(name) ?? 0) + (verdict === 'unclear' ? 1 : 0);
    const isOver = tries >= TRIES;

    this.#tries.set(name, isOver || verdict === 'yes' || verdict === 'no' ? 0 : tries);

    if (verdict === 'unclear') {
      this.#parts.dispatch(isOver ? givenUp : { type: 'doubted' });
    }

    return verdict === 'yes' || verdict === 'no' || isOver;
  }

  /** A token that ran out is renewed on the way. */
  #judge(reply: Reply<unknown> | null): Verdict {
    const code = refusalOf(reply);

    if (reply?.ok) {
      this.#isRenewing = false;

      return 'yes';
    }

    if (code?.startsWith('TOKEN_')) {
      this.#isRenewing = true;
      this.#parts.expire();
      this.#parts.connection.close();
      this.#parts.connection.open();

      return 'wait';
    }

    if (isFinal(code)) {
      this.#parts.gone();

      return 'wait';
    }

    return UNCLEAR.includes(code) ? 'unclear' : PASSING.includes(code ?? '') ? 'wait' : 'no';
  }
}
