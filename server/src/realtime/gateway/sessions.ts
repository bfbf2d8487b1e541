import type { Core } from '@strapi/strapi';
import { RIGHTS_CHANGES } from '../../plugin/admins';
import { logFault } from '../../plugin/background';
import { configOf } from '../../plugin/config';
import { failureCode } from '../../plugin/errors';
import { emitEventInBackground, onEventEverywhere, onStrapiEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import { conversationOf, conversationRoom } from '../rooms';
import type { Gateway, OperatorSocket, VisitorSocket } from './namespaces';

/** Strapi tells of a logout before it has deleted the session. */
const SETTLING_MILLISECONDS = 500;

/** After any of these an operator may have lost the right to be here. */
const RECHECKED = ['admin.logout', ...RIGHTS_CHANGES];

/** What says that somebody is logged out or no longer permitted, and not just that asking failed. */
const REFUSED: readonly unknown[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'FORBIDDEN'];

/**
 * A visitor who says nothing for long, and never wrote anything anybody could answer, needs no socket:
 * the widget opens it again when they do something.
 */
export async function closeSilent(strapi: Core.Strapi, { visitors }: Gateway): Promise<void> {
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

/** Who comes back is told that there is no such channel; who hears nothing would wait for an answer. */
export function watchChannels(strapi: Core.Strapi, { visitors }: Gateway): void {
  onEventEverywhere(strapi, 'livechat.channel.deleted', ({ channel }) => {
    for (const socket of visitors.sockets.values()) {
      if (socket.data.channel === channel) {
        socket.disconnect(true);
      }
    }
  });
}

export function watchSessions(strapi: Core.Strapi, gateway: Gateway): void {
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
export async function recheck(strapi: Core.Strapi, { operators }: Gateway): Promise<void> {
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

/** Who may no longer read a conversation leaves it at once. */
async function applyRights(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const joined = [...socket.rooms].flatMap((room) => conversationOf(room) ?? []);

  if (joined.length === 0) {
    return;
  }

  const readable = await service(strapi, 'conversations').readable(socket.data, joined);

  for (const conversation of joined.filter((one) => !readable.has(one))) {
    await socket.leave(conversationRoom(conversation));
  }
}
