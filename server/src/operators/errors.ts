/** How what has to do with operators says no. */
export const errors = {
  OPERATOR_UNKNOWN: ['notFound', 'This operator does not exist'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
