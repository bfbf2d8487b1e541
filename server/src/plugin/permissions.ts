import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './ids';

/** An action a role may be given, as Strapi's role screen shows it. */
export interface Permission {
  /** Lower case, dots and hyphens: `ratings.read-all`. */
  uid: string;
  displayName: string;
}

/** The full name of one of our actions. */
export const actionId = (uid: string): string => `plugin::${PLUGIN_ID}.${uid}`;

/** Registers the actions of a slice, under a heading of its own. */
export async function registerPermissions(
  strapi: Core.Strapi,
  slice: string,
  permissions: readonly Permission[]
): Promise<void> {
  const actions = permissions.map((permission) => ({
    ...permission,
    section: 'plugins',
    pluginName: PLUGIN_ID,
    subCategory: slice,
  }));

  await strapi.service('admin::permission').actionProvider.registerMany(actions);
}

/** What an admin user may do, as Strapi's engine computed it. */
export interface Ability {
  can: (action: string, subject?: string) => boolean;
}

/** Whether an admin user holds one of our actions. */
export const isPermitted = (ability: Ability | undefined, uid: string): boolean =>
  ability?.can(actionId(uid)) ?? false;

/** Route policy: lets pass who holds at least one of the actions. */
export const permitted = (
  ctx: { state: { userAbility?: Ability } },
  { anyOf }: { anyOf: readonly string[] }
): boolean => anyOf.some((action) => isPermitted(ctx.state.userAbility, action));
