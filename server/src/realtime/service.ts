import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Duty } from '../../../shared/operators';
import { COMMENT_MAX } from '../../../shared/ratings';
import type { OperatorEvents, VisitorEvents } from '../../../shared/realtime';
import type { Preview } from '../../../shared/widget';
import type { Speaker } from '../conversations/speaker';
import { type Admin, adminAgain, adminOf, sessionOf } from '../plugin/admins';
import { failure } from '../plugin/errors';
import { announce } from '../plugin/events';
import { anyText, line, locale, page, referrer, text } from '../plugin/fields';
import type { LimitName } from '../plugin/limits';
import { isPermitted } from '../plugin/permissions';
import { service } from '../plugin/service';
import { optional, validate } from '../plugin/validate';
import type { Client } from '../visitors/address';
import type { Origin } from '../visitors/profile';

/** What a visitor's socket stands for. */
export interface VisitorCaller extends Origin {
  key: string;
  /** Id of the channel. */
  channel: string;
  channelRow: number;
  /** The page written down last. */
  noted?: string;
}

/** What an operator's socket stands for. */
export interface OperatorCaller extends Speaker, Omit<Admin, 'ability'> {
  token: string;
}

/** What an event comes to: the answer, and the conversations the socket hears from now on. */
export interface Result {
  value: unknown;
  hears?: readonly string[];
}

/** Checks a payload and does what the event says. */
export type Handler<Caller> = (caller: Caller, payload: unknown) => Promise<Result>;

const id = z.string().min(1).max(64);
const clientId = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, _ or -');
const seq = z.number().int().min(0);
const hint = z.string().max(100).nullable().default(null);
const nothing = z.unknown();
const anything = z.unknown().optional();

