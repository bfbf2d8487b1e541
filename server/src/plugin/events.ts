import type { Core } from '@strapi/strapi';
import { attempt, background, logFault } from './background';
import { failureCode } from './errors';

/**
 * What may be emitted, in the past tense, and with what: each slice adds its own, by `declare module`,
 * beside the table of them. docs/events.md lists the same names.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by the slices
export interface EventPayloads {}

export type EventName = keyof EventPayloads;

/** Events by name; of a public one other servers may be told. */
export type EventTable = Readonly<{ [Name in EventName]?: 'public' | 'internal' }>;

const publicNames = new Set<EventName>();

/** Makes known what slices bring; `compose` does. */
export function addEvents(table: EventTable): void {
  for (const [name, reach] of Object.entries(table)) {
    if (reach === 'public') {
      publicNames.add(name as EventName);
    }
  }
}

/** What other servers may be told of: events of ids and values, with nothing anybody said. */
export const publicEvents = (): EventName[] => [...publicNames];

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

/** Tells whoever else listens, and no slice and no other node: they heard of it under another name. */
export function emitOutside<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  payload: EventPayloads[Name]
): void {
  background(strapi, `somebody who heard ${name}`, emitToOthers(strapi, name, payload));
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
  onEventElsewhere(strapi, name, handler);
}

/** Hears what was emitted on any other node: this one knows what it did. */
export function onEventElsewhere<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  handler: (payload: EventPayloads[Name]) => void | Promise<void>
): void {
  onEvent(strapi, elsewhere(name) as Name, (payload) => unlessGone(handler, payload));
}

/** The same for what nobody who acts is to wait for: telling sockets, say. It begins at once all the same. */
export function onEventInBackground<Name extends EventName>(
  strapi: Core.Strapi,
  name: Name,
  handler: (payload: EventPayloads[Name]) => Promise<void>
): void {
  const what = `a listener of ${name}`;

  onEvent(strapi, name, (payload) => background(strapi, what, handler(payload)));
  onEvent(strapi, elsewhere(name) as Name, (payload) =>
    background(strapi, what, unlessGone(handler, payload))
  );
}

/** What another node told of may be gone by now, or not be here yet. */
async function unlessGone<T>(
  handler: (payload: T) => void | Promise<void>,
  payload: T
): Promise<void> {
  try {
    await handler(payload);
  } catch (error) {
    if (!failureCode(error)?.endsWith('_UNKNOWN')) {
      throw error;
    }
  }
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
