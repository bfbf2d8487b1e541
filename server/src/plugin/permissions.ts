import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACTIONS, type Action } from '../../../shared/permissions';
import { PLUGIN_ID } from './ids';

/** An action a role may be given, as Strapi's role screen shows it. */
export interface Permission {
  uid: Action;
  displayName: string;
}

/** The full name of one of our actions. */
export const actionId = (uid: Action): string => `plugin::${PLUGIN_ID}.${uid}`;

/** Who brings actions, under its name. */
interface Bringing {
  name: string;
  permissions?: readonly Permission[];
}

/** Registers the actions of all slices, those of each under a heading of its own. */
export async function registerPermissions(
  strapi: Core.Strapi,
  slices: readonly Bringing[]
): Promise<void> {
  const actions = slices.flatMap(({ name, permissions = [] }) =>
    permissions.map((permission) => ({
      ...permission,
      section: 'plugins',
      pluginName: PLUGIN_ID,
      subCategory: name,
    }))
  );

  await strapi.service('admin::permission').actionProvider.registerMany(actions);
}

/** What an admin user may do, as Strapi's engine computed it. */
export interface Ability {
  can: (action: string, subject?: string) => boolean;
}

/** Whether an admin user holds one of our actions. */
export const isPermitted = (ability: Ability | undefined, uid: Action): boolean =>
  ability?.can(actionId(uid)) ?? false;

/** Everything of ours that an admin user may do. */
export const actionsOf = (ability: Ability | undefined): Action[] =>
  ACTIONS.filter((action) => isPermitted(ability, action));

/** An admin user as Strapi knows whoever calls: from a request, through a tool, behind a socket. */
export interface Caller {
  /** Numeric id of the admin user. */
  user: number;
  ability: Ability | undefined;
}

/** Who makes a request of the admin API. */
export const callerOf = ({ state }: Pick<Context, 'state'>): Caller => ({
  user: Number(state.user.id),
  ability: abilityIn(state),
});

/** What Strapi knows of who calls. */
interface Known {
  user?: { blocked?: boolean };
  userAbility?: Ability;
}

/** Strapi's own sessions and tokens look at who is inactive, as its panel says; who is marked as blocked may do nothing here either. */
const abilityIn = ({ user, userAbility }: Known): Ability | undefined =>
  user?.blocked === true ? undefined : userAbility;

/** Whether who calls, an admin user of Strapi, is not blocked and, where actions are named, holds at least one of them. */
export function permitted({ state }: Pick<Context, 'state'>, anyOf?: readonly Action[]): boolean {
  const ability = abilityIn(state);

  return anyOf?.some((action) => isPermitted(ability, action)) ?? ability !== undefined;
}
