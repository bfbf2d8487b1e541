import type { Core } from '@strapi/strapi';
import type { z } from '@strapi/utils';
import type { LimitName } from './nodes/limits';
import { validate } from './validate';

/** What a socket stands for, by its audience. Whoever admits sockets says so by `declare module`. */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by whoever admits sockets
export interface SocketData {}

export type Audience = keyof SocketData;

/** The socket an event came through, as far as its handler has to do with it; conversations by id. */
export interface Connection {
  /** Whether it is told what happens in a conversation. */
  isIn: (conversation: string) => boolean;
  /** From now on it is. To be called before anything is read: what happens in between is told. */
  join: (conversations: readonly string[]) => void;
  /** It no longer is. */
  leave: (conversations: readonly string[]) => void;
  /** It is answered with this message, and need not be told of it as well. */
  sends: (message: { conversation: string; clientId: string }) => void;
}

/** Somebody's event, as its handler meets it. */
export interface Call<Data> {
  strapi: Core.Strapi;
  data: Data;
  connection: Connection;
}

/** A payload that was checked, and what is done with it. */
export interface Checked<Data> {
  payload: unknown;
  run: (call: Call<Data>) => Promise<unknown>;
}

/** An event of the protocol: what counts it, and how its payload is read. */
export interface SocketEvent<Data> {
  limit: LimitName;
  /** Throws `INPUT_INVALID` where a payload is not what it must be. */
  read: (payload: unknown) => Checked<Data>;
}

/** The events of one audience, by name. */
export type SocketEvents<A extends Audience> = Readonly<Record<string, SocketEvent<SocketData[A]>>>;

/** What a slice hears from sockets. */
export type Sockets = { readonly [A in Audience]?: SocketEvents<A> };

/** One entry for each event a contract in `shared/` names; a missing one does not compile. */
export type EventsOf<A extends Audience, Contract> = Readonly<
  Record<keyof Contract, SocketEvent<SocketData[A]>>
>;

/** Makes events of what counts them, what their payload must be, and what they do. */
export const eventsFor =
  <A extends Audience>() =>
  <T>(
    limit: LimitName,
    schema: z.ZodType<T>,
    run: (call: Call<SocketData[A]>, payload: T) => Promise<unknown>
  ): SocketEvent<SocketData[A]> => ({
    limit,
    read: (sent) => {
      const payload = validate(schema, sent);

      return { payload, run: (call) => run(call, payload) };
    },
  });

/** Every event an audience may send, whichever slice brings it. */
export type AllEvents = <A extends Audience>(audience: A) => SocketEvents<A>;

const kept = new WeakMap<Core.Strapi, AllEvents>();

/** Keeps what the slices bring for whoever carries it. */
export const keepSockets = (strapi: Core.Strapi, events: AllEvents): void => {
  kept.set(strapi, events);
};

/** What the slices of a Strapi hear from an audience. */
export const socketsOf = <A extends Audience>(strapi: Core.Strapi, audience: A): SocketEvents<A> =>
  kept.get(strapi)?.(audience) ?? {};
