/**
 * What roles may be given, as `plugin::livechat.<action>` in Strapi.
 *
 * @example
 * const mayAnswer = (permissions: readonly { action: string }[]): boolean =>
 *   permissions.some(({ action }) => action === 'plugin::livechat.conversations.answer');
 */
export const ACTIONS = [
  'channels.read',
  'channels.create',
  'channels.update',
  'channels.delete',
  'channels.publish',
  'operators.update',
  'conversations.answer',
  'conversations.read-all',
  'ratings.read-own',
  'ratings.read-all',
  'ratings.hide',
  'ratings.export',
  'ratings.delete',
  'reports.read',
  'templates.read',
  'templates.update',
  'outbox.read',
  'outbox.update',
] as const;

/**
 * @example
 * const nameInStrapi = (action: Action): string => `plugin::livechat.${action}`;
 */
export type Action = (typeof ACTIONS)[number];
