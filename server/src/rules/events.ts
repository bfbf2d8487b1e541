/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.rules.changed': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    'livechat.rules.changed': { channel: string };
  }
}
