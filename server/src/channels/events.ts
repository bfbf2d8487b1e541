/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.channel.created': 'public',
  'livechat.channel.changed': 'public',
  'livechat.channel.deleted': 'public',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    /** `user` (numeric id of an admin user) made a channel and becomes its first operator. */
    'livechat.channel.created': { channel: string; user: number | null };
    /** A channel, its look or its publication changed. */
    'livechat.channel.changed': { channel: string };
    'livechat.channel.deleted': { channel: string };
  }
}
