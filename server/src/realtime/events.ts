/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.rights.changed': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    /** A user, role, permission or session of the admin changed: who is connected may have gained or lost rights. */
    'livechat.rights.changed': Record<string, never>;
  }
}
