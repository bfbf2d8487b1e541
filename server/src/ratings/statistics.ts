import {
  FACE_NAMES,
  FACES,
  type Face,
  type FaceCounts,
  type FaceShares,
  type Period,
  type PublicFigures,
  type PublicOperator,
} from '../../../shared/ratings';

/** A visible rating, as far as public figures look at it. */
export interface SeenRating {
  face: Face;
  /** Row of the rated operator; null when nobody human answered. */
  operator: number | null;
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

/** Sums of channel and face as the counts of each channel. */
export function byChannel(
  sums: readonly { channel: number; value: Face; count: number }[]
): Map<number, FaceCounts> {
  const channels = new Map<number, FaceCounts>();

  for (const { channel, value, count } of sums) {
    const counts = channels.get(channel) ?? { ...NO_RATINGS };

    counts[FACE_NAMES[value]] += count;
    channels.set(channel, counts);
  }

  return channels;
}

export const totalOf = ({ satisfied, okay, dissatisfied }: FaceCounts): number =>
  satisfied + okay + dissatisfied;

/**
 * Percentages to one decimal that add up to exactly 100, or `null` without ratings. Plain rounding
 * can sum to 99.9 or 100.1, which reads as a mistake on a public page; so each share is rounded
 * down and the tenths left over go to the largest remainders. Of equal remainders the less happy
 * face comes first: rounding never flatters.
 */
export function sharesOf(counts: FaceCounts): FaceShares | null {
  const total = totalOf(counts);

  if (total === 0) {
    return null;
  }

  const parts = [...FACES].reverse().map((face) => {
    const tenths = counts[FACE_NAMES[face]] * 1000;

    return { name: FACE_NAMES[face], tenths: Math.floor(tenths / total), rest: tenths % total };
  });
  const left = 1000 - parts.reduce((sum, { tenths }) => sum + tenths, 0);
  const shares: FaceShares = { ...NO_RATINGS };

  parts
    .sort((a, b) => b.rest - a.rest)
    .forEach(({ name, tenths }, place) => {
      shares[name] = (tenths + (place < left ? 1 : 0)) / 10;
    });

  return shares;
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

/** Figures as the public may see them: below the minimum sample they are withheld altogether. */
export function publicFigures(
  counts: FaceCounts,
  minimum: number,
  period: Period = 'all'
): PublicFigures {
  const count = totalOf(counts);

  return count < minimum
    ? { period, count: null, shares: null, minimum }
    : { period, count, shares: sharesOf(counts), minimum };
}

/** Every member of a team with the shares of the ratings that are theirs. */
export const teamShares = (
  team: readonly { row: number; publicName: string }[],
  ratings: readonly SeenRating[]
): PublicOperator[] =>
  team.map(({ row, publicName }) => ({
    name: publicName,
    shares: sharesOf(
      countFaces(ratings.filter(({ operator }) => operator === row).map(({ face }) => face))
    ),
  }));
