import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Preview, WidgetFromVisitors } from '../../../shared/widget';
import { emitEvent } from '../plugin/events';
import { id, messagesQuery } from '../plugin/fields';
import { service } from '../plugin/service';
import { type EventsOf, eventsFor, type SocketData } from '../plugin/sockets';

const query = z.object({ conversation: id.nullable(), ...messagesQuery });

const on = eventsFor<'visitor'>();

const visitor: EventsOf<'visitor', WidgetFromVisitors> = {
  'messages:sync': on('event', query, async ({ strapi, data, connection }, ask) => {
    const { key, channelRow } = data;
    const conversations = service(strapi, 'conversations');
    const conversation = await conversations.currentOf(key, {
      channelRow,
      conversation: ask.conversation,
    });

    if (conversation === null) {
      return { ...NOTHING_YET, preview: await previewFor(strapi, data) };
    }

    connection.join([conversation]);

    const { row, ...sync } = await conversations.syncVisitor(key, {
      ...ask,
      channelRow,
      conversation,
    });
    const rating = row === null ? null : await service(strapi, 'ratings').given('chat', row);

    if (sync.conversation?.state !== 'open') {
      return { ...sync, rating, preview: await previewFor(strapi, data) };
    }

    await conversations.arrive(data);
    await emitEvent(strapi, 'livechat.conversation.resumed', { conversation });

    return { ...sync, rating, preview: null };
  }),
};

/** What a window asks to show itself: what was said, what was rated, and whom one would talk to. */
export const widgetSockets = { visitor };

/** What a visitor is told who has said nothing. */
const NOTHING_YET = { conversation: null, messages: [], more: false, rating: null };

/** Whom a visitor who opened the window would talk to. */
async function previewFor(strapi: Core.Strapi, data: SocketData['visitor']): Promise<Preview> {
  const { key, channelRow, ip } = data;
  const { locale, country } = await service(strapi, 'visitors').sight(data);
  const who = { visitor: key, locale, country, seed: ip };

  return service(strapi, 'conversations').preview(channelRow, who);
}
