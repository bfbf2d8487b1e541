import type { Core } from '@strapi/strapi';
import type { Message } from '../../../shared/conversations';
import type { ReadReceipt, Typing } from '../../../shared/realtime';
import { attempt, background, logFault } from './background';
import { failureCode } from './errors';

/** What may be emitted, in the past tense. docs/events.md lists the same names. */
export interface EventPayloads {
  /** `user` (numeric id of an admin user) made a channel and becomes its first operator. */
  'livechat.channel.created': { channel: string; user: number | null };
  /** A channel, its look or its publication changed. */
  'livechat.channel.changed': { channel: string };
  'livechat.channel.deleted': { channel: string };
  'livechat.rules.changed': { channel: string };
  /** Somebody joined, left, became idle or came back; an admin user changed or is gone. */
  'livechat.members.changed': Record<string, never>;
  'livechat.operator.changed': { operator: string };
  /** A user, role, permission or session of the admin changed: who is connected may have gained or lost rights. */
  'livechat.rights.changed': Record<string, never>;
  /** Operators, by row, are no longer members of a channel, by row. */
  'livechat.members.removed': { channel: number; operators: readonly number[] };
  /** An operator who had joined these channels and was away is there again. */
  'livechat.member.resumed': { operator: string; channels: readonly string[] };
  /** A visitor with open conversations went to another page. */
  'livechat.visitor.moved': { conversations: readonly string[]; page: string };
  /** The first message of a visitor was committed. */
  'livechat.conversation.started': { conversation: string };
  /** A visitor came back to an open conversation: from another page, after a cut line, or from a node that died. */
  'livechat.conversation.resumed': { conversation: string };
  /** An operator took or was given a conversation, or lost it; `handedOver` where whoever had it is gone. */
  'livechat.conversation.assigned': { conversation: string; handedOver?: true };
  'livechat.conversation.ended': { conversation: string };
  /** A batch of messages was committed, in order. */
  'livechat.messages.sent': { messages: readonly Message[]; taken?: readonly Taken[] };
  'livechat.message.changed': { message: Message };
  'livechat.messages.read': ReadReceipt;
  'livechat.typing.changed': Typing;
  'livechat.rating.created': RatingEvent;
  'livechat.rating.changed': RatingEvent;
  'livechat.rating.hidden': RatingEvent;
  'livechat.rating.deleted': RatingEvent;
  'livechat.page.changed': Record<string, never>;
}

/** A waiting conversation that one of the messages gave to the operator who wrote it, by row. */
export interface Taken {
  conversation: string;
  operator: number;
}

/** Ids and the value only: what a webhook may know of a rating. */
export interface RatingEvent {
  rating: string;
  channel: string;
  conversation: string | null;
  value: number;
  hidden: boolean;
}

/** What other servers may be told of: events of ids and values, with nothing anybody said. */
export const WEBHOOK_EVENTS = [
  'livechat.rating.created',
  'livechat.rating.changed',
  'livechat.rating.hidden',
  'livechat.rating.deleted',
  'livechat.conversation.started',
  'livechat.conversation.assigned',
  'livechat.conversation.ended',
  'livechat.channel.created',
  'livechat.channel.changed',
  'livechat.channel.deleted',
  'livechat.page.changed',
] as const satisfies readonly EventName[];

/** One of the events other servers may be told of. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type EventName = keyof EventPayloads;

/**
 * Tells the slices below, which begin to hear it before this returns, and then whoever else listens.
 * Resolves when the slices are done and never rejects: a listener's failure undoes nothing, and for
 * somebody else's nobody waits.
 */
export async function emitEvent<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  payload: EventPayloads[Name]
): Promise<void> {
  const handled = emitToSlices(strapi, name, payload);

  relayEvent(strapi, name, payload);
  background(strapi, `somebody who heard ${name}`, emitToOthers(strapi, name, payload));
  await handled;
}

