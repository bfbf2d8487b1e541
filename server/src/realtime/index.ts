import type { Core } from '@strapi/strapi';
import type { Message, OperatorConversation } from '../../../shared/conversations';
import type { MemberPresence } from '../../../shared/operators';
import { isFor } from '../conversations/access';
import type { Taken } from '../conversations/events';
import { isAdded } from '../plugin/added';
import { RIGHTS_CHANGES } from '../plugin/admins';
import { logFault } from '../plugin/background';
import { defineSlice } from '../plugin/compose';
import { configOf } from '../plugin/config';
import { failureCode } from '../plugin/errors';
import { emitEventInBackground, onEventEverywhere, onStrapiEvent } from '../plugin/events';
import { closeRedis } from '../plugin/redis';
import { type Services, service } from '../plugin/service';
import { startTasks } from '../plugin/tasks';
import { config } from './config';
import { errors } from './errors';
import { events } from './events';
import {
  type Gateway,
  type OperatorNamespace,
  type OperatorSocket,
  openGateway,
  type VisitorNamespace,
  type VisitorSocket,
} from './gateway';
import {
  channelRoom,
  conversationOf,
  conversationRoom,
  isChannelRoom,
  operatorRoom,
  SUPERVISORS,
  visitorRoom,
} from './rooms';
import { createRealtime } from './service';

interface Deps {
  strapi: Core.Strapi;
}

/** Where the running gateway is kept until Strapi stops. */
const HANDLE = 'livechat::gateway';

/** How often presence is told to the database and looked up in it. */
const PRESENCE_SECONDS = 5;

/** How often every operator's admin session is looked at, beside the moments Strapi tells of. */
const SESSION_SECONDS = 30;

/** How often silent visitors are looked for. */
const SILENCE_SECONDS = 10;

/** Strapi tells of a logout before it has deleted the session. */
const SETTLING_MILLISECONDS = 500;

/** After any of these an operator may have lost the right to be here. */
const RECHECKED = ['admin.logout', ...RIGHTS_CHANGES];

/** Realtime: the sockets of visitors and operators on Strapi's own server. */
export const realtime = defineSlice({
  name: 'realtime',
  config,
  errors,
  events,
  service: createRealtime,
  bootstrap: start,
  destroy: stop,
});

declare module '../plugin/service' {
  interface Services {
    realtime: ReturnType<typeof createRealtime>;
  }
}

async function start({ strapi }: Deps): Promise<void> {
  const gateway = await openGateway(strapi);

  emitConversationEvents(strapi, gateway);
  emitAvailability(strapi, gateway);
  watchSessions(strapi, gateway);

  const tasks = startTasks(strapi, [
    {
      name: 'keeping presence',
      seconds: PRESENCE_SECONDS,
      run: () => keepPresence(strapi, gateway),
    },
    {
      name: 'making good missed news',
      seconds: PRESENCE_SECONDS,
      run: () => exchangeHeartbeats(strapi, gateway),
    },
    {
      name: 'closing silent sockets',
      seconds: SILENCE_SECONDS,
      run: () => closeSilent(strapi, gateway),
    },
    { name: 'looking at sessions', seconds: SESSION_SECONDS, run: () => recheck(strapi, gateway) },
  ]);

  strapi.add(HANDLE, {
    close: async () => {
      tasks.stop();
      await gateway.close();
    },
  });
}

async function stop({ strapi }: Deps): Promise<void> {
  if (isAdded(strapi, HANDLE)) {
    await (strapi.get(HANDLE) as { close: () => Promise<void> }).close();
  }

  closeRedis(strapi);
}

/**
 * What was said, read and typed, to whoever hears the conversation. Every node tells its own sockets
 * and hears from the others what happened there: one word between nodes for a whole batch, and
 * nobody waits for it.
 */
