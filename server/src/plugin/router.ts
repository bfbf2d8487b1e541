import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import type { Action } from '../../../shared/permissions';
import { configOf } from './config';
import { failure, failureCode, retryAfterOf } from './errors';
import { isForeign } from './foreign';
import { PLUGIN_ID } from './ids';
import { permitted } from './permissions';
import { service } from './service';
import { bodyOf, refuseUnfit, refuseUnstorable } from './validate';

/**
 * What a route that is open to everybody is counted as, by network: a page view, anything else a
 * visitor does, a look at this node's health; or nothing, for a file that is answered from memory.
 * What is `signed` counts like anything else a visitor does: its address alone says that one may,
 * wherever the form that is sent there stands.
 */
export type Counted = 'view' | 'request' | 'signed' | 'health' | 'file';

/** Who may call: anyone, anyone logged into the admin, or who holds one of the named actions. */
export type Access = Counted | 'admin' | { can: Action | readonly Action[] };

/** One line a route: method, path, `controller.method`, who may call it. */
export type Row<A extends Access = Access> = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handler: string,
  access: A,
];

/** A table of routes, and what Strapi is given for it. */
export interface Routes {
  (deps: { strapi: Core.Strapi }): Router;
  rows: readonly Row[];
}

/** The admin API, below `/livechat/admin`. */
export const adminApi = (rows: readonly Row<Exclude<Access, Counted>>[]): Routes => {
  const router = (): Router => ({
    type: 'admin',
    prefix: `/${PLUGIN_ID}/admin`,
    routes: rows.map(([method, path, handler, access]) => ({
      method,
      path,
      handler,
      config: { middlewares: [refusing(access)] },
    })),
  });

  return Object.assign(router, { rows });
};

/** The content API, below `/api/livechat`; the visitor's own token decides, not users-permissions. */
export const contentApi = (rows: readonly Row<Counted>[]): Routes => {
  const router = ({ strapi }: { strapi: Core.Strapi }): Router => ({
    type: 'content-api',
    routes: rows.map(openRoute(strapi, sayingWhy, (_, ctx) => refuseUnstorable(ctx.params))),
  });

  return Object.assign(router, { rows });
};

/** HTML and scripts for everybody, below the configured base path. */
export const publicPages = (rows: readonly Row<Counted>[]): Routes => {
  const router = ({ strapi }: { strapi: Core.Strapi }): Router => ({
    type: 'admin',
    prefix: configOf(strapi).basePath,
    routes: rows.map((row) =>
      openRoute(strapi, sayingPlainly, row[3] === 'signed' ? anyForm : refuseForeignForm)(row)
    ),
  });

  return Object.assign(router, { rows });
};

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
  config: { auth?: false; middlewares?: unknown[] };
}

/**
 * Refuses who may not call; a path whose words are looked up in a database, which some would break; and a
 * body that would exhaust whoever looks into it, whether a route reads it or not. No policy: to check one
 * that is named and configured, Strapi makes schemas at every start, for every route anew.
 */
function refusing(access: Exclude<Access, Counted>) {
  const anyOf = access === 'admin' ? undefined : [access.can].flat();

  return async (ctx: Context, next: Next): Promise<void> => {
    if (!permitted(ctx, anyOf)) {
      throw new errors.PolicyError();
    }

    refuseUnstorable(ctx.params);
    refuseUnfit(bodyOf(ctx));
    await next();
  };
}

/** Handlers of open routes are functions: named ones would be offered to users-permissions' roles, which do not rule them. */
const openRoute =
  (
    strapi: Core.Strapi,
    saying: typeof sayingWhy,
    check: (strapi: Core.Strapi, ctx: Context) => void
  ) =>
  ([method, path, handler, counted]: Row<Counted>): Route => {
    const [name = '', action = ''] = handler.split('.');
    const handle = (ctx: Context, next: Next): unknown =>
      strapi.plugin(PLUGIN_ID).controller(name)[action]?.(ctx, next);

    return {
      method,
      path,
      handler: (ctx, next) =>
        saying(ctx, async () => {
          await count(strapi, ctx, counted);
          check(strapi, ctx);
          refuseUnfit(bodyOf(ctx));

          return handle(ctx, next);
        }),
      config: { auth: false },
    };
  };

async function count(strapi: Core.Strapi, ctx: Context, counted: Counted): Promise<void> {
  if (counted !== 'file') {
    const visitors = service(strapi, 'visitors');

    await visitors.count(
      counted === 'signed' ? 'request' : counted,
      visitors.clientOf(ctx.request)
    );
  }
}

/** Strapi answers every 401 and 403 thrown in a route with a bare status; ours keep their code. */
async function sayingWhy(ctx: Context, handle: () => unknown): Promise<unknown> {
  try {
    return await handle();
  } catch (error) {
    sayWhen(ctx, error);

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

/** Nothing a browser sends along counts. */
const anyForm = (): void => undefined;

/** Browsers send their cookies with a form of any page; what changes something takes those of our pages only. */
function refuseForeignForm(strapi: Core.Strapi, ctx: Context): void {
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD' && isForeign(strapi, ctx)) {
    throw failure('FORBIDDEN');
  }
}

/** What asks for a page, a picture or a feed reads no JSON. */
async function sayingPlainly(ctx: Context, handle: () => unknown): Promise<unknown> {
  try {
    return await sayingWhy(ctx, handle);
  } catch (error) {
    if (!(error instanceof errors.RateLimitError)) {
      throw error;
    }

    ctx.status = 429;
    ctx.type = 'text/plain';
    ctx.set('Cache-Control', 'no-store');
    ctx.body = error.message;

    return undefined;
  }
}

/** Whoever is refused for a while is told for how long. */
function sayWhen(ctx: Context, error: unknown): void {
  const retryAfter = retryAfterOf(error);

  if (retryAfter !== null) {
    ctx.set('Retry-After', String(retryAfter));
  }
}

function statusOf(error: unknown): 401 | 403 | null {
  if (error instanceof errors.UnauthorizedError) {
    return 401;
  }

  return error instanceof errors.ForbiddenError ? 403 : null;
}
