import type { Connection, ConnectionListener, MakeConnection } from '../../client/src/connection';
import type { WebStorage } from '../../client/src/safe-storage';
import type { Message, VisitorConversation } from '../../shared/conversations';
import type { Face } from '../../shared/ratings';
import type { Reply } from '../../shared/reply';
import { conversation, message, ok, refused } from '../unit/widget/makers';

/** What becomes of a question on its way. */
export const FATES = ['answered', 'lost', 'unanswered', 'failed', 'senseless'] as const;

export type Fate = (typeof FATES)[number];

/** As much of a question as this server reads. */
interface Question {
  clientId: string;
  body: string;
  after: number;
  value: Face;
}

/** How long a question waits for its answer, in milliseconds. */
const PATIENCE = 10_000;

/** A server that stores messages as ours does, at the end of a line that may be cut, slow or deaf. */
export class ModelServer {
  readonly stored: Message[] = [];
  /** What becomes of the next questions; after them each is answered. */
  fates: Fate[] = [];
  /** Down, nobody connects. */
  isUp = true;
  /** What is said is refused, for a reason of its own. */
  isStrict = false;
  /** The channel was deleted. */
  isGone = false;
  ended = false;
  rating: Face | null = null;
  readonly told: [string, unknown][] = [];
  #lines = new Set<{ cut(): void; tell(message: Message): void }>();

  /** What the visitor said, as it is stored. */
  get said(): string[] {
    return this.stored
      .filter(({ author }) => author === 'visitor')
      .map(({ segments }) => segments.map(({ text }) => text).join(''));
  }

  readonly connect: MakeConnection = (_handshake, listener) => this.#line(listener);

  /** Every line breaks; each comes back by itself. */
  cut(): void {
    for (const line of this.#lines) {
      line.cut();
    }
  }

  /** The operator says something, heard by whoever is connected. */
  write(): void {
    if (this.stored.length > 0 && !this.ended) {
      this.#tell(this.#keep(message(this.stored.length + 1)));
    }
  }

  /** News that was told is told again, as after a node's hiccup. */
  repeat(): void {
    for (const one of this.stored) {
      this.#tell(one);
    }
  }

  #line(listener: ConnectionListener): Connection {
    let isWanted = false;
    let isConnected = false;
    const questions = new Set<(reply: unknown) => void>();

    const connect = (): void => {
      setTimeout(() => {
        if (isWanted && !isConnected && this.isUp) {
          isConnected = true;
          listener.connected();
        }
      }, 20);
    };
    const cut = (): void => {
      const wasConnected = isConnected;

      isConnected = false;
      questions.forEach((answer) => {
        answer(null);
      });

      if (wasConnected) {
        listener.disconnected();
      }

      if (isWanted) {
        connect();
      }
    };
    const line = {
      cut,
      tell: (one: Message) => {
        if (isConnected) {
          listener['message:new'](one);
        }
      },
    };

    this.#lines.add(line);

    return {
      open() {
        isWanted = true;
        connect();
      },
      close() {
        isWanted = false;
        cut();
      },
      tell: (event, payload) => {
        this.told.push([event, payload]);
      },
      ask: (event, payload) =>
        new Promise((resolve) => {
          const answer = (reply: unknown): void => {
            if (questions.delete(answer)) {
              resolve(reply as never);
            }
          };

          questions.add(answer);

          if (isConnected) {
            this.#take(event, payload as never, answer);
          } else {
            answer(null);
          }
        }),
    };
  }

  /** A question comes, or does not, and so does its answer. */
  #take(event: string, payload: Question, answer: (reply: unknown) => void): void {
    const fate = this.fates.shift() ?? 'answered';
    const reply = fate === 'lost' ? null : this.#answer(event, payload);
    const said = {
      answered: reply,
      failed: refused('INTERNAL'),
      senseless: SENSELESS,
      lost: null,
      unanswered: null,
    };

    setTimeout(answer, fate === 'lost' || fate === 'unanswered' ? PATIENCE : 10, said[fate]);
  }

  #answer(event: string, payload: Question): Reply<unknown> {
    if (this.isGone) {
      return refused('CHANNEL_UNKNOWN');
    }

    switch (event) {
      case 'message:send':
        return this.isStrict ? refused('MESSAGE_TOO_LONG') : ok(this.#say(payload));
      case 'messages:sync':
        return ok({
          conversation: this.stored.length > 0 ? this.#conversation() : null,
          messages: this.stored.filter(({ version }) => version > payload.after),
          more: false,
          rating: null,
        });
      case 'conversation:end':
        this.ended = true;

        return ok(this.#conversation());
      default:
        this.rating = payload.value;

        return ok({ value: payload.value, comment: null, changeableUntil: '' });
    }
  }

  /** The same client id is the same message. */
  #say({ clientId, body }: { clientId: string; body: string }): Message {
    const known = this.stored.find((one) => one.clientId === clientId);

    return (
      known ??
      this.#keep(
        message(this.stored.length + 1, {
          clientId,
          author: 'visitor',
          segments: [{ text: body }],
        })
      )
    );
  }

  #keep(one: Message): Message {
    this.stored.push(one);

    return one;
  }

  #conversation(): VisitorConversation {
    return conversation({
      version: this.stored.length,
      state: this.ended ? 'ended' : 'open',
      askRating: this.ended,
    });
  }

  #tell(one: Message): void {
    for (const line of this.#lines) {
      line.tell(one);
    }
  }
}

/** What no server of ours says. */
const SENSELESS = { ok: true, value: null };

/** A storage that nothing but the test can lose. */
export function memory(): WebStorage {
  const kept = new Map<string, string>();

  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => {
      kept.set(key, text);
    },
    removeItem: (key) => {
      kept.delete(key);
    },
  };
}
