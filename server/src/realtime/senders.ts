import type { Message } from '../../../shared/conversations';

/** What a message is known by before it is stored. */
export type Sent = Pick<Message, 'conversation' | 'clientId'>;

/**
 * Which socket is saying what just now. It is answered with its message, so that it need not be
 * told of it as everybody else is.
 */
export interface Senders {
  /** Notes a sender; the answer is how to forget it again. */
  note(socket: string, message: Sent): () => void;
  /** The socket a message came from, while it is being answered here. */
  of(message: Sent): string | undefined;
}

export function createSenders(): Senders {
  const sockets = new Map<string, string>();

  return {
    note(socket, message) {
      const key = keyOf(message);

      sockets.set(key, socket);

      return () => {
        sockets.delete(key);
      };
    },
    of: (message) => sockets.get(keyOf(message)),
  };
}

const keyOf = ({ conversation, clientId }: Sent): string => `${conversation}:${clientId}`;
