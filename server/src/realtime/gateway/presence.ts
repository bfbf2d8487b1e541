import type { Core } from '@strapi/strapi';
import type { MemberPresence } from '../../../../shared/operators';
import { background } from '../../plugin/background';
import { coalesced } from '../../plugin/coalesced';
import { onEventEverywhere } from '../../plugin/events';
import { service } from '../../plugin/service';
import { channelRoom, isChannelRoom } from '../rooms';
import { offerAll, offerWaiting } from './catch-up';
import type { Gateway, OperatorSocket } from './namespaces';

/** Tells of who is available; what is answered tells everybody here, once for all who ask meanwhile. */
export function emitAvailability(strapi: Core.Strapi, gateway: Gateway): () => Promise<void> {
  const tellMembers = coalesced(() => emitMembers(strapi, gateway));

  onEventEverywhere(strapi, 'livechat.member.resumed', ({ operator, channels }) => {
    for (const socket of gateway.operators.sockets.values()) {
      if (socket.data.operator.id === operator) {
        socket.emit('availability:resumed', { channels });
      }
    }
  });
  onEventEverywhere(strapi, 'livechat.members.changed', tellMembers);
  onEventEverywhere(strapi, 'livechat.presence.changed', tellMembers);

  return tellMembers;
}

/** Whoever changed something waits until each hears what they are to hear, and not until all are told. */
async function emitMembers(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
  const presences = await service(strapi, 'operators').presences();
  const sockets = [...gateway.operators.sockets.values()];
  const come: OperatorSocket[] = [];

  for (const socket of sockets) {
    if (await followMembers(socket, presences)) {
      come.push(socket);
    }
  }

  gateway.emittedMembers = JSON.stringify(presences);
  gateway.operators.local.emit('members:changed', presences);
  background(strapi, 'offering what waits', offerAll(strapi, come));
}

/** A socket hears of the channels its operator is available in; answers whether there are some it did not hear before. */
async function followMembers(
  socket: OperatorSocket,
  presences: readonly MemberPresence[]
): Promise<boolean> {
  const own = presences.filter(({ operator }) => operator === socket.data.operator.id);
  const wanted = new Set(
    own.filter(({ available }) => available).map(({ channel }) => channelRoom(channel))
  );
  // Whoever was taken off a channel has no place there that would say so.
  const left = [...socket.rooms].filter((room) => isChannelRoom(room) && !wanted.has(room));
  const isNew = [...wanted].some((room) => !socket.rooms.has(room));

  for (const room of left) {
    await socket.leave(room);
  }

  await socket.join([...wanted]);

  return isNew;
}

/** Somebody opened the admin: they are there, and active. The others are told where that is news. */
export async function welcome(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const operators = service(strapi, 'operators');
  const { row } = socket.data.operator;

  await operators.touch(row);
  await operators.heartbeat([row]);

  const presences = await operators.presences();
  const isNew = await followMembers(socket, presences);

  socket.emit('members:changed', presences);

  if (isNew) {
    await offerWaiting(strapi, socket);
  }
}

/** Says that this node's operators are there, and tells when idleness or absence changed who is available. */
export async function keepPresence(
  strapi: Core.Strapi,
  gateway: Gateway,
  tellMembers: () => Promise<void>
): Promise<void> {
  const rows = [...gateway.operators.sockets.values()].map(({ data }) => data.operator.row);

  if (rows.length === 0) {
    return;
  }

  await service(strapi, 'operators').heartbeat([...new Set(rows)]);

  const presences = JSON.stringify(await service(strapi, 'operators').presences());

  if (presences !== gateway.emittedMembers) {
    await tellMembers();
  }
}
