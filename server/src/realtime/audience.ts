import type { ReadReceipt, Typing } from '../../../shared/conversations';
import type { ServerToOperatorEvents, ServerToVisitorEvents } from '../../../shared/realtime';
import { forSide, type ToldMessage } from '../conversations/shown';
import { isFor, isSeen, type Side, visibleTo } from '../conversations/visibility';
import type { Viewer } from '../operators/viewer';
import type { Row } from '../plugin/database/ids';
import { channelRoom, conversationRoom, operatorRoom } from './rooms';
import type { Sent } from './senders';

/** An event of the protocol with its payload, for those of one side who are in a room. */
type DeliveryTo<S extends Side, Events> = {
  [Name in keyof Events]: {
    to: S;
    room: string;
    event: Name;
    payload: Events[Name] extends (payload: infer Payload) => void ? Payload : never;
    /** What it is the answer to: whoever sent that is not told as well. */
    except?: Sent;
  };
}[keyof Events];

/** Who is told what. */
export type Delivery =
  | DeliveryTo<'visitor', ServerToVisitorEvents>
  | DeliveryTo<'operator', ServerToOperatorEvents>;

const SIDES: readonly Side[] = ['operator', 'visitor'];

/** A message goes to the sides that read it. */
const messageTo = (event: 'message:new' | 'message:changed', message: ToldMessage): Delivery[] =>
  SIDES.filter((side) => isFor(side, message)).map((to) => ({
    to,
    room: conversationRoom(message.conversation),
    event,
    payload: forSide(message, to),
  }));

/** What happened in a conversation, and who is told what of it. */
export const AUDIENCE = {
  'livechat.messages.sent': ({ messages }: { messages: readonly ToldMessage[] }): Delivery[] =>
    messages.flatMap((message) =>
      messageTo('message:new', message).map((delivery) => ({ ...delivery, except: message }))
    ),
  'livechat.message.changed': ({ message }: { message: ToldMessage }): Delivery[] =>
    messageTo('message:changed', message),
  'livechat.messages.read': (receipt: ReadReceipt): Delivery[] =>
    SIDES.map((to) => ({
      to,
      room: conversationRoom(receipt.conversation),
      event: 'messages:read',
      payload: receipt,
    })),
  // Whoever writes knows it.
  'livechat.typing.changed': (typing: Typing): Delivery[] =>
    SIDES.filter((side) => side !== typing.by).map((to) => ({
      to,
      room: conversationRoom(typing.conversation),
      event: 'typing:changed',
      payload: typing,
    })),
  'livechat.visitor.moved': (moved: {
    conversations: readonly string[];
    page: string;
  }): Delivery[] =>
    moved.conversations.map((conversation) => ({
      to: 'operator',
      room: conversationRoom(conversation),
      event: 'visitor:moved',
      payload: { conversation, page: moved.page },
    })),
};

/** A conversation as each side sees it, with who answers it. */
export interface Views {
  /** Id of the channel. */
  channel: string;
  operatorRow: Row<'operator'> | null;
  visitor: Parameters<ServerToVisitorEvents['conversation:changed']>[0];
  operator: Parameters<ServerToOperatorEvents['conversation:changed']>[0];
}

/** A conversation is not what it was: each side hears how it is. */
export const changed = ({ visitor, operator }: Views): Delivery[] => [
  changedForVisitor(visitor),
  {
    to: 'operator',
    room: conversationRoom(operator.id),
    event: 'conversation:changed',
    payload: operator,
  },
];

export const changedForVisitor = (visitor: Views['visitor']): Delivery => ({
  to: 'visitor',
  room: conversationRoom(visitor.id),
  event: 'conversation:changed',
  payload: visitor,
});

/** Whose a conversation is to answer: who has it, else everybody available in its channel. */
export const targetOf = ({ operatorRow, channel }: Views): string =>
  operatorRow === null ? channelRoom(channel) : operatorRoom(operatorRow);

/** Of the sockets that hear a conversation, by id, those that hear no more of it once an operator, by row, has it. */
export const leaving = (
  hearing: readonly { id: string; data: Viewer }[],
  operator: Row<'operator'>
): string[] =>
  hearing.filter(({ data }) => !isSeen(visibleTo(data), { operator })).map(({ id }) => id);

/** A conversation as those see it who have no part in it any more: that somebody else has it, and nothing of what was said. */
export const lost = (operator: Views['operator']): Views['operator'] => ({
  ...operator,
  lastMessage: null,
});