function emitConversationEvents(strapi: Core.Strapi, sides: Gateway): void {
  const { visitors, operators } = sides;

  onEventEverywhere(strapi, 'livechat.messages.sent', async ({ messages, taken = [] }) => {
    const left = taken.map((one) => leaveTo(sides, one));

    for (const message of messages) {
      emitMessage(sides, message);
    }

    for (const one of left) {
      await emitLeft(strapi, sides, one);
    }
  });
  onEventEverywhere(strapi, 'livechat.message.changed', ({ message }) => {
    operators.local.to(conversationRoom(message.conversation)).emit('message:changed', message);
  });
  onEventEverywhere(strapi, 'livechat.messages.read', (seen) => {
    operators.local.to(conversationRoom(seen.conversation)).emit('messages:read', seen);
    visitors.local.to(conversationRoom(seen.conversation)).emit('messages:read', seen);
  });
  onEventEverywhere(strapi, 'livechat.typing.changed', (typing) => {
    const room = conversationRoom(typing.conversation);

    if (typing.by === 'visitor') {
      operators.local.to(room).emit('typing:changed', typing);
    } else {
      visitors.local.to(room).emit('typing:changed', typing);
    }
  });
  // Who comes back is told that there is no such channel; who hears nothing would wait for an answer.
  onEventEverywhere(strapi, 'livechat.channel.deleted', ({ channel }) => {
    for (const socket of visitors.sockets.values()) {
      if (socket.data.channel === channel) {
        socket.disconnect(true);
      }
    }
  });
  onEventEverywhere(strapi, 'livechat.visitor.moved', ({ conversations, page }) => {
    for (const conversation of conversations) {
      operators.local
        .to(conversationRoom(conversation))
        .emit('visitor:moved', { conversation, page });
    }
  });
  onEventEverywhere(strapi, 'livechat.conversation.started', ({ conversation }) =>
    emitStarted(strapi, sides, conversation)
  );
  onEventEverywhere(strapi, 'livechat.conversation.resumed', ({ conversation }) =>
    emitAgain(strapi, sides, conversation)
  );
  onEventEverywhere(strapi, 'livechat.conversation.assigned', async (assigned) => {
    const { conversation, handedOver = false } = assigned;
    const views = await emitAssigned(strapi, sides, conversation);

    // Whose operator is gone opens like a new one: at whoever has it now, or at everybody on duty.
    if (handedOver) {
      await openAt(strapi, sides, { conversation, target: targetOf(views), isNew: true });
    }
  });
  onEventEverywhere(strapi, 'livechat.conversation.ended', async ({ conversation }) => {
    await emitChanged(strapi, sides, conversation);
  });
}

/** Tells everybody who hears a conversation but the sender, who has the message as an answer. */
function emitMessage({ visitors, operators, senders }: Gateway, message: Message): void {
  const room = conversationRoom(message.conversation);
  const sender = senders.of(message);

  if (hasOthers(operators, room, sender)) {
    operators.local
      .to(room)
      .except(sender ?? [])
      .emit('message:new', message);
  }

  if (isFor('visitor', message) && hasOthers(visitors, room, sender)) {
    visitors.local
      .to(room)
      .except(sender ?? [])
      .emit('message:new', message);
  }
}

/** Whether anybody but the sender is in a room: most often a visitor has but one tab open. */
function hasOthers(
  { adapter }: VisitorNamespace | OperatorNamespace,
  room: string,
  sender: string | undefined
): boolean {
  const members = adapter.rooms.get(room);
  const isSenderIn = sender !== undefined && members?.has(sender);

  return (members?.size ?? 0) > (isSenderIn ? 1 : 0);
}

type Sides = Pick<Gateway, 'visitors' | 'operators'>;

/** A conversation as each side sees it. */
type Views = Awaited<ReturnType<Services['conversations']['views']>>;

/** A new conversation opens at its operator; unassigned, at everybody on duty in the channel. */
async function emitStarted(strapi: Core.Strapi, sides: Sides, conversation: string): Promise<void> {
  const views = await service(strapi, 'conversations').views(conversation);
  const room = conversationRoom(conversation);
  const { visitors } = sides;

  visitors.local.in(visitorRoom(views.visitorKey, views.channelRow)).socketsJoin(room);

  const { visitor } = await openAt(strapi, sides, {
    conversation,
    target: targetOf(views),
    isNew: true,
  });

  visitors.local.to(room).emit('conversation:changed', visitor);
}

/**
 * The node that stored a message may have died before it told anybody. When its visitor comes back
 * through another, whoever should have heard does: the version tells a window what it missed.
 */
async function emitAgain(strapi: Core.Strapi, sides: Sides, conversation: string): Promise<void> {
  if (sides.operators.sockets.size > 0) {
    const views = await service(strapi, 'conversations').views(conversation);

    await openAt(strapi, sides, { conversation, target: targetOf(views), isNew: false });
  }
}

/**
 * Opens a conversation in the tabs of a room, or brings it up to date where it is not new to them. They hear it
 * before it is read, so that nothing is said in between that neither news nor reading brings.
 */
