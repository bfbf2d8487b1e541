import type { Message } from '../../shared/conversations';
import type { Outgoing } from '../../shared/thread';
import type { Chat } from './chat';
import type { GivenFace } from './chat-state';
import { isInStep, isOngoing, unreadOf } from './state';

/**
 * How the server is reached: `idle` before it is asked anything, `offline` when it was not heard for
 * longer than a hiccup, `gone` when there is no such channel, or not for this site.
 *
 * @example
 * const isOffline = (status: ClientStatus): boolean => status === 'offline';
 */
export type ClientStatus = 'idle' | 'connecting' | 'online' | 'offline' | 'gone';

/**
 * All there is to draw of a chat.
 *
 * @example
 * const lines = ({ messages, outgoing }: ClientState): string[] => [
 *   ...messages.map(({ name, segments }) => `${name}: ${segments.map(({ text }) => text).join('')}`),
 *   ...outgoing.map(({ body, state }) => `${body} (${state})`),
 * ];
 */
export interface ClientState {
  status: ClientStatus;
  /** `new` until the visitor says something, `ended` until the conversation is put away. */
  phase: 'new' | 'open' | 'ended';
  /** Who the visitor talks to, or would; null for nobody in particular. */
  operator: { name: string; picture: string | null } | null;
  /** Whether anybody is there for a conversation that begins now; null while the server has not said. */
  isAvailable: boolean | null;
  /** By their place in the conversation. */
  messages: readonly Message[];
  /** Written here and not yet stored, oldest first; `failed` waits for `retry()` or `remove()`. */
  outgoing: readonly Outgoing[];
  /** How many messages the visitor has not read. */
  unread: number;
  /** `seq` of the last message that the operator has read; 0 for none. */
  readByOperator: number;
  /** The operator is writing. */
  isOperatorTyping: boolean;
  /** Whether the visitor is to be asked for a rating now. */
  asksRating: boolean;
  /** What the visitor has rated: `trouble` was refused and may be tried again. */
  rating: GivenFace | null;
  /** The visitor wants the conversation to end, and the server has not confirmed it yet. */
  isEnding: boolean;
}

/** @internal */
export function clientState(chat: Chat): ClientState {
  const { conversation, thread, preview, away, face, leaving, typing } = chat.state;
  const shown = conversation ?? (away ? null : preview);

  return {
    status: statusOf(chat),
    phase: phaseOf(chat),
    operator: shown?.operator ? { name: shown.operator, picture: shown.operatorPicture } : null,
    isAvailable: away ? false : (preview?.available ?? null),
    messages: thread.messages,
    outgoing: thread.outgoing,
    unread: unreadOf(chat.state),
    readByOperator: conversation?.readByOperator ?? 0,
    isOperatorTyping: typing,
    asksRating: conversation?.askRating ?? false,
    rating: face,
    isEnding: leaving,
  };
}

function statusOf({ state, isCutOff, isStarted }: Chat): ClientStatus {
  if (state.gone) {
    return 'gone';
  }

  if (isCutOff) {
    return 'offline';
  }

  return isInStep(state) ? 'online' : isStarted ? 'connecting' : 'idle';
}

function phaseOf({ state }: Chat): ClientState['phase'] {
  if (state.conversation?.state === 'ended') {
    return 'ended';
  }

  return isOngoing(state) ? 'open' : 'new';
}
