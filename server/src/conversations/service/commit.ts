import type { Core } from '@strapi/strapi';
import type { Message } from '../../../../shared/conversations';
import { failure } from '../../plugin/errors';
import { emitEventInBackground } from '../../plugin/events';
import { transaction } from '../../plugin/transaction';
import { type Decision, type LogEntry, takenBy } from '../batch';
import type { Outcome } from '../log';
import { toMessage } from '../rows';
import * as store from '../store';
import { contextOf } from './context';

/** A decision carried out, with its line as people read it. */
export interface Done {
  decision: Decision;
  /** Null where nothing was said. */
  message: Message | null;
}

export const done = (decision: Decision): Done => ({
  decision,
  message: 'message' in decision ? toMessage(decision.message) : null,
});

export function sent({ decision, message }: Done): Message {
  if (message === null) {
    throw failure(decision.kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN');
  }

  return message;
}

export async function commit(
  strapi: Core.Strapi,
  batch: readonly LogEntry[]
): Promise<Outcome<Done>[]> {
  const context = contextOf(strapi);
  const { decisions } = await transaction(strapi, (trx) => store.writeBatch(trx, batch, context));
  const carriedOut = decisions.map(done);

  publish(strapi, carriedOut);

  return carriedOut.map(toOutcome);
}

function toOutcome(one: Done): Outcome<Done> {
  const { kind } = one.decision;

  if (kind === 'ended' || kind === 'unknown') {
    const code = kind === 'ended' ? 'CONVERSATION_ENDED' : 'CONVERSATION_UNKNOWN';

    return { kind: 'refused', error: failure(code) };
  }

  return { kind: 'stored', value: one };
}

/** Tells what was committed, without making the log wait for who listens. */
export function publish(strapi: Core.Strapi, carriedOut: readonly Done[]): void {
  const messages = carriedOut.flatMap(({ decision, message }) =>
    decision.kind === 'new' && message ? [message] : []
  );

  if (messages.length > 0) {
    emitEventInBackground(strapi, 'livechat.messages.sent', {
      messages,
      // Who waited with the one who answered is to hear no word of the answer, so both are told as one.
      taken: carriedOut
        .flatMap(({ decision }) => takenBy(decision))
        .map(({ conversationId: conversation, operator }) => ({ conversation, operator })),
    });
  }

  for (const { decision } of carriedOut) {
    emitTurn(strapi, decision);
  }
}

/** Tells what a decision means beyond its line. */
function emitTurn(strapi: Core.Strapi, decision: Decision): void {
  if (decision.kind === 'read') {
    const { conversationId: conversation, by, seq } = decision;

    emitEventInBackground(strapi, 'livechat.messages.read', { conversation, by, seq });
  }

  if (decision.kind !== 'new') {
    return;
  }

  const payload = { conversation: decision.message.conversationId };

  if (decision.assigned) {
    emitEventInBackground(strapi, 'livechat.conversation.assigned', payload);
  }

  if (decision.ended) {
    emitEventInBackground(strapi, 'livechat.conversation.ended', payload);
  }
}
