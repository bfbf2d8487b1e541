import { useAuth } from '@strapi/strapi/admin';
import type { Action } from '../../../shared/permissions';
import { PLUGIN_ID } from './ids';

export const actionId = (action: Action): string => `plugin::${PLUGIN_ID}.${action}`;

/** Whether one of the permissions held is the one asked for. Strapi's own hook names actions by their last word only, so ours would collide. */
export const isPermitted = (
  permissions: readonly { action: string }[],
  wanted: readonly Action[]
): boolean => permissions.some(({ action }) => wanted.some((one) => actionId(one) === action));

/** Whether the current user holds at least one of the actions. */
export const usePermitted = (...wanted: Action[]): boolean =>
  useAuth('Livechat', ({ permissions }) => isPermitted(permissions, wanted));
