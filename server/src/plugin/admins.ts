import type { Core } from '@strapi/strapi';
import { failure } from './errors';
import type { Ability, Caller } from './permissions';

/** Strapi's own news after which an admin user may be gone, or may do less or more. */
export const RIGHTS_CHANGES = [
  'user.update',
  'user.delete',
  'role.update',
  'role.delete',
  'permission.update',
  'permission.create',
  'permission.delete',
] as const;

/** An admin user behind a token, outside a request. */
export interface Admin extends Caller {
  /** The admin session behind the token; null for an admin API token. */
  session: string | null;
}

/** A session in the admin. */
export interface Session {
  /** Numeric id of the admin user. */
  user: number;
  session: string;
}

/** Strapi's own strategies decide: access tokens of the admin panel and admin API tokens alike. */
export async function adminOf(strapi: Core.Strapi, token: string): Promise<Admin> {
  const ctx = {
    state: { route: { info: { type: 'admin' }, config: {} } } as Record<string, unknown>,
    request: { header: { authorization: `Bearer ${token}` } },
    unauthorized: () => undefined,
  };
  let isIn = false;

  await strapi.get('auth').authenticate(ctx, async () => {
    isIn = true;
  });

  const user = ctx.state.user as { id: number; blocked?: boolean } | undefined;

  if (!isIn || !user || user.blocked === true) {
    throw failure('TOKEN_INVALID');
  }

  const ability = ctx.state.userAbility as Ability | undefined;

  return { user: user.id, ability, session: sessionOf(strapi, token)?.session ?? null };
}

/** The same admin user as of now; refuses once logged out or blocked. */
export async function adminAgain(
  strapi: Core.Strapi,
  { user, session, token }: Omit<Admin, 'ability'> & { token: string }
): Promise<Admin> {
  if (session === null) {
    return adminOf(strapi, token);
  }

  const isActive = await strapi.sessionManager('admin').isSessionActive(session);
  const person = isActive && (await findAdmin(strapi, user));

  if (!person) {
    throw failure('TOKEN_INVALID');
  }

  const { engine } = strapi.service('admin::permission');

  return { user, session, ability: await engine.generateUserAbility(person) };
}

/** The admin user and session an access token names; null for any other token. No database is asked. */
export function sessionOf(strapi: Core.Strapi, token: string): Session | null {
  const { isValid, payload } = strapi.sessionManager('admin').validateAccessToken(token) as {
    isValid: boolean;
    payload: { userId: string; sessionId: string } | null;
  };

  return isValid && payload !== null
    ? { user: Number(payload.userId), session: payload.sessionId }
    : null;
}

const findAdmin = (strapi: Core.Strapi, user: number): Promise<object | null> =>
  strapi.db.query('admin::user').findOne({
    where: { id: user, isActive: true, blocked: { $ne: true } },
    populate: ['roles'],
  });