export function createRealtime({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** One handler for each event of the protocol; a missing one does not compile. */
    visitorHandlers: (): Record<keyof VisitorEvents, Handler<VisitorCaller>> =>
      visitorHandlers(strapi),
    operatorHandlers: (): Record<keyof OperatorEvents, Handler<OperatorCaller>> =>
      operatorHandlers(strapi),

    /** Whom a visitor's handshake speaks for. */
    async admitVisitor(auth: unknown, client: Client): Promise<VisitorCaller> {
      await service(strapi, 'visitors').count('connection', client);

      const { token, channel: slug, ...seen } = validate(visitorHandshake, auth);
      const { key } = service(strapi, 'visitors').authenticate(token);
      const channel = await service(strapi, 'channels').bySlug(slug);

      service(strapi, 'channels').checkOrigin(channel, client.headers);

      return { ...seen, ...client, key, channel: channel.id, channelRow: channel.row };
    },

    /**
     * Whom an operator's handshake speaks for: an admin user who may answer visitors. They have an
     * allowance of their own, so that no crowd at the same address keeps them out.
     */
    async admitOperator(auth: unknown, client: Client): Promise<OperatorCaller> {
      const { token } = validate(operatorHandshake, auth);
      const known = sessionOf(strapi, token);

      await service(strapi, 'visitors').spend(
        'connection',
        known === null ? { client } : { admin: known.user }
      );

      const admin = await adminOf(strapi, token);

      return { ...admin, ...(await speakerOf(strapi, admin)), token };
    },

    /** Somebody opened the admin: they are there, and active. */
    async welcome(operator: number): Promise<void> {
      await service(strapi, 'operators').touch(operator);
      await service(strapi, 'operators').beat([operator]);
      await announce(strapi, 'livechat.duties.changed', {});
    },

    /** The same operator as of now; refuses once logged out, blocked or no longer permitted. */
    async readmitOperator(caller: OperatorCaller): Promise<OperatorCaller> {
      return { ...caller, ...(await speakerOf(strapi, await adminAgain(strapi, caller))) };
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

async function speakerOf(strapi: Core.Strapi, { user, ability }: Admin): Promise<Speaker> {
  if (!isPermitted(ability, 'conversations.answer')) {
    throw failure('FORBIDDEN');
  }

  return {
    operator: await service(strapi, 'operators').mine(user),
    all: isPermitted(ability, 'conversations.read-all'),
  };
}

/** Whom a visitor who opened the window would talk to. */
async function previewFor(strapi: Core.Strapi, caller: VisitorCaller): Promise<Preview> {
  const { key, channelRow, ip } = caller;
  const { locale, country } = await service(strapi, 'visitors').sight(caller);
  const who = { visitor: key, locale, country, seed: ip };

  return service(strapi, 'conversations').preview(channelRow, who);
}

function visitorHandlers(strapi: Core.Strapi): Record<keyof VisitorEvents, Handler<VisitorCaller>> {
  const conversations = service(strapi, 'conversations');
  const visitors = service(strapi, 'visitors');
  /** Notes the page a visitor is on, once for each. */
  const arrive = async (caller: VisitorCaller): Promise<void> => {
    const { key, page, noted } = caller;

    if (page !== null && page !== noted) {
      caller.noted = page;
      await visitors.visit(key, page);
    }
  };
  const on = handlerFor<VisitorCaller>(
    (limit, { key }) => visitors.spend(limit, { visitor: key }),
    (caller, payload) => checkOrigin(strapi, caller, payload)
  );

  return {
    'message:send': on(
      'message',
      z.object({ conversation: id.nullable(), clientId, body: anyText, hint }),
      async (caller, letter) => {
        const channel = await service(strapi, 'channels').byId(caller.channel);
        const sighting = () => visitors.sight(caller);
        const value = await conversations.sayAsVisitor(caller.key, {
          ...letter,
          channel,
          client: caller,
          sighting,
        });

        return { value, hears: [value.conversation] };
      }
    ),
    'messages:sync': on(
      'event',
      z.object({ conversation: id.nullable(), after: seq }),
      async (caller, ask) => {
        const { key, channelRow: channel } = caller;
        const { row, ...sync } = await conversations.syncVisitor(key, { channel, ...ask });
        const rating = row === null ? null : await service(strapi, 'ratings').ofConversation(row);

        const hears = sync.conversation ? [sync.conversation.id] : [];

        if (sync.conversation?.state !== 'open') {
          return { value: { ...sync, rating, preview: await previewFor(strapi, caller) }, hears };
        }

        await arrive(caller);

        await announce(strapi, 'livechat.conversation.resumed', {
          conversation: sync.conversation.id,
        });

        return { value: { ...sync, rating, preview: null }, hears };
      }
    ),
    'messages:see': on('event', z.object({ conversation: id, seq }), async ({ key }, look) => ({
      value: await conversations.seeAsVisitor(key, look.conversation, look.seq),
    })),
    'typing:set': on(
      'event',
      z.object({ conversation: id, typing: z.boolean() }),
      async ({ key }, typing) => {
        await conversations.own(key, typing.conversation);
        await announce(strapi, 'livechat.typing.changed', { ...typing, by: 'visitor' });

        return { value: null };
      }
    ),
    'page:set': on('event', z.object({ page }), async (caller, seen) => {
      caller.page = seen.page;
      await arrive(caller);

      const moved = await conversations.openOf(caller.key);

      if (moved.length > 0) {
        await announce(strapi, 'livechat.visitor.moved', { conversations: moved, page: seen.page });
      }

      return { value: null };
    }),
    'conversation:end': on('event', z.object({ conversation: id }), async ({ key }, it) => ({
      value: await conversations.endAsVisitor(key, it.conversation),
    })),
    'rating:give': on(
      'event',
      z.object({
        conversation: id,
        value: anything,
        comment: optional(text(COMMENT_MAX).nullable()),
      }),
      async ({ key }, { conversation, ...rating }) => ({
        value: await service(strapi, 'ratings').give(key, conversation, rating),
      })
    ),
    'transcript:ask': on(
      'event',
      z.object({ conversation: id, email: line(1_000) }),
      async ({ key, ip, network, headers }, ask) => ({
        value: await service(strapi, 'mail').askTranscript(key, {
          ...ask,
          client: { ip, network, headers },
        }),
      })
    ),
  };
}

function operatorHandlers(
  strapi: Core.Strapi
): Record<keyof OperatorEvents, Handler<OperatorCaller>> {
  const conversations = service(strapi, 'conversations');
  const operators = service(strapi, 'operators');
  const on = handlerFor<OperatorCaller>((limit, { operator }) =>
    service(strapi, 'visitors').spend(limit, { operator: operator.row })
  );
  const channelRow = async (channel: string): Promise<number> =>
    (await service(strapi, 'channels').byId(channel)).row;
  const duties = async (): Promise<{ value: Duty[] }> => ({ value: await operators.duties() });

  return {
    'message:send': on(
      'event',
      z.object({ conversation: id, clientId, body: anyText }),
      async (caller, letter) => ({
        value: await conversations.sayAsOperator(caller, letter),
        hears: [letter.conversation],
      })
    ),
    'messages:sync': on(
      'event',
      z.object({ conversation: id, after: seq }),
      async (caller, { conversation, after }) => ({
        value: await conversations.syncOperator(caller, conversation, { after }),
        hears: [conversation],
      })
    ),
    'messages:see': on('event', z.object({ conversation: id, seq }), async (caller, look) => ({
      value: await conversations.seeAsOperator(caller, look.conversation, look.seq),
    })),
    'typing:set': on(
      'event',
      z.object({ conversation: id, typing: z.boolean() }),
      async (caller, typing) => {
        await conversations.mayAnswer(caller, typing.conversation);
        await announce(strapi, 'livechat.typing.changed', { ...typing, by: 'operator' });

        return { value: null };
      }
    ),
    'conversations:list': on('event', nothing, async (caller) => {
      const value = await conversations.waitingFor(caller);

      return { value, hears: value.map((conversation) => conversation.id) };
    }),
    'conversation:end': on('event', z.object({ conversation: id }), async (caller, it) => ({
      value: await conversations.endAsOperator(caller, it.conversation),
    })),
    'activity:report': on('event', nothing, async ({ operator }) => {
      await operators.touch(operator.row);

      return duties();
    }),
    'channel:join': on('event', z.object({ channel: id }), async ({ operator }, { channel }) => {
      await operators.touch(operator.row);
      await operators.join(await channelRow(channel), operator.row);

      return duties();
    }),
    'channel:leave': on('event', z.object({ channel: id }), async ({ operator }, { channel }) => {
      await operators.leave(await channelRow(channel), operator.row);

      return duties();
    }),
  };
}

/** A page may use the channel its conversation is in, whatever channel its socket was opened for. */
async function checkOrigin(
  strapi: Core.Strapi,
  { key, channel, headers }: VisitorCaller,
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

/** Every event is counted, then checked, then done. */
const handlerFor =
  <Caller>(
    spend: (limit: LimitName, caller: Caller) => Promise<void>,
    check: (caller: Caller, payload: unknown) => Promise<void> = async () => undefined
  ) =>
  <T>(
    limit: LimitName,
    schema: z.ZodType<T>,
    run: (caller: Caller, payload: T) => Promise<Result>
  ): Handler<Caller> =>
  async (caller, payload) => {
    await spend(limit, caller);

    const checked = validate(schema, payload);

    await check(caller, checked);

    return run(caller, checked);
  };
