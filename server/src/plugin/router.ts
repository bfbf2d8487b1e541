import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { configOf } from './config';
import { failureCode, retryAfterOf } from './errors';
import { PLUGIN_ID } from './ids';

/** Who may call: anyone, anyone logged into the admin, or who holds one of the named actions. */
export type Access = 'public' | 'admin' | { can: string | readonly string[] };

/** One line a route: method, path, `controller.method`, who may call it. */
export type Row = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handler: string,
  access: Access,
];

/** The admin API, below `/livechat/admin`. */
export const adminApi = (rows: readonly Row[]) => (): Router => ({
  type: 'admin',
  prefix: `/${PLUGIN_ID}/admin`,
  routes: rows.map(([method, path, handler, access]) => ({
    method,
    path,
    handler,
    config: { policies: ['admin::isAuthenticatedAdmin', ...policiesFor(access)] },
  })),
});

/** The content API, below `/api/livechat`; the visitor's own token decides, not users-permissions. */
export const contentApi =
  (rows: readonly Row[]) =>
  ({ strapi }: { strapi: Core.Strapi }): Router => ({
    type: 'content-api',
    routes: rows.map(openRoute(strapi)),
  });

/** HTML and scripts for everybody, below the configured base path. */
export const publicPages =
  (rows: readonly Row[]) =>
  ({ strapi }: { strapi: Core.Strapi }): Router => ({
    type: 'admin',
    prefix: configOf(strapi).basePath,
    routes: rows.map(openRoute(strapi)),
  });

/** What Strapi registers. */
export interface Router {
  type: 'admin' | 'content-api';
  prefix?: string;
  routes: Route[];
}

export interface Route {
  method: string;
  path: string;
  handler: string | ((ctx: Context, next: Next) => unknown);
  config: { auth?: false; policies?: unknown[] };
}

/** Handlers of open routes are functions: named ones would be offered to users-permissions' roles, which do not rule them. */
const openRoute =
  (strapi: Core.Strapi) =>
  ([method, path, handler]: Row): Route => {
    const [name = '', action = ''] = handler.split('.');

    return {
      method,
      path,
      handler: (ctx, next) =>
        sayingWhy(ctx, () => strapi.plugin(PLUGIN_ID).controller(name)[action]?.(ctx, next)),
      config: { auth: false },
    };
  };

/** Strapi answers every 401 and 403 thrown in a route with a bare status; ours keep their code. */
async function sayingWhy(ctx: Context, handle: () => unknown): Promise<unknown> {
  try {
    return await handle();
  } catch (error) {
    const retryAfter = retryAfterOf(error);

    if (retryAfter !== null) {
      ctx.set('Retry-After', String(retryAfter));
    }

    const refusal = failureCode(error) && statusOf(error);

    if (!refusal || !(error instanceof errors.ApplicationError)) {
      throw error;
    }

    const { name, message, details } = error;

    ctx.status = refusal;
    ctx.body = { data: null, error: { status: refusal, name, message, details } };

    return undefined;
  }
}

function statusOf(error: unknown): 401 | 403 | null {
  if (error instanceof errors.UnauthorizedError) {
    return 401;
  }

  return error instanceof errors.ForbiddenError ? 403 : null;
}

function policiesFor(access: Access): unknown[] {
  if (typeof access === 'string') {
    return [];
  }

  return [{ name: `plugin::${PLUGIN_ID}.permitted`, config: { anyOf: [access.can].flat() } }];
}
