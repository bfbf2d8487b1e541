import type { Message } from '../../../shared/conversations';

/**
 * Which socket is saying what just now. It is answered with its message, so that it need not be
 * told of it as everybody else is.
 */
export interface Senders {
  /** Notes a sender; the answer is how to forget it again. */
  note(socket: string, payload: unknown): () => void;
  /** The socket a message came from, while it is being answered here. */
  of(message: Pick<Message, 'conversation' | 'clientId'>): string | undefined;
}

export function createSenders(): Senders {
  const sockets = new Map<string, string>();

  return {
    note(socket, payload) {
      const key = keyOf(payload);

      sockets.set(key, socket);

      return () => {
        sockets.delete(key);
      };
    },
    of: (message) => sockets.get(keyOf(message)),
  };
}

/** Read before anything is checked: what is no message makes a key no message has. */
function keyOf(payload: unknown): string {
  const { conversation, clientId } = Object(payload);

  return `${typeof conversation}:${String(conversation)}:${String(clientId)}`;
}
