/** How what has to do with conversations says no. */
export const errors = {
  CONVERSATION_ENDED: ['application', 'This conversation has ended'],
  CONVERSATION_UNKNOWN: ['notFound', 'This conversation does not exist'],
  MESSAGE_EMPTY: ['validation', 'A message needs some text'],
  MESSAGE_TOO_LONG: ['validation', 'A message has at most 5,000 characters'],
  NOBODY_AVAILABLE: ['application', 'Nobody is available right now'],
  RATING_NOT_ASKED: ['application', 'No rating was asked for in this conversation'],
  RATING_TOO_EARLY: ['application', 'A conversation is rated when it has ended'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
