/** How what has to do with visitors says no. */
export const errors = {
  TOKEN_EXPIRED: ['unauthorized', 'The visitor token has expired'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
