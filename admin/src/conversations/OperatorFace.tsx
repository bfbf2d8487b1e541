import { styled } from 'styled-components';
import type { Message, OperatorConversation } from '../../../shared/conversations';
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

/** The operator who has a conversation; of one that nobody has, nothing. */
export const OperatorFace = ({
  conversation: { operatorName: name, operatorPicture: picture },
}: {
  conversation: Pick<OperatorConversation, 'operatorName' | 'operatorPicture'>;
}): JSX.Element => <WriterFace name={name ?? ''} picture={picture} />;

/** Whoever wrote a message; of the system, which has no name, nothing. */
export const WriterFace = ({
  name,
  picture,
}: Pick<Message, 'name' | 'picture'>): JSX.Element | null =>
  name === '' ? null : (
    <Small>
      <PersonAvatar name={name} src={picture} />
    </Small>
  );
