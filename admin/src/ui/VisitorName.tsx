import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { nameParts } from './name-parts';
import { UserText } from './UserText';

const Whole = styled.span`
  display: flex;
  gap: 0.4em;
  min-width: 0;
`;

const Place = styled.span`
  flex: none;
`;

/** Who writes, on one line. */
export function VisitorName({ name }: { name: string }): JSX.Element {
  const { text, number } = nameParts(name);

  return (
    <Whole title={isolated(name)}>
      <UserText $shape="line">{text}</UserText>
      {number !== null && <Place>{number}</Place>}
    </Whole>
  );
}
