import type {
  ServerToVisitorEvents,
  VisitorHandshake,
  VisitorToServerEvents,
} from '../../shared/realtime';
import type { Reply, ReplyError } from '../../shared/reply';

type Payload<E extends keyof VisitorToServerEvents> = Parameters<VisitorToServerEvents[E]>[0];

/** What an event is answered with; nothing for events that only tell. */
export type AnswerOf<E extends keyof VisitorToServerEvents> =
  Parameters<VisitorToServerEvents[E]> extends [unknown, (reply: infer R) => void] ? R : never;

/**
 * The line to the server.
 *
 * @example
 * const tell = (connection: Connection, conversation: string): void =>
 *   connection.tell('typing:set', { conversation, typing: true });
 */
export interface Connection {
  open(): void;
  close(): void;
  /** Null when no answer came in time. */
  ask<E extends keyof VisitorToServerEvents>(
    event: E,
    payload: Payload<E>
  ): Promise<AnswerOf<E> | null>;
  tell<E extends keyof VisitorToServerEvents>(event: E, payload: Payload<E>): void;
}

/**
 * What the line tells.
 *
 * @example
 * const isDown = ({ code }: Parameters<ConnectionListener['refused']>[0]): boolean => code === undefined;
 */
export interface ConnectionListener extends ServerToVisitorEvents {
  connected(): void;
  disconnected(): void;
  /** The server would not have us, for a reason of docs/errors.md where one is known. */
  refused(refusal: Partial<ReplyError>): void;
  /** The server ended the connection, and leaves it to us to come back. */
  hungUp(): void;
}

/**
 * Strings a line together; tests bring their own.
 *
 * @example
 * const connect: MakeConnection = (handshake, listener) => ({
 *   open: () => listener.connected(),
 *   close: () => listener.disconnected(),
 *   ask: async () => null,
 *   tell: () => {},
 * });
 */
export type MakeConnection = (
  handshake: () => Promise<VisitorHandshake>,
  listener: ConnectionListener
) => Connection;

/** Whether a refusal is of the channel itself: asking again on this page leads to nothing else. */
export const isFinal = (code: string | null | undefined): boolean =>
  code === 'CHANNEL_UNKNOWN' || code === 'ORIGIN_NOT_ALLOWED';

/** The code of a refusal; null for an answer that is good or missing. */
export const refusalOf = (reply: Reply<unknown> | null): string | null =>
  reply && !reply.ok ? reply.error.code : null;
