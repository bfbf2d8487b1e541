import type { VNode } from 'preact';
import { FACE_COLORS, FACE_DRAWINGS, FACE_INK } from '../../../shared/faces';
import type { Face } from '../../../shared/ratings';

/** The looks a badge comes in. */
export const BADGE_THEMES = ['light', 'dark'] as const;

/** One of the looks a badge comes in. */
export type BadgeTheme = (typeof BADGE_THEMES)[number];

/** The sizes a badge comes in. */
export const BADGE_SIZES = ['small', 'medium', 'large'] as const;

/** One of the sizes a badge comes in. */
export type BadgeSize = (typeof BADGE_SIZES)[number];

/** Heights in pixels. */
const HEIGHTS: Readonly<Record<BadgeSize, number>> = { small: 24, medium: 32, large: 48 };

export interface BadgeProps {
  name: string;
  /** What is said of the channel. */
  text: string;
  /** Null while there are too few ratings for figures. */
  face: Face | null;
  theme: BadgeTheme;
  size: BadgeSize;
}

const COLORS = {
  light: { ground: '#ffffff', edge: '#d7d7e0', ink: '#32324d' },
  dark: { ground: '#212134', edge: '#4a4a6a', ink: '#ffffff' },
} as const satisfies Record<BadgeTheme, object>;

/** Wide enough for most letters at this size; the text is fitted into what is counted. */
const LETTER = 7;
const HEIGHT = 32;

/** A channel's figures as a picture for any page: no script, no font, no style sheet. */
export function Badge({ name, text, face, theme, size }: BadgeProps): VNode {
  const { ground, edge, ink } = COLORS[theme];
  const start = face === null ? 12 : 34;
  const length = [...text].length * LETTER;
  const width = start + length + 12;

  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={Math.round((width * HEIGHTS[size]) / HEIGHT)}
      height={HEIGHTS[size]}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={`${name}: ${text}`}
    >
      <title>{`${name}: ${text}`}</title>
      <rect
        x="0.5"
        y="0.5"
        width={width - 1}
        height={HEIGHT - 1}
        rx="15.5"
        fill={ground}
        stroke={edge}
      />
      {face !== null && <BadgeFace face={face} />}
      <text
        x={start}
        y="20.5"
        textLength={length}
        lengthAdjust="spacingAndGlyphs"
        font-family="system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"
        font-size="13"
        font-weight="600"
        fill={ink}
      >
        {text}
      </text>
    </svg>
  );
}

function BadgeFace({ face }: { face: Face }): VNode {
  const { disc, eyes, mouth } = FACE_DRAWINGS[face];

  return (
    <g transform="translate(8 6) scale(0.8333)">
      <circle {...disc} fill={FACE_COLORS[face]} />
      {eyes.map((eye) => (
        <circle key={eye.cx} {...eye} fill={FACE_INK} />
      ))}
      <path d={mouth} fill="none" stroke={FACE_INK} stroke-width="1.8" stroke-linecap="round" />
    </g>
  );
}
