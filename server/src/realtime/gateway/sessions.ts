import type { Core } from '@strapi/strapi';
import { configOf } from '../../plugin/config';
import { onEventEverywhere } from '../../plugin/events';
import { service } from '../../plugin/service';
import type { Gateway, VisitorSocket } from './namespaces';

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
