import type { Core } from '@strapi/strapi';
import { attempt } from '../../plugin/background';
import { type EventPayloads, onEventEverywhere, onEventInBackground } from '../../plugin/events';
import { AUDIENCE, type Delivery, targetOf } from '../audience';
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
      await attempt(strapi, 'telling who lost a conversation', () =>
        emitLeft(strapi, gateway, one)
      );
    }
  });

  const tell = <Name extends Told>(name: Name): void =>
    onEventEverywhere(strapi, name, (payload) => deliver(gateway, TOLD[name](payload)));

  tell('livechat.message.changed');
  tell('livechat.messages.read');
  tell('livechat.typing.changed');
  tell('livechat.visitor.moved');
}

type Told = keyof typeof AUDIENCE;

const TOLD: { readonly [Name in Told]: (payload: EventPayloads[Name]) => readonly Delivery[] } =
  AUDIENCE;

/** Who answers whom now, and how far a conversation is. Nobody who acts waits until all are told. */
export function emitTurns(strapi: Core.Strapi, gateway: Gateway): void {
  onEventInBackground(strapi, 'livechat.conversation.started', ({ conversation }) =>
    emitStarted(strapi, gateway, conversation)
  );
  onEventInBackground(strapi, 'livechat.conversation.resumed', ({ conversation }) =>
    emitAgain(strapi, gateway, conversation)
  );
  onEventInBackground(strapi, 'livechat.conversation.assigned', async (assigned) => {
    const { conversation, handedOver = false } = assigned;
    const views = await emitAssigned(strapi, gateway, conversation);

    // Whose operator is gone opens like a new one: at whoever has it now, or at everybody on duty.
    if (handedOver) {
      await openAt(strapi, gateway, { conversation, target: targetOf(views), isNew: true });
    }
  });
  onEventInBackground(strapi, 'livechat.conversation.ended', async ({ conversation }) => {
    await emitChanged(strapi, gateway, conversation);
  });
}
