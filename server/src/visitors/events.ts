/** What happens, and whether other servers may be told: of ids and values, with nothing anybody said. */
export const events = {
  'livechat.visitor.moved': 'internal',
} as const;

declare module '../plugin/events' {
  interface EventPayloads {
    /** A visitor with open conversations went to another page. */
    'livechat.visitor.moved': { conversations: readonly string[]; page: string };
  }
}
