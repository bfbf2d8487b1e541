import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import { FACE_BOX, FACE_COLORS, FACE_DRAWINGS, FACE_INK } from '../../../shared/faces';
import { FACE_NAMES, type Face } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';

const Drawing = styled.svg<{ $face: Face }>`
  flex: none;
  color: ${({ $face }) => FACE_COLORS[$face]};

  circle + circle {
    fill: ${FACE_INK};
  }

  path {
    fill: none;
    stroke: ${FACE_INK};
    stroke-linecap: round;
    stroke-width: 1.8;
  }
`;

interface Props {
  face: Face;
  /** Side, in rem of the admin (1rem = 10px). */
  size?: number;
  /** Leave the name out where it stands beside the face anyway. */
  isNamed?: boolean;
}

/** One of the three faces, from the set every screen and page shares. */
export function FaceIcon({ face, size = 2, isNamed = true }: Props): JSX.Element {
  const say = useSay();
  const { disc, eyes, mouth } = FACE_DRAWINGS[face];

  return (
    <>
      <Drawing
        $face={face}
        viewBox={FACE_BOX}
        width={`${size}rem`}
        height={`${size}rem`}
        aria-hidden
      >
        <circle {...disc} fill="currentColor" />
        {eyes.map((eye) => (
          <circle key={eye.cx} {...eye} />
        ))}
        <path d={mouth} />
      </Drawing>
      {isNamed && <VisuallyHidden>{say(`face.${FACE_NAMES[face]}`)}</VisuallyHidden>}
    </>
  );
}
