import type { Core } from '@strapi/strapi';
import { onEventEverywhere } from '../../plugin/events';
import { AUDIENCE, targetOf } from '../audience';
import { deliver } from './deliver';
import type { Gateway } from './namespaces';
import {
  emitAgain,
  emitAssigned,
  emitChanged,
  emitLeft,
  emitStarted,
  leaveTo,
  openAt,
} from './turns';

/**
 * What was said, read and typed, to whoever hears the conversation. Every node tells its own sockets
 * and hears from the others what happened there: one word between nodes for a whole batch, and
 * nobody waits for it.
 */
export function emitConversationEvents(strapi: Core.Strapi, gateway: Gateway): void {
  onEventEverywhere(strapi, 'livechat.messages.sent', async (sent) => {
    // Who has no part in a conversation any more leaves it before another word of it is told.
    const left = (sent.taken ?? []).map((one) => leaveTo(gateway, one));

    deliver(gateway, AUDIENCE['livechat.messages.sent'](sent));

    for (const one of left) {
      await emitLeft(strapi, gateway, one);
    }
  });
  onEventEverywhere(strapi, 'livechat.message.changed', (changed) =>
    deliver(gateway, AUDIENCE['livechat.message.changed'](changed))
  );
  onEventEverywhere(strapi, 'livechat.messages.read', (receipt) =>
    deliver(gateway, AUDIENCE['livechat.messages.read'](receipt))
  );
  onEventEverywhere(strapi, 'livechat.typing.changed', (typing) =>
    deliver(gateway, AUDIENCE['livechat.typing.changed'](typing))
  );
  onEventEverywhere(strapi, 'livechat.visitor.moved', (moved) =>
    deliver(gateway, AUDIENCE['livechat.visitor.moved'](moved))
  );
}

/** Who answers whom now, and how far a conversation is. */
export function emitTurns(strapi: Core.Strapi, gateway: Gateway): void {
  onEventEverywhere(strapi, 'livechat.conversation.started', ({ conversation }) =>
    emitStarted(strapi, gateway, conversation)
  );
  onEventEverywhere(strapi, 'livechat.conversation.resumed', ({ conversation }) =>
    emitAgain(strapi, gateway, conversation)
  );
  onEventEverywhere(strapi, 'livechat.conversation.assigned', async (assigned) => {
    const { conversation, handedOver = false } = assigned;
    const views = await emitAssigned(strapi, gateway, conversation);

    // Whose operator is gone opens like a new one: at whoever has it now, or at everybody on duty.
    if (handedOver) {
      await openAt(strapi, gateway, { conversation, target: targetOf(views), isNew: true });
    }
  });
  onEventEverywhere(strapi, 'livechat.conversation.ended', async ({ conversation }) => {
    await emitChanged(strapi, gateway, conversation);
  });
}
