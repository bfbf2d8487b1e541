import type { VisitorConversation } from '../../shared/conversations';
import { type ChatEvent, isStale, nextOutgoing, questionOf } from './state';
import type { ChatState } from './talk';
import { refusalOf, type Wire } from './wire';

/** What errands are run with. */
export interface ErrandParts {
  wire: Wire;
  state(): ChatState;
  happen(event: ChatEvent): void;
  /** The token is no longer good. */
  expire(): void;
  /** The visitor has left, and nothing more is asked of them. */
  left(): void;
}

/** Refusals after which the same thing may be tried again. */
const PASSING = ['RATE_LIMITED', 'INTERNAL'];

/** Milliseconds before trying again what did not work. */
const PAUSE = 2_000;

/** Asks of the server what the state calls for, one of a kind at a time, until nothing is left to ask. */
export class Errands {
  readonly #parts: ErrandParts;
  readonly #running = new Set<string>();

  constructor(parts: ErrandParts) {
    this.#parts = parts;
  }

  /** First what was missed, then what was written, then the end, then the rating. */
  run(): void {
    const state = this.#parts.state();

    if (!state.online || this.#running.has('sync')) {
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

  /** Asks for a copy of the conversation by e-mail; tells whether it is on its way. */
  async copy(email: string): Promise<boolean> {
    const { conversation } = this.#parts.state();
    const reply =
      conversation &&
      (await this.#parts.wire.ask('transcript:ask', { conversation: conversation.id, email }));

    return !!reply?.ok;
  }

  /** What is left undone is tried again after a pause. */
  #once(name: string, errand: () => Promise<boolean>): void {
    if (this.#running.has(name)) {
      return;
    }

    this.#running.add(name);
    void errand().then((isDone) => {
      const goOn = (): void => {
        this.#running.delete(name);
        this.run();
      };

      if (isDone) {
        goOn();
      } else {
        setTimeout(goOn, PAUSE);
      }
    });
  }

  async #sync(): Promise<boolean> {
    const asked = questionOf(this.#parts.state());
    const { conversation, after } = asked;
    const reply = await this.#parts.wire.ask('messages:sync', { conversation, after });

    if (reply?.ok) {
      this.#parts.happen({ type: 'synced', asked, answer: reply.value });
    } else if (conversation && this.#isFinal(refusalOf(reply))) {
      this.#parts.happen({ type: 'lost' });
    } else {
      return false;
    }

    return true;
  }

  async #send(): Promise<boolean> {
    const state = this.#parts.state();
    const message = nextOutgoing(state);

    if (!message) {
      return true;
    }

    const { clientId, body } = message;
    const conversation = state.conversation?.id ?? null;
    const reply = await this.#parts.wire.ask('message:send', { conversation, clientId, body });

    if (reply?.ok) {
      this.#parts.happen({ type: 'heard', message: reply.value });
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#parts.happen({ type: 'refused', clientId });
    } else {
      return false;
    }

    return true;
  }

  async #end(): Promise<boolean> {
    const { conversation } = this.#parts.state();

    // Nothing ever reached the server: there is nothing to end there.
    if (!conversation) {
      this.#parts.left();

      return true;
    }

    const reply = await this.#parts.wire.ask('conversation:end', {
      conversation: conversation.id,
    });

    if (reply?.ok) {
      this.#ended(reply.value);
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#ended({ ...conversation, state: 'ended' });
    } else {
      return false;
    }

    return true;
  }

  #ended(conversation: VisitorConversation): void {
    this.#parts.happen({ type: 'changed', conversation });

    if (!conversation.askRating && !this.#parts.state().face) {
      this.#parts.left();
    }
  }

  async #rate(): Promise<boolean> {
    const { conversation, face } = this.#parts.state();

    if (!conversation || !face) {
      return true;
    }

    const { value, comment } = face;
    const reply = await this.#parts.wire.ask('rating:give', {
      conversation: conversation.id,
      value,
      ...(comment !== null && { comment }),
    });

    if (reply?.ok) {
      this.#parts.happen({ type: 'kept', sent: face, rating: reply.value });
    } else if (this.#isFinal(refusalOf(reply))) {
      this.#parts.happen({ type: 'unrated' });
    } else {
      return false;
    }

    return true;
  }

  /** Whether trying the same thing again is no use. A token that ran out is renewed on the way. */
  #isFinal(refusal: string | null): boolean {
    if (refusal?.startsWith('TOKEN_')) {
      this.#parts.expire();
      this.#parts.wire.close();
      this.#parts.wire.open();

      return false;
    }

    return refusal !== null && !PASSING.includes(refusal);
  }
}
