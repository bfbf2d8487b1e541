import {
  addedRatings,
  NO_RATING_METRICS,
  type RatingMeasure,
  type RatingMetrics,
} from '../../../shared/ratings-report';
import type { Summing } from '../ui/chart';

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

/** How ratings add up in a chart of a measure. */
export const summing = (measure: RatingMeasure): Summing<RatingMetrics> => ({
  nothing: NO_RATING_METRICS,
  added: addedRatings,
  measured: (metrics) => measured(metrics, measure),
});

/** A part of a whole; null where there is no whole. */
export const ratio = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole;

/** Measures whose parts make up the whole, so that they may be stacked and cut like a cake. */
export const isAdditive = (measure: RatingMeasure): boolean => measure === 'count';
