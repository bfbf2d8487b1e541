import type { VNode } from 'preact';
import { FACE_BOX, FACE_DRAWINGS } from '../../../shared/faces';
import { FACE_NAMES, FACES, type Face } from '../../../shared/ratings';
import type { Texts } from '../texts/texts';

interface Props {
  texts: Texts;
  chosen: Face | null;
  choose(value: Face): void;
}

/** Three buttons; the mouth and the name tell them apart without their colours. */
export const Faces = ({ texts, chosen, choose }: Props): VNode => (
  <div class={`faces ${chosen ? 'chosen' : ''}`}>
    {FACES.map((value) => (
      <button
        key={value}
        type="button"
        class={FACE_NAMES[value]}
        aria-pressed={value === chosen}
        // The second of two quick clicks was meant for what stood there before.
        onClick={({ detail }) => detail < 2 && choose(value)}
      >
        <Drawing value={value} />
        {texts[FACE_NAMES[value]]}
      </button>
    ))}
  </div>
);

function Drawing({ value }: { value: Face }): VNode {
  const { disc, eyes, mouth } = FACE_DRAWINGS[value];

  return (
    <svg viewBox={FACE_BOX} aria-hidden="true">
      <circle {...disc} />
      {eyes.map((eye) => (
        <circle key={eye.cx} {...eye} />
      ))}
      <path d={mouth} />
    </svg>
  );
}
