/** How what has to do with templates says no. */
export const errors = {
  TEMPLATE_UNKNOWN: ['notFound', 'There is no such template'],
  TEMPLATE_CHANGED: ['application', 'Somebody else has changed this template in the meantime'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
