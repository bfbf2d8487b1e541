import { HOUR } from '../../../shared/days';
import { COMMENT_MAX, type Face, isFace, type RatingChange } from '../../../shared/ratings';
import { lengthOf, readText, tooLong } from '../../../shared/text';
import { faceOf } from './statistics';

/** What a visitor gives, once it is known to be well formed. `comment` undefined keeps the earlier one, null empties it. */
export interface Given {
  value: Face;
  comment: string | null | undefined;
}

/** A rating given before, as far as a change looks at it. */
export interface Earlier {
  value: number;
  comment: string | null;
  submittedAt: Date;
  history: readonly RatingChange[];
}

/** What is to be stored of a rating given now. */
export interface Stored {
  value: Face;
  comment: string | null;
  submittedAt: Date;
  history: readonly RatingChange[];
}

/** Why a rating is not taken. */
export interface Refusal {
  kind: 'refused';
  code: 'RATING_VALUE_INVALID' | 'INPUT_INVALID' | 'RATING_CLOSED';
  details: { path?: string; message?: string };
}

/** What reading a rating comes to. */
export type Reading = Refusal | { kind: 'read'; given: Given };

/** What giving a rating comes to. `same` says once more what is stored already. */
export type Giving = Refusal | { kind: 'same'; rating: Stored } | { kind: 'store'; rating: Stored };

/** More changes than these are not kept: a visitor playing with the faces must not fill the database. */
const CHANGES_KEPT = 50;

/**
 * Reads what came from outside. Only the three numbers are values, not their spelling. A comment
 * left out is none said; one that is null or has nothing in it says that there shall be none.
 */
export function readGiven(value: unknown, comment: unknown): Reading {
  if (!isFace(value)) {
    return { kind: 'refused', code: 'RATING_VALUE_INVALID', details: { path: 'value' } };
  }

  if (comment === undefined || comment === null) {
    return { kind: 'read', given: { value, comment } };
  }

  if (typeof comment !== 'string') {
    return refuseComment('comment: must be text');
  }

  const text = readText(comment);

  return lengthOf(text) > COMMENT_MAX
    ? refuseComment(`comment: ${tooLong(COMMENT_MAX)}`)
    : { kind: 'read', given: { value, comment: text === '' ? null : text } };
}

/** The last moment a rating may be changed. */
export const changeableUntil = (submittedAt: Date, hours: number): Date =>
  new Date(submittedAt.getTime() + hours * HOUR);

/** What becomes of a rating given now, knowing the one given before. */
export function give(
  { value, comment }: Given,
  earlier: Earlier | null,
  now: Date,
  changeableHours: number
): Giving {
  if (earlier === null) {
    return {
      kind: 'store',
      rating: { value, comment: comment ?? null, submittedAt: now, history: [] },
    };
  }

  const text = comment === undefined ? earlier.comment : comment;

  if (earlier.value === value && earlier.comment === text) {
    const { submittedAt, history } = earlier;

    return { kind: 'same', rating: { value, comment: text, submittedAt, history } };
  }

  return now > changeableUntil(earlier.submittedAt, changeableHours)
    ? { kind: 'refused', code: 'RATING_CLOSED', details: {} }
    : { kind: 'store', rating: changed(earlier, value, text, now) };
}

/** The time a rating counts for stays that of its first face; what it was before goes into its history. */
function changed(earlier: Earlier, value: Face, comment: string | null, now: Date): Stored {
  const before: RatingChange = {
    at: now.toISOString(),
    value: faceOf(earlier.value),
    comment: earlier.comment,
  };

  return {
    value,
    comment,
    submittedAt: earlier.submittedAt,
    history: [...earlier.history, before].slice(-CHANGES_KEPT),
  };
}

const refuseComment = (message: string): Refusal => ({
  kind: 'refused',
  code: 'INPUT_INVALID',
  details: { path: 'comment', message },
});
