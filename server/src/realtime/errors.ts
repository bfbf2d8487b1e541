/** How what has to do with the sockets says no. */
export const errors = {
  CONNECTIONS_FULL: ['rateLimit', 'Too many connections are open; please try again later'],
  EVENT_UNKNOWN: ['application', 'There is no such event'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
