import { Discuss } from '@strapi/icons';
import { styled } from 'styled-components';
import { waitingCount } from './reading';
import { useConsole } from './store';

const Frame = styled.span`
  position: relative;
  display: inline-flex;
`;

const Count = styled.span`
  position: absolute;
  inset-block-start: -0.8rem;
  inset-inline-start: 1rem;
  min-width: 1.6rem;
  padding-inline: 0.4rem;
  border-radius: 0.8rem;
  background: ${({ theme }) => theme.colors.danger600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1rem;
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  line-height: 1.6rem;
  text-align: center;
`;

/** The menu entry's icon. Strapi draws it anew on every navigation, so what it counts lives on the desk. */
export function MenuIcon(props: Record<string, unknown>): JSX.Element {
  const count = useConsole(waitingCount);

  return (
    <Frame data-livechat-waiting={count}>
      <Discuss {...props} />
      {count > 0 && <Count>{count > 99 ? '99+' : count}</Count>}
    </Frame>
  );
}
