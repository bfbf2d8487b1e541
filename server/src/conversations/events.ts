import type { ReadReceipt, Typing } from '../../../shared/conversations';
import type { Row } from '../plugin/database/ids';
import type { ToldMessage } from './shown';

/** A waiting conversation that one of the messages gave to the operator who wrote it, by row. */
export interface Taken {
  conversation: string;
  operator: Row<'operator'>;
}

/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.conversation.started': 'public',
  'livechat.conversation.resumed': 'internal',
  'livechat.conversation.assigned': 'public',
  'livechat.conversation.ended': 'public',
  'livechat.messages.sent': 'internal',
  'livechat.message.changed': 'internal',
  'livechat.messages.read': 'internal',
  'livechat.typing.changed': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    /** The first message of a visitor was committed. */
    'livechat.conversation.started': { conversation: string };
    /** A visitor came back to an open conversation: from another page, after a cut line, or from a node that died. */
    'livechat.conversation.resumed': { conversation: string };
    /** An operator took or was given a conversation, or lost it; `handedOver` where whoever had it is gone. */
    'livechat.conversation.assigned': { conversation: string; handedOver?: true };
    'livechat.conversation.ended': { conversation: string };
    /** A batch of messages was committed, in order. */
    'livechat.messages.sent': { messages: readonly ToldMessage[]; taken?: readonly Taken[] };
    'livechat.message.changed': { message: ToldMessage };
    'livechat.messages.read': ReadReceipt;
    'livechat.typing.changed': Typing;
  }
}
