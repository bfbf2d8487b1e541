import type { Core } from '@strapi/strapi';
import { type CheckedConfig, type ConfigKeys, composeConfig, groundConfig } from './config';
import { type LoadController, whenAsked } from './controllers';
import { addMigrations, type Migration } from './database/migrations';
import { keepTables } from './database/tables';
import { type EmailKind, keepEmailKinds } from './emails';
import { addErrors, type FailureTable, groundErrors } from './errors';
import { addEvents, type EventTable } from './events';
import { hideFromGraphql } from './graphql';
import { PLUGIN_ID } from './ids';
import { servesTools, type Tool } from './mcp';
import { endTasks, keepTasks, type Task } from './nodes/tasks';
import { type Permission, registerPermissions } from './permissions';
import type { Routes } from './router';
import type { Services } from './service';
import { type AllEvents, keepSockets, type Sockets } from './sockets';

interface Deps {
  strapi: Core.Strapi;
}

type Step = (deps: Deps) => void | Promise<void>;

/** A product word and everything Strapi needs to know of it. */
export interface Slice {
  name: string;
  /** Keys of the configuration. */
  config?: ConfigKeys;
  /** Ways to say no. */
  errors?: FailureTable;
  /** What is emitted. */
  events?: EventTable;
  /** Kinds of e-mail it writes. */
  emails?: Readonly<Record<string, EmailKind>>;
  contentTypes?: Record<string, { schema: object }>;
  /** What became of tables that people have data in. */
  migrations?: readonly Migration[];
  service?: (deps: Deps) => object;
  controller?: LoadController;
  routers?: Record<string, Routes>;
  /** What visitors and operators may say to it through a socket. */
  sockets?: Sockets;
  permissions?: readonly Permission[];
  /** Loads what assistants may ask through Strapi's MCP server, where there is one. */
  tools?: () => Promise<readonly Tool[]>;
  /** What is done again and again while Strapi serves; over before anything is destroyed. */
  tasks?: (deps: Deps) => readonly Task[];
  register?: Step;
  bootstrap?: Step;
  destroy?: Step;
}

/** What a slice says in `Services` is what it brings, and nothing is said of one without a service. */
type Offered<Name> = Name extends keyof Services
  ? { service: (deps: Deps) => Services[Name] }
  : { service?: never };

/** Checks a slice where it is written. */
export const defineSlice = <const S extends Slice>(slice: S & Offered<S['name']>): S => slice;

/** The object Strapi loads. */
export interface Plugin {
  config: CheckedConfig;
  contentTypes: Record<string, unknown>;
  services: Record<string, unknown>;
  controllers: Record<string, unknown>;
  routes: Record<string, unknown>;
  register: (deps: Deps) => Promise<void>;
  bootstrap: (deps: Deps) => Promise<void>;
  destroy: (deps: Deps) => Promise<void>;
}

/**
 * Turns slices into the object Strapi loads: the same keys as a generated plugin, gathered by
 * product word instead of by kind. Slices start in the order given and stop in reverse.
 */
export function compose(slices: readonly Slice[]): Plugin {
  const contentTypes = gather(slices, (slice) => slice.contentTypes);
  const sockets = gatherSockets(slices);
  const emails = gather(slices, (slice) => slice.emails);

  addErrors(errorsOf(slices));
  addEvents(eventsOf(slices));

  return {
    config: composeConfig([groundConfig, ...slices.map(({ config }) => config ?? {})]),
    contentTypes,
    services: gather(slices, ({ name, service }) => service && { [name]: service }),
    controllers: gather(
      slices,
      ({ name, controller }) =>
        controller && { [name]: whenAsked(controller, actionsOf(slices, name)) }
    ),
    routes: {
      ...gather(slices, (slice) => routersOf(slice, (audience) => audience === 'admin')),
      ...gather(slices, (slice) => routersOf(slice, (audience) => audience !== 'admin')),
    },
    async register(deps) {
      hideFromGraphql(deps.strapi, Object.keys(contentTypes));
      await addMigrations(
        deps.strapi,
        slices.flatMap(({ migrations = [] }) => migrations)
      );

      await registerTools(deps.strapi, slices);
      await run(slices, 'register', deps);
    },
    async bootstrap(deps) {
      keepSlices(deps.strapi, slices);
      await keepTables(deps.strapi);
      keepSockets(deps.strapi, sockets);
      keepEmailKinds(deps.strapi, emails);
      await registerPermissions(deps.strapi, slices);
      await run(slices, 'bootstrap', deps);
      keepTasks(
        deps.strapi,
        slices.flatMap(({ tasks }) => tasks?.(deps) ?? [])
      );
    },
    async destroy(deps) {
      await endTasks(deps.strapi);
      await run([...slices].reverse(), 'destroy', deps);
    },
  };
}

