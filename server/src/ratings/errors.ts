/** How what has to do with ratings and their reports says no. */
export const errors = {
  EXPORT_TOO_LARGE: [
    'validation',
    'An XLSX file has at most 50,000 rows; narrow the filters or take CSV',
  ],
  RATING_CLOSED: ['application', 'This rating can no longer be changed'],
  RATING_UNKNOWN: ['notFound', 'This rating does not exist'],
  RATING_VALUE_INVALID: ['validation', 'A rating is 5, 3 or 1'],
  SUBJECT_UNKNOWN: ['notFound', 'Nothing of this kind can be rated'],
  REPORT_TOO_LARGE: ['validation', 'This makes more than 10,000 groups; group or filter more'],
} as const;

declare module '../plugin/errors' {
  interface Failures extends Record<keyof typeof errors, unknown> {}
}
