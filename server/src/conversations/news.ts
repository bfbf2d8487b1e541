import type { ReadReceipt } from '../../../shared/conversations';
import type { Decision } from '../threads/entries';
import type { Taken } from './events';
import { type ToldMessage, toMessage, type Writers } from './shown';

/** A decision carried out, with its line as people read it. */
export interface Done {
  decision: Decision;
  /** Null where nothing was said. */
  message: ToldMessage | null;
}

/** What the slices below are told, in order. */
export type News =
  | {
      name: 'livechat.messages.sent';
      payload: { messages: readonly ToldMessage[]; taken: readonly Taken[] };
    }
  | { name: 'livechat.messages.read'; payload: ReadReceipt }
  | {
      name:
        | 'livechat.conversation.started'
        | 'livechat.conversation.assigned'
        | 'livechat.conversation.ended';
      payload: { conversation: string };
    };

export const done = (decisions: readonly Decision[], writers: Writers): Done[] =>
  decisions.map((decision) => ({
    decision,
    message: 'message' in decision ? toMessage(decision.message, writers) : null,
  }));

/** What a batch that was committed means to others: its messages as one, then what they changed. */
export function newsOf(carriedOut: readonly Done[]): News[] {
  const messages = carriedOut.flatMap(({ decision, message }) =>
    decision.kind === 'new' && message ? [message] : []
  );
  // Who waited with the one who answered is to hear no word of the answer, so both are told as one.
  const taken = carriedOut.flatMap(({ decision }) => takenBy(decision));
  const sent: News[] =
    messages.length > 0 ? [{ name: 'livechat.messages.sent', payload: { messages, taken } }] : [];

  return [...sent, ...carriedOut.flatMap(({ decision }) => turnsOf(decision))];
}

/** What a conversation's first message means: what became of the one before, then the new one. */
export const newsOfStart = (
  conversation: string,
  before: readonly Done[],
  carriedOut: readonly Done[]
): News[] => [
  ...newsOf(before),
  { name: 'livechat.conversation.started', payload: { conversation } },
  ...newsOf(carriedOut),
];

/** A conversation nobody had, and the row of the operator who took it by answering; most messages give nothing. */
function takenBy(decision: Decision): Taken[] {
  if (decision.kind !== 'new' || !decision.assigned) {
    return [];
  }

  const { ownerId, operator } = decision.message;

  return operator === null ? [] : [{ conversation: ownerId, operator }];
}

/** What a decision means beyond its line. */
function turnsOf(decision: Decision): News[] {
  if (decision.kind === 'read') {
    const { ownerId: conversation, by, seq } = decision;

    return [{ name: 'livechat.messages.read', payload: { conversation, by, seq } }];
  }

  if (decision.kind !== 'new') {
    return [];
  }

  const payload = { conversation: decision.message.ownerId };

  return [
    ...(decision.assigned ? [{ name: 'livechat.conversation.assigned', payload } as const] : []),
    ...(decision.ended ? [{ name: 'livechat.conversation.ended', payload } as const] : []),
  ];
}
