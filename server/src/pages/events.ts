/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.page.changed': 'public',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    'livechat.page.changed': Record<string, never>;
  }
}
