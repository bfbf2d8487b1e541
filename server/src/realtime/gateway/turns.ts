import type { Core } from '@strapi/strapi';
import type { OperatorConversation } from '../../../../shared/conversations';
import type { Taken } from '../../conversations/events';
import { service } from '../../plugin/service';
import { changed, changedForVisitor, leaving, lost, targetOf, type Views } from '../audience';
import { conversationRoom, operatorRoom, visitorRoom } from '../rooms';
import { deliver } from './deliver';
import type { Gateway, OperatorSocket } from './namespaces';

type Sides = Pick<Gateway, 'visitors' | 'operators' | 'senders'>;

/** A new conversation opens at its operator; unassigned, at everybody on duty in the channel. */
export async function emitStarted(
  strapi: Core.Strapi,
  sides: Sides,
  conversation: string
): Promise<void> {
  const views = await service(strapi, 'conversations').views(conversation);
  const room = conversationRoom(conversation);
  const { visitors } = sides;

  visitors.local.in(visitorRoom(views.visitorKey, views.channelRow)).socketsJoin(room);

  const { visitor } = await openAt(strapi, sides, {
    conversation,
    target: targetOf(views),
    isNew: true,
  });

  deliver(sides, [changedForVisitor(visitor)]);
}

/**
 * The node that stored a message may have died before it told anybody. When its visitor comes back
 * through another, whoever should have heard does: the version tells a window what it missed.
 */
export async function emitAgain(
  strapi: Core.Strapi,
  sides: Sides,
  conversation: string
): Promise<void> {
  if (sides.operators.sockets.size > 0) {
    const views = await service(strapi, 'conversations').views(conversation);

    await openAt(strapi, sides, { conversation, target: targetOf(views), isNew: false });
  }
}

/**
 * Opens a conversation in the tabs of a room, or brings it up to date where it is not new to them. They hear it
 * before it is read, so that nothing is said in between that neither news nor reading brings.
 */
export async function openAt(
  strapi: Core.Strapi,
  { operators }: Sides,
  { conversation, target, isNew }: { conversation: string; target: string; isNew: boolean }
) {
  const room = conversationRoom(conversation);
  const joined = new Set(isNew ? [] : operators.adapter.rooms.get(room));

  operators.local.in(target).socketsJoin(room);

  const views = await service(strapi, 'conversations').views(conversation);
  const hearing = operators.adapter.rooms.get(room) ?? new Set();

  // Somebody else may have got it meanwhile; they have left the room then.
  for (const id of operators.adapter.rooms.get(target) ?? []) {
    if (hearing.has(id)) {
      tellView(operators.sockets.get(id), views.operator, joined.has(id));
    }
  }

  return views;
}

export function tellView(
  socket: OperatorSocket | undefined,
  conversation: OperatorConversation,
  isKnown: boolean
): void {
  socket?.emit(isKnown ? 'conversation:changed' : 'conversation:opened', conversation);
}

/** Whoever has no part in a conversation any more leaves it before another word of it is told. */
export async function emitAssigned(
  strapi: Core.Strapi,
  sides: Sides,
  conversation: string
): Promise<Views> {
  const { operatorRow } = await service(strapi, 'conversations').views(conversation);
  const left =
    operatorRow === null ? null : leaveTo(sides, { conversation, operator: operatorRow });
  // Read after it is heard, so that nothing is said in between.
  const views = await emitChanged(strapi, sides, conversation);

  if (left !== null) {
    tellLost(sides, left, views);
  }

  return views;
}

/** Who hears no more of a conversation: the ids of their sockets. */
interface Left {
  conversation: string;
  sockets: string[];
}

/** Leaves a conversation to its operator, and to those who may read it all the same. Nothing is waited for. */
export function leaveTo({ operators }: Sides, { conversation, operator }: Taken): Left {
  const room = conversationRoom(conversation);

  operators.local.in(operatorRoom(operator)).socketsJoin(room);

  const hearing = [...(operators.adapter.rooms.get(room) ?? [])];
  const sockets = leaving(
    hearing.flatMap((id) => operators.sockets.get(id) ?? []),
    operator
  );

  if (sockets.length > 0) {
    operators.local.in(sockets).socketsLeave(room);
  }

  return { conversation, sockets };
}

/** They are told that somebody else has it, and nothing of what was said. */
export async function emitLeft(strapi: Core.Strapi, sides: Sides, left: Left): Promise<void> {
  if (left.sockets.length > 0) {
    tellLost(sides, left, await service(strapi, 'conversations').views(left.conversation));
  }
}

function tellLost({ operators }: Sides, { sockets }: Left, { operator }: Views): void {
  if (sockets.length > 0) {
    operators.local.to(sockets).emit('conversation:changed', lost(operator));
  }
}

/** Tells both sides how far a conversation is. */
export async function emitChanged(
  strapi: Core.Strapi,
  sides: Sides,
  conversation: string
): Promise<Views> {
  const views = await service(strapi, 'conversations').views(conversation);

  deliver(sides, changed(views));

  return views;
}
