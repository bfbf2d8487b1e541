import type { VisitorConversation } from '../../shared/conversations';
import type { Reply } from '../../shared/reply';
import { background } from './background';
import type { Asked, ChatState } from './chat-state';
import { type Connection, refusalOf } from './connection';
import { type ChatEvent, isStale, nextOutgoing, queryOf } from './state';
import type { Timers } from './timers';
import { type Verdict, verdictOf } from './verdict';

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

/** A verdict, and the code of a refusal; null for every other answer and for none. */
interface Outcome {
  verdict: Verdict;
  code: string | null;
}

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
    const { verdict } = await this.#settle(
      this.#parts.connection.ask('messages:sync', { conversation, after }),
      (answer) => this.#parts.dispatch({ type: 'synced', asked, answer })
    );

    if (verdict === 'yes') {
      return this.#isFurther(asked);
    }

    const isLost = verdict === 'no' && conversation !== null;

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
    const { verdict, code } = await this.#settle(
      this.#parts.connection.ask('message:send', {
        conversation,
        clientId,
        body,
        ...(hint !== null && { hint }),
      }),
      (stored) => this.#parts.dispatch({ type: 'received', message: stored })
    );

    if (verdict === 'no') {
      this.#parts.dispatch({ type: 'refused', clientId, away: code === 'NOBODY_AVAILABLE' });
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

    const ended = (told: VisitorConversation): void =>
      this.#parts.dispatch({ type: 'changed', conversation: told });
    const { verdict } = await this.#settle(
      this.#parts.connection.ask('conversation:end', { conversation: conversation.id }),
      ended
    );

    if (verdict === 'no') {
      ended({ ...conversation, state: 'ended' });
    }

    return this.#isSettled('end', verdict, { type: 'stayed' });
  }

  async #rate(): Promise<boolean> {
    const { conversation, face } = this.#parts.state();

    if (!conversation || !face) {
      return true;
    }

    const { value, comment } = face;
    const { verdict } = await this.#settle(
      this.#parts.connection.ask('rating:give', {
        conversation: conversation.id,
        value,
        ...(comment !== null && { comment }),
      }),
      (rating) => this.#parts.dispatch({ type: 'kept', sent: face, rating })
    );

    if (verdict === 'no') {
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

  /** Takes in what was answered. An answer that makes no sense says as little as none at all. */
  async #settle<T>(asked: Promise<Reply<T> | null>, take: (value: T) => void): Promise<Outcome> {
    try {
      const reply = await asked;
      const verdict = this.#judge(reply);

      if (reply?.ok) {
        take(reply.value);
      }

      return { verdict, code: refusalOf(reply) };
    } catch (error) {
      // biome-ignore lint/suspicious/noConsole: a visitor is told by what stays undone
      console.warn(error);

      return { verdict: 'unclear', code: null };
    }
  }

  /** A token that ran out is renewed on the way. */
  #judge(reply: Reply<unknown> | null): Verdict {
    const verdict = verdictOf(reply);

    if (verdict === 'yes') {
      this.#isRenewing = false;
    } else if (verdict === 'renew') {
      this.#isRenewing = true;
      this.#parts.expire();
      this.#parts.connection.close();
      this.#parts.connection.open();
    } else if (verdict === 'gone') {
      this.#parts.gone();
    }

    return verdict;
  }
}
