import type { Effects, Policy } from '../threads/entries';
import type { Bounds, Counters, Ending, NewMessage, ReadReceipt } from './entries';
import { isSeen } from './visibility';

/**
 * Where a conversation stands. `lapsed` is at its end though nobody ended it: silent for too long, or
 * full. `ended` was ended by somebody, `closed` by itself.
 */
export type Phase = 'open' | 'lapsed' | 'ended' | 'closed';

/** What a message is to the state: something a visitor says, a rating, a note of operators, or anything else. */
export type Kind = 'said' | 'rating' | 'note' | 'other';

/** What becomes of a message: written, meant for another conversation, or refused as too late. */
export type Turn = 'write' | 'beyond' | 'ended';

/** A rating comes after the end by its nature, and what operators note may; nothing else does. */
export const TRANSITIONS: Readonly<Record<Phase, Readonly<Record<Kind, Turn>>>> = {
  open: { said: 'write', other: 'write', note: 'write', rating: 'write' },
  lapsed: { said: 'beyond', other: 'write', note: 'write', rating: 'write' },
  ended: { said: 'ended', other: 'ended', note: 'write', rating: 'write' },
  closed: { said: 'beyond', other: 'ended', note: 'write', rating: 'write' },
};

export function phaseOf(conversation: Counters, { silentSince, messages }: Bounds): Phase {
  if (conversation.state === 'ended') {
    return conversation.endedBy === 'system' ? 'closed' : 'ended';
  }

  return isSilent(conversation, silentSince) || textsIn(conversation) >= messages
    ? 'lapsed'
    : 'open';
}

/** What becomes of a message now. What is not silent any more does not end for that. */
export function turnOf(message: NewMessage, conversation: Counters, bounds: Bounds): Turn {
  const silentSince = message.ends?.silentSince;

  return silentSince !== undefined && !isSilent(conversation, silentSince)
    ? 'ended'
    : TRANSITIONS[phaseOf(conversation, bounds)][kindOf(message)];
}

/** Whether a visitor's next message begins another conversation. */
export const isBeyond = (conversation: Counters, bounds: Bounds): boolean =>
  TRANSITIONS[phaseOf(conversation, bounds)].said === 'beyond';

/** Whether nobody has said anything since. */
export const isSilent = (
  { lastMessageAt }: Pick<Counters, 'lastMessageAt'>,
  since: Date
): boolean => lastMessageAt !== null && lastMessageAt <= since;

/** How much people have said. */
const textsIn = ({ visitorMessages, operatorMessages, botMessages }: Counters): number =>
  visitorMessages + operatorMessages + botMessages;

/** Whether a conversation that ends now ends with the question for a rating. */
export const isAsked = (ask: Ending['ask'], conversation: Counters): boolean =>
  ask !== null &&
  conversation.visitorMessages > 0 &&
  (ask.withoutReply || isAnswered(conversation));

/** The only way from one state to another. */
function end({ by, ask }: Ending, conversation: Counters, now: Date): void {
  conversation.state = 'ended';
  conversation.endedBy = by;
  // What ended by itself was over when the last word was said.
  conversation.endedAt = by === 'system' ? (conversation.lastMessageAt ?? now) : now;
  conversation.askRating = isAsked(ask, conversation);
}

function kindOf({ author, kind, audience }: NewMessage): Kind {
  if (kind === 'rating') {
    return 'rating';
  }

  if (audience === 'internal') {
    return 'note';
  }

  return author === 'visitor' && kind === 'text' ? 'said' : 'other';
}

/** Whether anybody answered the visitor, a bot or a human. */
const isAnswered = ({ operatorMessages, botMessages }: Counters): boolean =>
  operatorMessages + botMessages > 0;

/** What conversations say of the entries of their threads. */
export const policyOf = (bounds: Bounds): Policy<Counters, NewMessage, ReadReceipt> => ({
  admits: ({ within }, { operator }) => isSeen(within, { operator }),
  turnOf: (message, conversation) => turnOf(message, conversation, bounds),
  wrote: (message, conversation) => wrote(message, conversation, bounds.messages),
});

/** The first operator to answer takes an unassigned conversation. */
function wrote(message: NewMessage, conversation: Counters, most: number): Effects {
  const { author, operator, kind, audience, ends, moves, sentAt } = message;
  const isSaid = kind === 'text' && audience === 'public';
  const isAnswer = isSaid && author === 'operator';
  const assigned = isAnswer && conversation.operator === null && operator !== null;

  if (isAnswer) {
    conversation.firstAnswerAt ??= sentAt;
    conversation.lastHuman = operator;
    conversation.operator ??= operator;
  }

  if (moves) {
    conversation.operator = moves.to;
    conversation.readByOperator = 0;
  }

  if (ends) {
    end(ends, conversation, sentAt);
  }

  const ended = ends !== null;

  return {
    assigned,
    ended,
    asked: ended && conversation.askRating,
    full: isSaid && textsIn(conversation) === most,
  };
}
