import type { ViewedReport } from '../../../shared/views';

/** Permissions to read each report, of which one is needed; its views are for the same people. */
export const READ: Readonly<Record<ViewedReport, readonly string[]>> = {
  ratings: ['ratings.read-own', 'ratings.read-all'],
  conversations: ['reports.read'],
  operators: ['reports.read'],
};
