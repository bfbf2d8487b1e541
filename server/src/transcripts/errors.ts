/** How what has to do with copies of conversations says no. */
export const errors = {
  TRANSCRIPT_TOO_EARLY: ['application', 'A copy can be sent when the conversation has ended'],
  TRANSCRIPT_UNANSWERED: [
    'application',
    'A copy can be sent of a conversation in which an operator has written',
  ],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