/** Emits what nobody waits for. */
export function emitEventInBackground<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  payload: EventPayloads[Name]
): void {
  background(strapi, `emitting ${name}`, emitEvent(strapi, name, payload));
}

/** Hears what slices above emit. What goes wrong here is logged and stays here. */
export function onEvent<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  handler: (payload: EventPayloads[Name]) => void | Promise<void>
): void {
  handlersOf(strapi, name).push(handler as EventHandler);
}

/** Hears what was emitted here or on any other node: for what is kept in memory. */
export function onEventEverywhere<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  handler: (payload: EventPayloads[Name]) => void | Promise<void>
): void {
  onEvent(strapi, name, handler);
  onEvent(strapi, elsewhere(name) as Name, async (payload) => {
    try {
      await handler(payload);
    } catch (error) {
      // What another node told of may be gone by now, or not be here yet.
      if (!failureCode(error)?.endsWith('_UNKNOWN')) {
        throw error;
      }
    }
  });
}

/** Hears one of Strapi's own events. What goes wrong here does not reach whoever caused it. */
export function onStrapiEvent(
  strapi: Core.Strapi,
  name: string,
  handler: () => void | Promise<void>
): void {
  strapi.eventHub.on(name, () => attempt(strapi, `a listener of ${name}`, handler));
}

/** Hears everything emitted on this node, to pass it on; returns how to stop. */
export function onAnyEvent(
  strapi: Core.Strapi,
  handler: (name: string, payload: unknown) => void
): () => void {
  const relays = relaysOf(strapi);

  relays.add(handler);

  return () => {
    relays.delete(handler);
  };
}

/** Emits what another node passed on. Webhooks do not see it: the other node has told them. */
export async function emitEventFromElsewhere(
  strapi: Core.Strapi,
  name: string,
  payload: unknown
): Promise<void> {
  const here = elsewhere(name);
  const handled = emitToSlices(strapi, here, payload);

  background(strapi, `somebody who heard ${here}`, emitToOthers(strapi, here, payload));
  await handled;
}

const elsewhere = (name: string): string => `${name}@elsewhere`;

type EventHandler = (payload: unknown) => void | Promise<void>;

type Relay = (name: string, payload: unknown) => void;

/** Who of ours hears what. Not on Strapi's event hub: there a subscriber that throws, or never ends, keeps the news from all who came after it. */
const handlersByEvent = new WeakMap<Core.Strapi, Map<string, EventHandler[]>>();

/** Who passes on what is emitted. */
const relaysByStrapi = new WeakMap<Core.Strapi, Set<Relay>>();

const relaysOf = (strapi: Core.Strapi): Set<Relay> => kept(relaysByStrapi, strapi, () => new Set());

const handlersOf = (strapi: Core.Strapi, name: string): EventHandler[] =>
  kept(
    kept(handlersByEvent, strapi, () => new Map()),
    name,
    () => []
  );

function kept<K, V>(
  map: { get: (key: K) => V | undefined; set: (key: K, value: V) => unknown },
  key: K,
  make: () => V
): V {
  const known = map.get(key);

  if (known !== undefined) {
    return known;
  }

  const made = make();

  map.set(key, made);

  return made;
}

function relayEvent(strapi: Core.Strapi, name: string, payload: unknown): void {
  for (const relay of relaysOf(strapi)) {
    try {
      relay(name, payload);
    } catch (error) {
      logFault(strapi, `passing on ${name}`, error);
    }
  }
}

async function emitToOthers(strapi: Core.Strapi, name: string, payload: unknown): Promise<void> {
  await strapi.eventHub.emit(name, payload as never);
}

async function emitToSlices(strapi: Core.Strapi, name: string, payload: unknown): Promise<void> {
  await Promise.all(
    handlersOf(strapi, name).map((handler) =>
      attempt(strapi, `a listener of ${name}`, () => handler(payload))
    )
  );
}
