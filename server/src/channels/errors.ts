/** How what has to do with channels says no. */
export const errors = {
  CHANNEL_UNKNOWN: ['notFound', 'This channel does not exist'],
  ORIGIN_NOT_ALLOWED: ['forbidden', 'This site may not use the channel'],
  SLUG_KEPT: ['validation', 'Another channel had this slug before, and keeps it for its links'],
  SLUG_TAKEN: ['validation', 'Another channel already uses this slug'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
