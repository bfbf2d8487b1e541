import type { HappyTrend } from '../../../shared/ratings-report';
import { firstOfDays } from './days';
import { wholeHappy } from './statistics';

/** A day's ratings, as the counters have them. */
export interface DayCount {
  day: string;
  count: number;
  satisfied: number;
}

/** How the last days compare with as many before, from the counts of both. */
export function trendOf(counts: readonly DayCount[], days: number, now: Date): HappyTrend {
  const first = firstOfDays(days, now);
  const known = new Map(counts.map((count) => [count.day, count]));
  const points = Array.from({ length: days }, (_, index) => {
    const day = firstOfDays(days - index, now);

    return { day, ...happyOf([known.get(day) ?? { day, count: 0, satisfied: 0 }]) };
  });

  return {
    days,
    ...happyOf(counts.filter(({ day }) => day >= first)),
    before: happyOf(counts.filter(({ day }) => day < first)),
    points,
  };
}

function happyOf(counts: readonly DayCount[]): { count: number; happy: number | null } {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const satisfied = counts.reduce((sum, one) => sum + one.satisfied, 0);

  return { count: total, happy: wholeHappy(satisfied, total) };
}
