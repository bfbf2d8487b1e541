import type { Period, PublicMetrics, PublicOperator } from '../../../shared/pages';
import {
  FACE_NAMES,
  FACES,
  type Face,
  type FaceCounts,
  type FaceShares,
  faceOfAverage,
  type Happiness,
} from '../../../shared/ratings';
import type { Row } from '../plugin/database/ids';

/** A visible rating, as far as public figures look at it. */
export interface PublicRating {
  face: Face;
  /** Rated operator; null when nobody human answered. */
  operator: Row<'operator'> | null;
}

/** The face of any value: imported ratings may be between the three. */
export function faceOf(value: number): Face {
  if (value >= 4) {
    return 5;
  }

  return value >= 3 ? 3 : 1;
}

export const NO_RATINGS: Readonly<FaceCounts> = { satisfied: 0, okay: 0, dissatisfied: 0 };

/** How often each face occurs. */
export function countFaces(faces: readonly Face[]): FaceCounts {
  const counts = { ...NO_RATINGS };

  for (const face of faces) {
    counts[FACE_NAMES[face]] += 1;
  }

  return counts;
}

/** Sums of owner and face as the counts of each owner. */
export function byOwner<Owner extends number>(
  sums: readonly { owner: Owner; value: Face; count: number }[]
): Map<Owner, FaceCounts> {
  const owners = new Map<Owner, FaceCounts>();

  for (const { owner, value, count } of sums) {
    const counts = owners.get(owner) ?? { ...NO_RATINGS };

    counts[FACE_NAMES[value]] += count;
    owners.set(owner, counts);
  }

  return owners;
}

export const totalOf = ({ satisfied, okay, dissatisfied }: FaceCounts): number =>
  satisfied + okay + dissatisfied;

/**
 * Percentages to one decimal, or `null` without ratings. Each is rounded by itself, so that faces
 * given equally often have equal shares; what they add up to says nothing.
 */
export function sharesOf(counts: FaceCounts): FaceShares | null {
  const total = totalOf(counts);
  const share = (count: number): number => Math.round((count * 1000) / total) / 10;

  return total === 0
    ? null
    : {
        satisfied: share(counts.satisfied),
        okay: share(counts.okay),
        dissatisfied: share(counts.dissatisfied),
      };
}

/** The average of the values; `null` without ratings. */
export function averageOf(counts: FaceCounts): number | null {
  const total = totalOf(counts);
  const sum = FACES.reduce((so, face) => so + face * counts[FACE_NAMES[face]], 0);

  return total === 0 ? null : sum / total;
}

/** The face that stands for ratings; `null` without any. */
export function moodOf(counts: FaceCounts): Face | null {
  const average = averageOf(counts);

  return average === null ? null : faceOfAverage(average);
}

/**
 * Satisfied among all, as a whole number; `null` without ratings. Rounding neither flatters nor
 * shames: 100 is said only of all of them, and 0 only of none.
 */
export function wholeHappy(satisfied: number, total: number): number | null {
  if (total === 0) {
    return null;
  }

  const rounded = Math.round((satisfied * 100) / total);

  return satisfied === 0 || satisfied === total ? rounded : Math.min(99, Math.max(1, rounded));
}

/** How happy customers are, as the channels' cards say it; `null` without ratings. */
export function happinessOf(counts: FaceCounts): Omit<Happiness, 'channel'> | null {
  const count = totalOf(counts);
  const happy = wholeHappy(counts.satisfied, count);
  const mood = moodOf(counts);

  return happy === null || mood === null ? null : { count, happy, mood };
}

/** Figures as the public may see them: below the minimum sample they are withheld altogether. */
export function publicMetrics(
  counts: FaceCounts,
  minimum: number,
  period: Period = 'all'
): PublicMetrics {
  const count = totalOf(counts);
  const average = averageOf(counts);

  // Of 4 ratings where 5 are needed nothing is told, not even that there are 4; of none at all nothing is, whatever is needed.
  return count < minimum || average === null
    ? { period, count: null, shares: null, average: null, mood: null, minimum }
    : {
        period,
        count,
        shares: sharesOf(counts),
        average: Math.round(average * 100) / 100,
        mood: faceOfAverage(average),
        minimum,
      };
}

/** Every member of a team with the ratings that are theirs: how many, and the shares of those. */
export const memberShares = (
  members: readonly { row: Row<'operator'>; publicName: string; pictureUrl: string | null }[],
  ratings: readonly PublicRating[]
): PublicOperator[] =>
  members.map(({ row, publicName, pictureUrl }) => {
    const own = ratings.filter(({ operator }) => operator === row).map(({ face }) => face);

    return {
      ...{ name: publicName, pictureUrl },
      count: own.length,
      shares: sharesOf(countFaces(own)),
    };
  });
