import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

interface Deps {
  strapi: Core.Strapi;
}

/** What answers calls, by the name that routes have for it. */
type Controller = Readonly<Record<string, (ctx: Context, next: Next) => unknown>>;

/** Loads what makes a slice's controller. */
export type LoadController = () => Promise<(deps: Deps) => Controller>;

/**
 * What Strapi gets for a controller, at its start: the actions that routes name. The first one to be
 * called loads the controller, with all that checks what is sent to it, which takes milliseconds then
 * and took them at every start. Loading that failed is tried again by the next call.
 */
export const whenAsked =
  (load: LoadController, actions: readonly string[]) =>
  (deps: Deps): Controller => {
    let loading: Promise<Controller> | null = null;

    async function loaded(): Promise<Controller> {
      loading ??= load().then((make) => make(deps));

      try {
        return await loading;
      } catch (error) {
        loading = null;

        throw error;
      }
    }

    return Object.fromEntries(
      actions.map((action) => [
        action,
        async (ctx: Context, next: Next) => (await loaded())[action]?.(ctx, next),
      ])
    );
  };
