import type { Core } from '@strapi/strapi';
import type { MemberPresence } from '../../../../shared/operators';
import { onEventEverywhere } from '../../plugin/events';
import { service } from '../../plugin/service';
import { channelRoom, isChannelRoom } from '../rooms';
import { offerWaiting } from './catch-up';
import type { Gateway, OperatorSocket } from './namespaces';

export function emitAvailability(strapi: Core.Strapi, gateway: Gateway): void {
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

/** Says that this node's operators are there, and tells when idleness or absence changed who is on duty. */
export async function keepPresence(strapi: Core.Strapi, gateway: Gateway): Promise<void> {
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
