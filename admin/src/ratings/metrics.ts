import {
  addedRatings,
  NO_RATING_METRICS,
  RATING_MEASURES,
  type RatingMeasure,
  type RatingMetrics,
} from '../../../shared/ratings-report';
import type { Measures } from '../report/kit';

/** What is shown of a group; null where there is nothing to divide by. Shares are percentages. */
export function measured(metrics: RatingMetrics, measure: RatingMeasure): number | null {
  return HOW[measure](metrics);
}

const HOW: Record<RatingMeasure, (metrics: RatingMetrics) => number | null> = {
  count: ({ count }) => count,
  average: ({ sum, count }) => ratio(sum, count),
  happy: ({ satisfied, count }) => ratio(100 * satisfied, count),
  // A rating may be given a day after it was asked for: of one day alone it could be more than all.
  responseRate: ({ count, asked }) => ratio(100 * Math.min(count, asked ?? 0), asked ?? 0),
};

/** A part of a whole; null where there is no whole. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** Shares and averages are read against the best and the worst. */
const DOMAINS = { average: [1, 5], happy: [0, 100], responseRate: [0, 100] } as const;

/** How far the axis of a measure of ratings reaches, in this report and beside others. */
export const domainOf = (measure: string): [number, number | 'auto'] => {
  const [from, to] = Object.hasOwn(DOMAINS, measure)
    ? DOMAINS[measure as keyof typeof DOMAINS]
    : ([0, 'auto'] as const);

  return [from, to];
};

/** Figures of ratings. */
export const RATING_MEASURING: Measures<RatingMeasure, RatingMetrics> = {
  all: RATING_MEASURES,
  nothing: NO_RATING_METRICS,
  added: addedRatings,
  measured,
  isAdditive: (measure) => measure === 'count',
  domainOf,
  nameOf: (measure) => `measure.${measure}`,
};
