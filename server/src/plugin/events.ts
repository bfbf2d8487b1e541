import type { Core } from '@strapi/strapi';
import type { Message } from '../../../shared/conversations';
import type { Seen, Typing } from '../../../shared/realtime';
import { background, logFault } from './background';
import { failureCode } from './errors';

/** What may be announced, in the past tense. docs/events.md lists the same names. */
export interface Announcements {
  /** `user` (numeric id of an admin user) made a channel and becomes its first operator. */
  'livechat.channel.created': { channel: string; user: number | null };
  /** A channel, its look or its publication changed. */
  'livechat.channel.changed': { channel: string };
  'livechat.channel.deleted': { channel: string };
  'livechat.rules.changed': { channel: string };
  /** Somebody joined, left, became idle or came back; an admin user changed or is gone. */
  'livechat.duties.changed': Record<string, never>;
  'livechat.operator.changed': { operator: string };
  /** A user, role, permission or session of the admin changed: who is connected may have gained or lost rights. */
  'livechat.rights.changed': Record<string, never>;
  /** Operators, by row, are no longer members of a channel, by row. */
  'livechat.members.removed': { channel: number; operators: readonly number[] };
  /** An operator who had joined these channels and was away is there again. */
  'livechat.duty.resumed': { operator: string; channels: readonly string[] };
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
  'livechat.messages.seen': Seen;
  'livechat.typing.changed': Typing;
  'livechat.rating.created': RatingAnnouncement;
  'livechat.rating.changed': RatingAnnouncement;
  'livechat.rating.hidden': RatingAnnouncement;
  'livechat.rating.deleted': RatingAnnouncement;
  'livechat.page.changed': Record<string, never>;
}

/** A waiting conversation that one of the messages gave to the operator who wrote it, by row. */
export interface Taken {
  conversation: string;
  operator: number;
}

/** Ids and the value only: what a webhook may know of a rating. */
export interface RatingAnnouncement {
  rating: string;
  channel: string;
  conversation: string | null;
  value: number;
  hidden: boolean;
}

/** What other servers may be told of: announcements of ids and values, with nothing anybody said. */
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
] as const satisfies readonly AnnouncementName[];

/** One of the announcements other servers may be told of. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type AnnouncementName = keyof Announcements;

/**
 * Tells the slices below, which begin to hear it before this returns, and then whoever else listens.
 * Resolves when the slices are done and never rejects: a listener's failure undoes nothing, and for
 * somebody else's nobody waits.
 */
export async function announce<Name extends AnnouncementName>(
  strapi: Core.Strapi,
  name: Name,
  news: Announcements[Name]
): Promise<void> {
  const told = tellSlices(strapi, name, news);

  passOn(strapi, name, news);
  background(strapi, `somebody who heard ${name}`, tellOthers(strapi, name, news));
  await told;
}

/** Announces what nobody waits for. */
export function announceInBackground<Name extends AnnouncementName>(
  strapi: Core.Strapi,
  name: Name,
  news: Announcements[Name]
): void {
  background(strapi, `announcing ${name}`, announce(strapi, name, news));
}

/** Hears what slices above announce. What goes wrong here is logged and stays here. */
export function listen<Name extends AnnouncementName>(
  strapi: Core.Strapi,
  name: Name,
  hear: (news: Announcements[Name]) => void | Promise<void>
): void {
  hearersOf(strapi, name).push(hear as Hear);
}

/** Hears what was announced here or on any other node: for what is kept in memory. */
export function listenEverywhere<Name extends AnnouncementName>(
  strapi: Core.Strapi,
  name: Name,
  hear: (news: Announcements[Name]) => void | Promise<void>
): void {
  listen(strapi, name, hear);
  listen(strapi, elsewhere(name) as Name, async (news) => {
    try {
      await hear(news);
    } catch (error) {
      // What another node told of may be gone by now, or not be here yet.
      if (!failureCode(error)?.endsWith('_UNKNOWN')) {
        throw error;
      }
    }
  });
}

/** Hears one of Strapi's own events. What goes wrong here does not reach whoever caused it. */
export function listenToStrapi(
  strapi: Core.Strapi,
  name: string,
  hear: () => void | Promise<void>
): void {
  strapi.eventHub.on(name, () => attempt(strapi, `a listener of ${name}`, hear));
}

/** Hears everything announced on this node, to pass it on; returns how to stop. */
export function onAnnounced(
  strapi: Core.Strapi,
  hear: (name: string, news: unknown) => void
): () => void {
  const relays = relaysOf(strapi);

  relays.add(hear);

  return () => {
    relays.delete(hear);
  };
}

/** Announces what another node passed on. Webhooks do not see it: the other node has told them. */
export async function announceFromElsewhere(
  strapi: Core.Strapi,
  name: string,
  news: unknown
): Promise<void> {
  const here = elsewhere(name);
  const told = tellSlices(strapi, here, news);

  background(strapi, `somebody who heard ${here}`, tellOthers(strapi, here, news));
  await told;
}

const elsewhere = (name: string): string => `${name}@elsewhere`;

type Hear = (news: unknown) => void | Promise<void>;

type Relay = (name: string, news: unknown) => void;

/** Who of ours hears what. Not on Strapi's event hub: there a subscriber that throws, or never ends, keeps the news from all who came after it. */
const hearers = new WeakMap<Core.Strapi, Map<string, Hear[]>>();

/** Who passes on what is announced. */
const relays = new WeakMap<Core.Strapi, Set<Relay>>();

const relaysOf = (strapi: Core.Strapi): Set<Relay> => kept(relays, strapi, () => new Set());

const hearersOf = (strapi: Core.Strapi, name: string): Hear[] =>
  kept(
    kept(hearers, strapi, () => new Map()),
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

function passOn(strapi: Core.Strapi, name: string, news: unknown): void {
  for (const pass of relaysOf(strapi)) {
    try {
      pass(name, news);
    } catch (error) {
      logFault(strapi, `passing on ${name}`, error);
    }
  }
}

async function tellOthers(strapi: Core.Strapi, name: string, news: unknown): Promise<void> {
  await strapi.eventHub.emit(name, news as never);
}

async function tellSlices(strapi: Core.Strapi, name: string, news: unknown): Promise<void> {
  await Promise.all(
    hearersOf(strapi, name).map((hear) =>
      attempt(strapi, `a listener of ${name}`, () => hear(news))
    )
  );
}

async function attempt(
  strapi: Core.Strapi,
  what: string,
  act: () => void | Promise<void>
): Promise<void> {
  try {
    await act();
  } catch (error) {
    logFault(strapi, what, error);
  }
}
