import { styled } from 'styled-components';
import type { OperatorConversation } from '../../../shared/conversations';
import { PersonAvatar } from '../ui/PersonAvatar';

const Small = styled.span`
  display: inline-flex;
  flex: none;

  > * {
    width: 2rem;
    height: 2rem;
    font-size: 1rem;
  }
`;

type Shown = Pick<OperatorConversation, 'operatorName' | 'operatorPicture'>;

/** The operator who has a conversation; of one that nobody has, nothing. `name` is somebody else who spoke in it. */
export function OperatorFace({
  conversation: { operatorName, operatorPicture },
  name = operatorName,
}: {
  conversation: Shown;
  name?: string | null;
}): JSX.Element | null {
  return name === null ? null : (
    <Small>
      <PersonAvatar name={name} src={name === operatorName ? operatorPicture : null} />
    </Small>
  );
}
