import type { VNode } from 'preact';
import { FACE_NAMES, FACES, type FaceShares } from '../../../shared/ratings';
import { FaceDrawing } from '../site/Drawings';
import type { Language } from '../site/languages';
import { percent, textsOf } from '../site/texts';

interface SharesProps {
  shares: FaceShares;
  language: Language;
}

/** A bar for each face, with its share in words. */
export function ShareBars({ shares, language }: SharesProps): VNode {
  const { faces } = textsOf(language);

  return (
    <ul class="bars">
      {FACES.map((face) => (
        <li key={face}>
          <FaceDrawing face={face} />
          <span class="name">{faces[FACE_NAMES[face]]}</span>
          <span class="share">{percent(shares[FACE_NAMES[face]], language)}</span>
          <svg class="bar" aria-hidden="true" preserveAspectRatio="none" height="10">
            <rect class="track" width="100%" height="10" rx="5" />
            <rect
              class={FACE_NAMES[face]}
              width={`${shares[FACE_NAMES[face]]}%`}
              height="10"
              rx="5"
            />
          </svg>
        </li>
      ))}
    </ul>
  );
}

/** The three shares in one bar, with their figures below. */
export function ShareLine({ shares, language }: SharesProps): VNode {
  const { faces } = textsOf(language);
  const starts = { 5: 0, 3: shares.satisfied, 1: tenths(shares.satisfied + shares.okay) };

  return (
    <div class="line">
      <svg class="bar" aria-hidden="true" preserveAspectRatio="none" height="8">
        <rect class="track" width="100%" height="8" />
        {FACES.map((face) => (
          <rect
            key={face}
            class={FACE_NAMES[face]}
            x={`${starts[face]}%`}
            width={`${shares[FACE_NAMES[face]]}%`}
            height="8"
          />
        ))}
      </svg>
      <ul class="figures">
        {FACES.map((face) => (
          <li key={face}>
            <FaceDrawing face={face} />
            <span class="unseen">{faces[FACE_NAMES[face]]}</span>{' '}
            {percent(shares[FACE_NAMES[face]], language)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sums of decimals have a tail that nobody wants in a page. */
const tenths = (share: number): number => Math.round(share * 10) / 10;
