import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { SYNC_MAX } from '../../../shared/conversations';
import { COMMENT_MAX } from '../../../shared/ratings';
import type { OperatorToServerEvents, VisitorToServerEvents } from '../../../shared/realtime';
import type { Preview } from '../../../shared/widget';
import type { Viewer } from '../conversations/access';

import { type Admin, adminAgain, adminOf, sessionOf } from '../plugin/admins';
import { failure, failureCode } from '../plugin/errors';
import { emitEvent } from '../plugin/events';
import { anyText, line, locale, page, referrer, text } from '../plugin/fields';
import type { LimitName } from '../plugin/limits';
import { isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { optional, validate } from '../plugin/validate';
import type { Client } from '../visitors/address';
import type { Origin } from '../visitors/profile';
import type { Sent } from './senders';

/** What a visitor's socket stands for. */
export interface VisitorConnection extends Origin {
  key: string;
  /** Id of the channel. */
  channel: string;
  channelRow: number;
  /** The page written down last. */
  noted?: string;
  /** When something last came through this socket, in milliseconds since 1970. */
  heardAt?: number;
  /** Whether this visitor ever wrote; unknown until it was looked up. */
  hasWritten?: boolean;
}

/** What an operator's socket stands for. */
export interface OperatorConnection extends Viewer, Omit<Admin, 'ability'> {
  token: string;
}

/** The socket an event came through, as far as its handler has to do with it. */
export interface Connection {
  /** Whether it is told what happens in a conversation. */
  isIn: (conversation: string) => boolean;
  /** From now on it is. To be called before anything is read: what happens in between is told. */
  join: (conversations: readonly string[]) => void;
  /** It no longer is. */
  leave: (conversations: readonly string[]) => void;
  /** It is answered with this message, and need not be told of it as well. */
  sends: (message: Sent) => void;
}

/** Checks a payload, does what the event says, and returns the answer. */
export type Handler<Data> = (
  data: Data,
  payload: unknown,
  connection: Connection
) => Promise<unknown>;

const id = z.string().min(1).max(64);
const clientId = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, _ or -');
const seq = z.number().int().min(0);
const pageSize = z.number().int().min(1).max(SYNC_MAX).default(SYNC_MAX);
const hint = z.string().max(100).nullable().default(null);
const nothing = z.unknown();
const anything = z.unknown().optional();

export function createRealtime({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** One handler for each event of the protocol; a missing one does not compile. */
    visitorHandlers: (): Record<keyof VisitorToServerEvents, Handler<VisitorConnection>> =>
      visitorHandlers(strapi),
    operatorHandlers: (): Record<keyof OperatorToServerEvents, Handler<OperatorConnection>> =>
      operatorHandlers(strapi),
    /** What there is no event for is counted all the same. */
    unknownToVisitors: (): Handler<VisitorConnection> =>
      countedForVisitors(strapi)('event', nothing, refuseUnknown),
    unknownToOperators: (): Handler<OperatorConnection> =>
      countedForOperators(strapi)('event', nothing, refuseUnknown),

    /** Whom a visitor's handshake speaks for. */
    async admitVisitor(auth: unknown, client: Client): Promise<VisitorConnection> {
      await service(strapi, 'visitors').count('connection', client);

      const { token, channel: slug, ...seen } = validate(visitorHandshake, auth);
      const { key } = service(strapi, 'visitors').authenticate(token);
      const channel = await service(strapi, 'channels').bySlug(slug);

      service(strapi, 'channels').checkOrigin(channel, client.headers);

      return { ...seen, ...client, key, channel: channel.id, channelRow: channel.row };
    },

    /** Whether an operator's handshake brings a session in the admin; no database is asked. */
    isOperator(auth: unknown): boolean {
      return sessionOf(strapi, validate(operatorHandshake, auth).token) !== null;
    },

    /**
     * Whom an operator's handshake speaks for: an admin user who may answer visitors. They have an
     * allowance of their own, so that no crowd at the same address keeps them out.
     */
    async admitOperator(auth: unknown, client: Client): Promise<OperatorConnection> {
      const { token } = validate(operatorHandshake, auth);
      const known = sessionOf(strapi, token);

      await service(strapi, 'visitors').consume(
        'connection',
        known === null ? { client } : { admin: known.user }
      );

      const admin = await adminOf(strapi, token);

      return { ...admin, ...(await viewerOf(strapi, admin)), token };
    },

    /** Somebody opened the admin: they are there, and active. */
    async welcome(operator: number): Promise<void> {
      await service(strapi, 'operators').touch(operator);
      await service(strapi, 'operators').heartbeat([operator]);
      await emitEvent(strapi, 'livechat.members.changed', {});
    },

    /** The same operator as of now; refuses once logged out, blocked or no longer permitted. */
    async readmitOperator(data: OperatorConnection): Promise<OperatorConnection> {
      return { ...data, ...(await viewerOf(strapi, await adminAgain(strapi, data))) };
    },
  };
}

const visitorHandshake = z.object({
  token: z.string().max(2_000),
  channel: z.string().max(100).default(''),
  page: page.nullable().default(null),
  locale: locale.nullable().default(null),
  referrer: referrer.nullable().default(null),
});

const operatorHandshake = z.object({ token: z.string().min(1).max(10_000) });

async function viewerOf(strapi: Core.Strapi, { user, ability }: Admin): Promise<Viewer> {
  if (!isPermitted(ability, 'conversations.answer')) {
    throw failure('FORBIDDEN');
  }

  return {
    operator: await service(strapi, 'operators').mine(user),
    all: isPermitted(ability, 'conversations.read-all'),
  };
}

/** Whom a visitor who opened the window would talk to. */
async function previewFor(strapi: Core.Strapi, data: VisitorConnection): Promise<Preview> {
  const { key, channelRow, ip } = data;
  const { locale, country } = await service(strapi, 'visitors').sight(data);
  const who = { visitor: key, locale, country, seed: ip };

  return service(strapi, 'conversations').preview(channelRow, who);
}

async function refuseUnknown(): Promise<never> {
  throw failure('EVENT_UNKNOWN');
}

const countedForVisitors = (strapi: Core.Strapi): On<VisitorConnection> =>
  handlerFor<VisitorConnection>(
    (limit, { key }) => service(strapi, 'visitors').consume(limit, { visitor: key }),
    (data, payload) => checkOrigin(strapi, data, payload)
  );

const countedForOperators = (strapi: Core.Strapi): On<OperatorConnection> =>
  handlerFor<OperatorConnection>((limit, { operator }) =>
    service(strapi, 'visitors').consume(limit, { operator: operator.row })
  );

function visitorHandlers(
  strapi: Core.Strapi
): Record<keyof VisitorToServerEvents, Handler<VisitorConnection>> {
  const conversations = service(strapi, 'conversations');
  const visitors = service(strapi, 'visitors');
  /** Notes the page a visitor is on, once for each. */
  const arrive = async (data: VisitorConnection): Promise<void> => {
    const { key, page, noted } = data;

    if (page !== null && page !== noted) {
      data.noted = page;
      await visitors.visit(key, page);
    }
  };
  const on = countedForVisitors(strapi);

  return {
    'message:send': on(
      'message',
      z.object({ conversation: id.nullable(), clientId, body: anyText, hint }),
      async (data, input, connection) => {
        const { conversation } = input;
        const channel = await service(strapi, 'channels').byId(data.channel);
        const visitorContext = () => visitors.sight(data);

        if (conversation !== null) {
          await conversations.own(data.key, conversation);
          connection.join([conversation]);
          connection.sends({ ...input, conversation });
        }

        const message = await conversations.sendAsVisitor(data.key, {
          ...input,
          channel,
          client: data,
          visitorContext,
        });

        connection.join([message.conversation]);

        return message;
      }
    ),
    'messages:sync': on(
      'event',
      z.object({ conversation: id.nullable(), after: seq, limit: pageSize }),
      async (data, ask, { join }) => {
        const { key, channelRow: channel } = data;
        const conversation = await conversations.currentOf(key, {
          channel,
          conversation: ask.conversation,
        });

        if (conversation === null) {
          return { ...NOTHING_YET, preview: await previewFor(strapi, data) };
        }

        join([conversation]);

        const { row, ...sync } = await conversations.syncVisitor(key, {
          ...ask,
          channel,
          conversation,
        });
        const rating = row === null ? null : await service(strapi, 'ratings').ofConversation(row);

        if (sync.conversation?.state !== 'open') {
          return { ...sync, rating, preview: await previewFor(strapi, data) };
        }

        await arrive(data);
        await emitEvent(strapi, 'livechat.conversation.resumed', { conversation });

        return { ...sync, rating, preview: null };
      }
    ),
    'messages:read': on('event', z.object({ conversation: id, seq }), ({ key }, receipt) =>
      conversations.readAsVisitor(key, receipt.conversation, receipt.seq)
    ),
    'typing:set': on(
      'event',
      z.object({ conversation: id, typing: z.boolean() }),
      async ({ key }, typing) => {
        await conversations.own(key, typing.conversation);
        await emitEvent(strapi, 'livechat.typing.changed', { ...typing, by: 'visitor' });

        return null;
      }
    ),
    'page:set': on('event', z.object({ page }), async (data, seen) => {
      data.page = seen.page;
      await arrive(data);

      const moved = await conversations.openOf(data.key);

      if (moved.length > 0) {
        await emitEvent(strapi, 'livechat.visitor.moved', {
          conversations: moved,
          page: seen.page,
        });
      }

      return null;
    }),
    'conversation:end': on('event', z.object({ conversation: id }), ({ key }, it) =>
      conversations.endAsVisitor(key, it.conversation)
    ),
    'rating:give': on(
      'event',
      z.object({
        conversation: id,
        value: anything,
        comment: optional(text(COMMENT_MAX).nullable()),
      }),
      ({ key, network }, { conversation, ...rating }) =>
        service(strapi, 'ratings').give(key, conversation, rating, { network })
    ),
    'transcript:ask': on(
      'event',
      z.object({ conversation: id, email: line(1_000) }),
      ({ key, ip, network, headers }, ask) =>
        service(strapi, 'mail').askTranscript(key, { ...ask, client: { ip, network, headers } })
    ),
  };
}

function operatorHandlers(
  strapi: Core.Strapi
): Record<keyof OperatorToServerEvents, Handler<OperatorConnection>> {
  const conversations = service(strapi, 'conversations');
  const operators = service(strapi, 'operators');
  const on = countedForOperators(strapi);
  const channelRow = async (channel: string): Promise<number> =>
    (await service(strapi, 'channels').byId(channel)).row;

  /** Somebody else may have got it between the look whether it may be heard and hearing it. */
  const leaveUnreadable = async (
    ids: readonly string[],
    data: OperatorConnection,
    { leave }: Connection
  ): Promise<void> => {
    if (ids.length > 0) {
      const readable = await conversations.readable(data, ids);

      leave(ids.filter((one) => !readable.has(one)));
    }
  };

  return {
    'message:send': on(
      'event',
      z.object({ conversation: id, clientId, body: anyText }),
      async (data, input, connection) => {
        const { conversation } = input;

        if (!connection.isIn(conversation)) {
          await conversations.mayAnswer(data, conversation);
          connection.join([conversation]);
        }

        connection.sends(input);

        return unlessRefused(connection, conversation, () =>
          conversations.sendAsOperator(data, input)
        );
      }
    ),
    'messages:sync': on(
      'event',
      z.object({ conversation: id, after: seq, limit: pageSize }),
      async (data, { conversation, ...query }, connection) => {
        await conversations.mayAnswer(data, conversation);
        connection.join([conversation]);

        return unlessRefused(connection, conversation, () =>
          conversations.syncOperator(data, conversation, query)
        );
      }
    ),
    'messages:read': on('event', z.object({ conversation: id, seq }), (data, receipt) =>
      conversations.readAsOperator(data, receipt.conversation, receipt.seq)
    ),
    'typing:set': on(
      'event',
      z.object({ conversation: id, typing: z.boolean() }),
      async (data, typing) => {
        await conversations.mayAnswer(data, typing.conversation);
        await emitEvent(strapi, 'livechat.typing.changed', { ...typing, by: 'operator' });

        return null;
      }
    ),
    'conversations:list': on('event', nothing, async (data, _nothing, connection) => {
      const before = idsOf(await conversations.waitingFor(data));

      connection.join(before);

      const waiting = await conversations.waitingFor(data);
      const now = idsOf(waiting);

      connection.join(now);
      await leaveUnreadable(
        before.filter((one) => !now.includes(one)),
        data,
        connection
      );

      return waiting;
    }),
    'conversation:end': on('event', z.object({ conversation: id }), (data, it) =>
      conversations.endAsOperator(data, it.conversation)
    ),
    'activity:report': on('event', nothing, async ({ operator }) => {
      await operators.touch(operator.row);

      return operators.presences();
    }),
    'channel:join': on('event', z.object({ channel: id }), async ({ operator }, { channel }) => {
      await operators.touch(operator.row);
      await operators.join(await channelRow(channel), operator.row);

      return operators.presences();
    }),
    'channel:leave': on('event', z.object({ channel: id }), async ({ operator }, { channel }) => {
      await operators.leave(await channelRow(channel), operator.row);

      return operators.presences();
    }),
  };
}

/** A page may use the channel its conversation is in, whatever channel its socket was opened for. */
async function checkOrigin(
  strapi: Core.Strapi,
  { key, channel, headers }: VisitorConnection,
  payload: unknown
): Promise<void> {
  const { conversation } = Object(payload) as { conversation?: unknown };
  const channels = service(strapi, 'channels');

  if (headers.origin === undefined) {
    return;
  }

  await (typeof conversation === 'string'
    ? service(strapi, 'conversations').checkOrigin(key, conversation, headers)
    : channels.checkOrigin(await channels.byId(channel), headers));
}

/** What a visitor is told who has said nothing. */
const NOTHING_YET = { conversation: null, messages: [], more: false, rating: null };

const idsOf = (conversations: readonly { id: string }[]): string[] =>
  conversations.map((conversation) => conversation.id);

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

/** Makes a handler of what counts an event, what its payload must be, and what it does. */
type On<Data> = <T>(
  limit: LimitName,
  schema: z.ZodType<T>,
  run: (data: Data, payload: T, connection: Connection) => Promise<unknown>
) => Handler<Data>;

/** Every event is counted, then checked, then done. */
const handlerFor =
  <Data>(
    consume: (limit: LimitName, data: Data) => Promise<void>,
    check: (data: Data, payload: unknown) => Promise<void> = async () => undefined
  ): On<Data> =>
  (limit, schema, run) =>
  async (data, payload, connection) => {
    await consume(limit, data);

    const checked = validate(schema, payload);

    await check(data, checked);

    return run(data, checked, connection);
  };
