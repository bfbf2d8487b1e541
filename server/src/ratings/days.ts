import { DAY, dayOf } from '../../../shared/days';
import type { Period } from '../../../shared/pages';

/** The first of so many UTC days, today the last of them. */
export const firstOfDays = (days: number, now: Date): string =>
  dayOf(new Date(now.getTime() - (days - 1) * DAY));

/** A time that ends now and is so many times 24 hours long, to the second. */
export interface Window {
  /** What was submitted after this moment is in it. */
  since: Date;
  /** The UTC day it begins in; of the days after it everything is in. */
  edge: string;
  /** Where that day ends. */
  edgeEnd: Date;
}

export function windowOf(days: number, now: Date): Window {
  const since = new Date(now.getTime() - days * DAY);
  const edge = dayOf(since);

  return { since, edge, edgeEnd: new Date(Date.parse(edge) + DAY) };
}

/** The window of a period; `null` for all time. */
export const windowOfPeriod = (period: Period, now: Date): Window | null =>
  period === 'all' ? null : windowOf(Number(period), now);

/** When something submitted at a moment falls out of a period's window; `null` for all time. */
export const leavesAt = (period: Period, submittedAt: Date): Date | null =>
  period === 'all' ? null : new Date(submittedAt.getTime() + Number(period) * DAY);
