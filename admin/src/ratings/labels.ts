import { FACE_NAMES, type Face, type FaceName } from '../../../shared/ratings';

/** What a single value is called; imported ones may lie between the faces. */
export function labelOfValue(value: number): FaceName {
  return value >= 4 ? FACE_NAMES[5] : value >= 3 ? FACE_NAMES[3] : FACE_NAMES[1];
}

/** What an average is called: each face owns a third of the way from 1 to 5. */
export function labelOfAverage(average: number): FaceName {
  return average >= 3.66 ? FACE_NAMES[5] : average >= 2.33 ? FACE_NAMES[3] : FACE_NAMES[1];
}

const FACE_OF: Record<FaceName, Face> = { satisfied: 5, okay: 3, dissatisfied: 1 };

/** The face that stands for an average. */
export const faceOfAverage = (average: number): Face => FACE_OF[labelOfAverage(average)];
