/** How what has to do with the public pages says no. */
export const errors = {
  PAGE_UNKNOWN: ['notFound', 'There is no published Livechat page'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
