import type { Socket } from 'socket.io-client';
import type { OperatorToServerEvents, ServerToOperatorEvents } from '../../../shared/realtime';
import type { Reply } from '../../../shared/reply';
import type { Notice } from './alerts';
import { isBusy, pauseBefore, refusedBy } from './backoff';
import type { createRecent } from './recent';
import type { ConsoleStore } from './store';

/** Milliseconds until an unanswered question counts as failed. */
export const ANSWER_WITHIN = 10_000;

export type OperatorSocket = Socket<ServerToOperatorEvents, OperatorToServerEvents>;

/** A connection of the console with the server. */
export interface ConnectionContext {
  socket: OperatorSocket;
  consoleStore: ConsoleStore;
  onNotice: (notice: Notice) => void;
  /** The messages somebody was told of, the latest of them. */
  rung: ReturnType<typeof createRecent>;
  /** Conversations whose messages are on their way, one after another. */
  flushing: Set<string>;
  /** Connections refused in a row. */
  tries: number;
  /** Pending resyncs and ends of typing, by what they are for. */
  timers: Map<string, ReturnType<typeof setTimeout>>;
}

/** The reply, or null when none came in time. What it carries is typed by the caller: the client's own inference gives up on timeouts. */
export const answered = <T>(query: Promise<Reply<T>>): Promise<Reply<T> | null> =>
  query.catch(() => null);

/** Tries at most so often what a server is too busy for. */
const MOST_TRIES = 5;

/** Asks again, after a pause, where the server says that it was too much or that it failed. */
export async function patient<T>(
  context: ConnectionContext,
  ask: () => Promise<Reply<T>>,
  tries = 0
): Promise<Reply<T> | null> {
  const reply = await answered(ask());

  if (reply === null || reply.ok || !isBusy(reply.error) || tries === MOST_TRIES) {
    return reply;
  }

  await new Promise<void>((resume) => {
    setTimeout(resume, pauseBefore(tries, refusedBy(reply.error), Math.random()));
  });

  return context.socket.connected ? patient(context, ask, tries + 1) : null;
}

export function later(
  { timers }: ConnectionContext,
  name: string,
  milliseconds: number,
  act: () => void
): void {
  clearTimeout(timers.get(name));
  timers.set(
    name,
    setTimeout(() => {
      timers.delete(name);
      act();
    }, milliseconds)
  );
}
