import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { AUDIENCES, CHECK_MAX } from '../../../shared/conversations';
import type {
  ConversationsFromOperators,
  ConversationsFromVisitors,
} from '../../../shared/conversations-events';
import type { Viewer } from '../operators/viewer';
import { failureCode } from '../plugin/errors';
import { emitEvent } from '../plugin/events';
import { anyText, clientId, id, messagesQuery, nothing, page, seq } from '../plugin/fields';
import { service } from '../plugin/service';
import { type Connection, type EventsOf, eventsFor } from '../plugin/sockets';

const hint = z.string().max(100).nullable().default(null);

const audience = z.enum(AUDIENCES).default('public');

const receipt = z.object({ conversation: id, seq });
const typing = z.object({ conversation: id, typing: z.boolean() });
const one = z.object({ conversation: id });

const fromVisitor = eventsFor<'visitor'>();
const fromOperator = eventsFor<'operator'>();

const visitor: EventsOf<'visitor', ConversationsFromVisitors> = {
  'message:send': fromVisitor(
    'message',
    z.strictObject({ conversation: id.nullable(), clientId, body: anyText, hint }),
    async ({ strapi, data, connection }, input) => {
      const channel = await service(strapi, 'channels').byId(data.channel);
      const message = await service(strapi, 'conversations').sendAsVisitor(data.key, {
        channel,
        conversation: input.conversation,
        clientId: input.clientId,
        body: input.body,
        hint: input.hint,
        client: data,
        visitorContext: () => service(strapi, 'visitors').sight(data),
        found: (conversation) => {
          connection.join([conversation]);
          connection.sends({ conversation, clientId: input.clientId });
        },
      });

      connection.join([message.conversation]);

      return message;
    }
  ),
  'messages:read': fromVisitor('event', receipt, ({ strapi, data }, { conversation, seq: upTo }) =>
    service(strapi, 'conversations').readAsVisitor(data.key, conversation, upTo)
  ),
  'typing:set': fromVisitor('event', typing, async ({ strapi, data }, now) => {
    await service(strapi, 'conversations').own(data.key, now.conversation);
    await emitEvent(strapi, 'livechat.typing.changed', { ...now, by: 'visitor' });

    return null;
  }),
  'page:set': fromVisitor('event', z.object({ page }), async ({ strapi, data }, seen) => {
    data.page = seen.page;
    await service(strapi, 'conversations').arrive(data);
    await service(strapi, 'conversations').emitMove(data.key, seen.page);

    return null;
  }),
  'conversation:end': fromVisitor('event', one, ({ strapi, data }, { conversation }) =>
    service(strapi, 'conversations').endAsVisitor(data.key, conversation)
  ),
};

const operator: EventsOf<'operator', ConversationsFromOperators> = {
  'message:send': fromOperator(
    'event',
    // A note whose audience is spelled wrong must not go to the visitor.
    z.strictObject({ conversation: id, clientId, body: anyText, audience }),
    async ({ strapi, data, connection }, input) => {
      const { conversation } = input;
      const conversations = service(strapi, 'conversations');

      if (!connection.isIn(conversation)) {
        await conversations.checkReadable(data, conversation);
        connection.join([conversation]);
      }

      connection.sends(input);

      return unlessRefused(connection, conversation, () =>
        conversations.sendAsOperator(data, input)
      );
    }
  ),
  'messages:sync': fromOperator(
    'event',
    z.object({ conversation: id, ...messagesQuery }),
    async ({ strapi, data, connection }, { conversation, ...query }) => {
      const conversations = service(strapi, 'conversations');

      await conversations.checkReadable(data, conversation);
      connection.join([conversation]);

      return unlessRefused(connection, conversation, () =>
        conversations.syncOperator(data, conversation, query)
      );
    }
  ),
  'messages:read': fromOperator('event', receipt, ({ strapi, data }, { conversation, seq: upTo }) =>
    service(strapi, 'conversations').readAsOperator(data, conversation, upTo)
  ),
  'typing:set': fromOperator('event', typing, async ({ strapi, data }, now) => {
    await service(strapi, 'conversations').checkReadable(data, now.conversation);
    await emitEvent(strapi, 'livechat.typing.changed', { ...now, by: 'operator' });

    return null;
  }),
  'conversations:list': fromOperator('event', nothing, async ({ strapi, data, connection }) => {
    const conversations = service(strapi, 'conversations');
    const before = idsOf(await conversations.waitingFor(data));

    connection.join(before);

    const waiting = await conversations.waitingFor(data);
    const now = idsOf(waiting);

    connection.join(now);
    await leaveUnreadable(
      strapi,
      before.filter((each) => !now.includes(each)),
      data,
      connection
    );

    return waiting;
  }),
  'conversations:check': fromOperator(
    'event',
    z.object({ conversations: z.array(id).max(CHECK_MAX) }),
    async ({ strapi, data }, { conversations }) => [
      ...(await service(strapi, 'conversations').readable(data, conversations)),
    ]
  ),
  'conversation:end': fromOperator('event', one, ({ strapi, data }, { conversation }) =>
    service(strapi, 'conversations').endAsOperator(data, conversation)
  ),
};

/** What is said in conversations, from either side. */
export const conversationSockets = { visitor, operator };

const idsOf = (conversations: readonly { id: string }[]): string[] =>
  conversations.map((conversation) => conversation.id);

/** Somebody else may have got it between the look whether it may be heard and hearing it. */
async function leaveUnreadable(
  strapi: Core.Strapi,
  ids: readonly string[],
  viewer: Viewer,
  { leave }: Connection
): Promise<void> {
  if (ids.length > 0) {
    const readable = await service(strapi, 'conversations').readable(viewer, ids);

    leave(ids.filter((each) => !readable.has(each)));
  }
}

/** Does something in a conversation that is heard; who turns out to have no part in it hears it no more. */
async function unlessRefused<T>(
  { leave }: Connection,
  conversation: string,
  act: () => Promise<T>
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (failureCode(error) === 'CONVERSATION_UNKNOWN') {
      leave([conversation]);
    }

    throw error;
  }
}
