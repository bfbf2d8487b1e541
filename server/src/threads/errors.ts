/** How what has to do with threads says no. */
export const errors = {
  CLIENT_ID_TAKEN: ['validation', 'Another message has this client id'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
