import type { Period } from '../../../shared/ratings';

const DAY = 24 * 60 * 60 * 1000;

/** The UTC day a moment is in, `YYYY-MM-DD`. Figures are counted by it, so that they read the same everywhere. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The first of so many UTC days, today the last of them. */
export const firstOfDays = (days: number, now: Date): string =>
  dayOf(new Date(now.getTime() - (days - 1) * DAY));

/** The first day of a period; `null` when it has none. */
export const firstDayOf = (period: Period, now: Date): string | null =>
  period === 'all' ? null : firstOfDays(Number(period), now);
