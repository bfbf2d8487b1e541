import type { Face } from './ratings';

/**
 * How to draw a face in a box of 24 by 24: a disc, two round eyes and a mouth.
 *
 * @example
 * const eyesOf = ({ eyes }: FaceDrawing): string =>
 *   eyes.map(({ cx, cy, r }) => `<circle cx="${cx}" cy="${cy}" r="${r}"/>`).join('');
 */
export interface FaceDrawing {
  disc: { cx: number; cy: number; r: number };
  eyes: readonly { cx: number; cy: number; r: number }[];
  /** Path to stroke, 1.8 wide with round ends. */
  mouth: string;
}

/**
 * @example
 * const svg = (content: string): string => `<svg viewBox="${FACE_BOX}">${content}</svg>`;
 */
export const FACE_BOX = '0 0 24 24';

const disc = { cx: 12, cy: 12, r: 11 } as const;
const eyes = [
  { cx: 8.2, cy: 9.4, r: 1.5 },
  { cx: 15.8, cy: 9.4, r: 1.5 },
] as const;

/**
 * Our own set: the mouth tells the faces apart without their colours.
 *
 * @example
 * FACE_DRAWINGS[3].mouth; // 'M7.6 15.6h8.8'
 */
export const FACE_DRAWINGS = {
  5: { disc, eyes, mouth: 'M6.8 13.8c1 2.6 2.9 3.9 5.2 3.9s4.2-1.3 5.2-3.9' },
  3: { disc, eyes, mouth: 'M7.6 15.6h8.8' },
  1: { disc, eyes, mouth: 'M7 17.4c1-2.3 2.8-3.5 5-3.5s4 1.2 5 3.5' },
} as const satisfies Record<Face, FaceDrawing>;

/**
 * Green, yellow and red discs, bright enough for dark and light screens; drawn on in ink.
 *
 * @example
 * FACE_COLORS[5]; // '#37b26c'
 */
export const FACE_COLORS = { 5: '#37b26c', 3: '#f7c548', 1: '#ea6259' } as const satisfies Record<
  Face,
  string
>;

/**
 * Eyes and mouths: dark enough on each of the discs.
 *
 * @example
 * contrast(FACE_INK, FACE_COLORS[1]) >= CONTRAST_MINIMUM; // true
 */
export const FACE_INK = '#1c1c28';
