/** How what has to do with saved views says no. */
export const errors = {
  VIEWS_FULL: ['application', 'You keep 100 views already; delete one first'],
  VIEW_UNKNOWN: ['notFound', 'This saved view does not exist'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
