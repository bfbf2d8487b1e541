import { styled } from 'styled-components';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { Quiet } from '../ui/Quiet';
import { UserText } from '../ui/UserText';

/** Above a card that is a link itself. */
const Name = styled(Quiet)`
  position: relative;
  z-index: 1;
`;

interface Props {
  by: 'customer' | 'operator' | 'channel';
  /** Null for what cannot be asked for; it stays a text. */
  id: string | null;
  name: string;
}

/** A name leads to all the ratings that have the same one, wherever it stands. */
export function FilteredLink({ by, id, name }: Props): JSX.Element {
  const say = useSay();
  const text = <UserText>{name}</UserText>;

  return id === null ? (
    text
  ) : (
    <Name to={`${HOME}/ratings?${by}=${id}`} title={say('rating.all-of', { name })}>
      {text}
    </Name>
  );
}
