/** How what has to do with e-mails says no. */
export const errors = {
  EMAIL_UNKNOWN: ['notFound', 'This e-mail does not exist'],
  EMAIL_NOT_SENT: ['application', 'The mail server did not take this e-mail'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
