import type { VNode } from 'preact';
import { FACE_BOX, FACE_DRAWINGS } from '../../../shared/faces';
import { FACE_NAMES, FACES, type Face } from '../../../shared/ratings';

/**
 * The drawings of a page, once; each place that shows one refers to it. Coloured by attributes: rules
 * that begin with what a drawing stands in do not reach its copies.
 */
export function Drawings(): VNode {
  return (
    <svg class="drawings" aria-hidden="true" width="0" height="0">
      {FACES.map((face) => (
        <symbol id={`face-${face}`} key={face} viewBox={FACE_BOX}>
          <circle
            {...FACE_DRAWINGS[face].disc}
            fill={`var(--lc-${FACE_NAMES[face]})`}
            stroke={`var(--lc-${FACE_NAMES[face]}-edge)`}
            stroke-width="1.3"
          />
          {FACE_DRAWINGS[face].eyes.map((eye) => (
            <circle key={eye.cx} {...eye} fill="var(--lc-feature)" />
          ))}
          <path
            d={FACE_DRAWINGS[face].mouth}
            fill="none"
            stroke="var(--lc-feature)"
            stroke-width="1.8"
            stroke-linecap="round"
          />
        </symbol>
      ))}
      <symbol id="bubble" viewBox="0 0 24 24">
        <path d="M12 3.2c-5.2 0-9.3 3.5-9.3 8 0 2.5 1.3 4.7 3.3 6.2l-.6 3.1c-.1.5.4.9.9.6l3.3-1.8c.8.2 1.6.2 2.4.2 5.2 0 9.3-3.6 9.3-8.1s-4.1-8.2-9.3-8.2Z" />
        <circle fill="var(--lc-accent-soft)" cx="8" cy="11.3" r="1.2" />
        <circle fill="var(--lc-accent-soft)" cx="12" cy="11.3" r="1.2" />
        <circle fill="var(--lc-accent-soft)" cx="16" cy="11.3" r="1.2" />
      </symbol>
    </svg>
  );
}

/** A face; what it means is said in words beside it. */
export function FaceDrawing({ face }: { face: Face }): VNode {
  return (
    <svg class="face" aria-hidden="true">
      <use href={`#face-${face}`} />
    </svg>
  );
}

/** A channel's picture, else a speech bubble. */
export function ChannelPicture({ imageUrl }: { imageUrl: string | null }): VNode {
  return imageUrl ? (
    <img class="picture" src={imageUrl} alt="" width="56" height="56" />
  ) : (
    <span class="picture">
      <svg class="bubble" aria-hidden="true">
        <use href="#bubble" />
      </svg>
    </span>
  );
}
