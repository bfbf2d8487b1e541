import type { Condition, Viewer } from '../operators/viewer';

/** Who reads any ratings at all. */
export const READERS = ['ratings.read-own', 'ratings.read-all'] as const;

/** One way to be among those who may read a rating: row of the operator it is for. */
export interface RatingSeen {
  operator: number;
}

/** Which ratings somebody may read, in lists and figures, files and tools alike. */
export function visibleTo({ operator, may }: Viewer): Condition<RatingSeen> {
  if (may.has('ratings.read-all')) {
    return 'all';
  }

  // Who has done nothing here yet is row 0, which in the counters is nobody: not theirs either.
  return may.has('ratings.read-own') && operator.row !== 0 ? [{ operator: operator.row }] : [];
}

/** Rows of the operators whose ratings these are; null for everybody's, and for those of nobody. */
export const operatorsIn = (condition: Condition<RatingSeen>): readonly number[] | null =>
  condition === 'all' ? null : condition.map(({ operator }) => operator);

/** Whether a rating meets a condition. */
export const isSeen = (
  condition: Condition<RatingSeen>,
  rating: { operator: number | null }
): boolean => condition === 'all' || condition.some(({ operator }) => operator === rating.operator);