async function openAt(
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

function tellView(
  socket: OperatorSocket | undefined,
  conversation: OperatorConversation,
  isKnown: boolean
): void {
  socket?.emit(isKnown ? 'conversation:changed' : 'conversation:opened', conversation);
}

/** Whoever has no part in a conversation any more leaves it before another word of it is told. */
async function emitAssigned(
  strapi: Core.Strapi,
  sides: Sides,
  conversation: string
): Promise<Views> {
  const { operatorRow } = await service(strapi, 'conversations').views(conversation);

  if (operatorRow !== null) {
    await emitLeft(strapi, sides, leaveTo(sides, { conversation, operator: operatorRow }));
  }

  return emitChanged(strapi, sides, conversation);
}

/** Whose a conversation is to answer. */
const targetOf = ({ operatorRow, channel }: Views): string =>
  operatorRow === null ? channelRoom(channel) : operatorRoom(operatorRow);

/** Who hears no more of a conversation: the ids of their sockets. */
interface Left {
  conversation: string;
  sockets: string[];
}

/** Leaves a conversation to its operator, and to those who may read everything. Nothing is waited for. */
function leaveTo({ operators }: Sides, { conversation, operator }: Taken): Left {
  const room = conversationRoom(conversation);
  const target = operatorRoom(operator);
  const { rooms } = operators.adapter;

  operators.local.in(target).socketsJoin(room);

  const sockets = [...(rooms.get(room) ?? [])].filter(
    (id) => !rooms.get(target)?.has(id) && !rooms.get(SUPERVISORS)?.has(id)
  );

  if (sockets.length > 0) {
    operators.local.in(sockets).socketsLeave(room);
  }

  return { conversation, sockets };
}

/** They are told that somebody else has it, and nothing of what was said. */
async function emitLeft(
  strapi: Core.Strapi,
  { operators }: Sides,
  { conversation, sockets }: Left
): Promise<void> {
  if (sockets.length > 0) {
    const { operator } = await service(strapi, 'conversations').views(conversation);

    operators.local.to(sockets).emit('conversation:changed', { ...operator, lastMessage: null });
  }
}

async function emitChanged(
  strapi: Core.Strapi,
  { visitors, operators }: Sides,
  conversation: string
): Promise<Views> {
  const views = await service(strapi, 'conversations').views(conversation);
  const room = conversationRoom(conversation);

  visitors.local.to(room).emit('conversation:changed', views.visitor);
  operators.local.to(room).emit('conversation:changed', views.operator);

  return views;
}

function emitAvailability(strapi: Core.Strapi, gateway: Gateway): void {
  onEventEverywhere(strapi, 'livechat.member.resumed', ({ operator, channels }) => {
    for (const socket of gateway.operators.sockets.values()) {
      if (socket.data.operator.id === operator) {
        socket.emit('availability:resumed', { channels });
      }
    }
  });
  onEventEverywhere(strapi, 'livechat.members.changed', () => emitMembers(strapi, gateway));
}

async function emitMembers(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const presences = await service(strapi, 'operators').presences();

  gateway.emittedMembers = JSON.stringify(presences);
  gateway.operators.local.emit('members:changed', presences);

  for (const socket of gateway.operators.sockets.values()) {
    await followMembers(strapi, socket, presences);
  }
}

/** A socket hears of the channels its operator is on duty in; coming on duty brings what waits there. */
async function followMembers(
  strapi: Core.Strapi,
  socket: OperatorSocket,
  presences: readonly MemberPresence[]
): Promise<void> {
  const own = presences.filter(({ operator }) => operator === socket.data.operator.id);
  const wanted = new Set(
    own.filter(({ available }) => available).map(({ channel }) => channelRoom(channel))
  );
  // Whoever was taken off a channel has no duty there that would say so.
  const left = [...socket.rooms].filter((room) => isChannelRoom(room) && !wanted.has(room));
  const isNew = [...wanted].some((room) => !socket.rooms.has(room));

  for (const room of left) {
    await socket.leave(room);
  }

  await socket.join([...wanted]);

  if (isNew) {
    await offerWaiting(strapi, socket);
  }
}

/** Hears what waits before it is read once more; what was taken in between is left again. */
async function offerWaiting(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const conversations = service(strapi, 'conversations');
  const joined = new Set(socket.rooms);
  const rooms = (await conversations.waitingFor(socket.data))
    .map(({ id }) => conversationRoom(id))
    .filter((room) => !joined.has(room));

  await socket.join(rooms);

  const waiting = await conversations.waitingFor(socket.data);
  const now = new Set(waiting.map(({ id }) => conversationRoom(id)));

  for (const room of rooms.filter((one) => !now.has(one))) {
    await socket.leave(room);
  }

  for (const conversation of waiting) {
    const room = conversationRoom(conversation.id);

    await socket.join(room);
    tellView(socket, conversation, joined.has(room));
  }
}

/** What was not heard from another node is in the database; whoever is concerned may never ask. */
async function exchangeHeartbeats(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const { heartbeat, peers } = gateway;

  heartbeat();

  if (!peers.missed(Date.now())) {
    return;
  }

  await catchUp(strapi, gateway);
}

/** Tells both sides of every conversation heard here how far it is, and operators what waits for them. */
async function catchUp(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const { visitors, operators } = gateway;
  const rooms = new Set([...visitors.adapter.rooms.keys(), ...operators.adapter.rooms.keys()]);

  for (const conversation of [...rooms].flatMap((room) => conversationOf(room) ?? [])) {
    await emitChanged(strapi, gateway, conversation);
  }

  for (const socket of operators.sockets.values()) {
    await offerWaiting(strapi, socket);
  }
}

/** Says that this node's operators are there, and tells when idleness or absence changed who is on duty. */
async function keepPresence(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const rows = [...gateway.operators.sockets.values()].map(({ data }) => data.operator.row);

  if (rows.length === 0) {
    return;
  }

  await service(strapi, 'operators').heartbeat([...new Set(rows)]);

  const presences = JSON.stringify(await service(strapi, 'operators').presences());

  if (presences !== gateway.emittedMembers) {
    await emitMembers(strapi, gateway);
  }
}

/**
 * A visitor who says nothing for long, and never wrote anything anybody could answer, needs no socket:
 * the widget opens it again when they do something.
 */
async function closeSilent(strapi: Core.Strapi, { visitors }: Gateway): Promise<void> {
  const patience = configOf(strapi).limits.silentVisitorSeconds * 1_000;
  const isSilent = ({ data }: VisitorSocket): boolean =>
    !data.hasWritten && Date.now() - (data.heardAt ?? 0) > patience;
  const silent = [...visitors.sockets.values()].filter(isSilent);
  const met = await service(strapi, 'visitors').met(silent.map(({ data }) => data.key));

  for (const socket of silent) {
    socket.data.hasWritten = met.has(socket.data.key);

    // It may have been heard meanwhile.
    if (isSilent(socket)) {
      socket.disconnect(true);
    }
  }
}

function watchSessions(strapi: Core.Strapi, gateway: Gateway): void {
  for (const name of RECHECKED) {
    onStrapiEvent(strapi, name, () => {
      setTimeout(
        () => emitEventInBackground(strapi, 'livechat.rights.changed', {}),
        SETTLING_MILLISECONDS
      ).unref();
    });
  }

  // Strapi tells of a change on the node that made it; the operator may be connected to another.
  onEventEverywhere(strapi, 'livechat.rights.changed', () => recheck(strapi, gateway));
}

/** Strapi's own session and permissions decide, for sockets that are open too. */
async function recheck(strapi: Core.Strapi, { operators }: Gateway): Promise<void> {
  for (const socket of operators.sockets.values()) {
    try {
      Object.assign(socket.data, await service(strapi, 'realtime').readmitOperator(socket.data));
      await applyRights(strapi, socket);
    } catch (error) {
      if (REFUSED.includes(failureCode(error))) {
        socket.disconnect(true);
      } else {
        // A hiccup of the database is nobody's fault; the next look tells more.
        logFault(strapi, 'looking at a session', error);
      }
    }
  }
}

/** What says that somebody is logged out or no longer permitted, and not just that asking failed. */
const REFUSED: readonly unknown[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'FORBIDDEN'];

/** Who may read everything stays with what is given to others; who no longer may leaves it at once. */
async function applyRights(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  if (socket.data.all) {
    await socket.join(SUPERVISORS);

    return;
  }

  await socket.leave(SUPERVISORS);

  const joined = [...socket.rooms].flatMap((room) => conversationOf(room) ?? []);

  if (joined.length === 0) {
    return;
  }

  const readable = await service(strapi, 'conversations').readable(socket.data, joined);

  for (const conversation of joined.filter((one) => !readable.has(one))) {
    await socket.leave(conversationRoom(conversation));
  }
}