const keptSlices = new WeakMap<Core.Strapi, readonly Slice[]>();

const keepSlices = (strapi: Core.Strapi, slices: readonly Slice[]): void => {
  keptSlices.set(strapi, slices);
};

/** What a Strapi is composed of, for who gathers what others bring: a slice adds its key to `Slice`, by `declare module`. */
export const slicesOf = (strapi: Core.Strapi): readonly Slice[] => keptSlices.get(strapi) ?? [];

/** Every way to say no. */
export const errorsOf = (slices: readonly Slice[]): FailureTable =>
  gather([{ name: PLUGIN_ID, errors: groundErrors }, ...slices], ({ errors }) => errors);

/** Everything that is emitted. */
export const eventsOf = (slices: readonly Slice[]): EventTable =>
  gather(slices, ({ events }) => events);

async function run(
  slices: readonly Slice[],
  step: 'register' | 'bootstrap' | 'destroy',
  deps: Deps
): Promise<void> {
  for (const slice of slices) {
    await slice[step]?.(deps);
  }
}

/** Tools are loaded where there is anybody to ask them. */
async function registerTools(strapi: Core.Strapi, slices: readonly Slice[]): Promise<void> {
  if (servesTools(strapi)) {
    for (const tool of await toolsOf(slices)) {
      tool.register(strapi);
    }
  }
}

/** Everything assistants may ask. */
export const toolsOf = async (slices: readonly Slice[]): Promise<Tool[]> =>
  (await Promise.all(slices.map(({ tools }) => tools?.() ?? []))).flat();

/** One map of everything the slices bring of a kind; two owners of one name are a mistake. */
export function gather<T>(
  slices: readonly Slice[],
  pick: (slice: Slice) => Record<string, T> | undefined
): Record<string, T> {
  const all: Record<string, T> = {};

  for (const [name, value] of slices.flatMap((slice) => Object.entries(pick(slice) ?? {}))) {
    if (name in all) {
      throw new Error(`Two slices register "${name}"`);
    }

    all[name] = value;
  }

  return all;
}

/** What an audience may say is the slices' together; no event has two owners. */
function gatherSockets(slices: readonly Slice[]): AllEvents {
  gather(slices, ({ sockets = {} }) =>
    Object.fromEntries(
      Object.entries<object>(sockets).flatMap(([audience, events]) =>
        Object.keys(events).map((event) => [`${audience} ${event}`, event])
      )
    )
  );

  return (audience) => gather(slices, ({ sockets }) => sockets?.[audience]);
}

/** What the routes of all slices call of a slice's controller. */
export const actionsOf = (slices: readonly Slice[], name: string): string[] =>
  slices
    .flatMap(({ routers = {} }) => Object.values(routers).flatMap(({ rows }) => rows))
    .map(([, , handler]) => handler.split('.'))
    .flatMap(([controller, action]) => (controller === name && action ? [action] : []));

/** A slice's routers by audience. The admin's are registered first, before any page can shadow them. */
function routersOf({ name, routers = {} }: Slice, wanted: (audience: string) => boolean) {
  const chosen = Object.entries(routers).filter(([audience]) => wanted(audience));

  return Object.fromEntries(chosen.map(([audience, router]) => [`${name}-${audience}`, router]));
}
