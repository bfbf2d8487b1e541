import { Badge, Typography } from '@strapi/design-system';
import { Discuss } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { atHandCount, waitingCount } from './reading';
import { useConsole } from './store';

const Pill = styled(NavLink)`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  min-height: 4.4rem;
  margin-block-end: ${({ theme }) => theme.spaces[3]};
  padding-inline: ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 2.2rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  color: ${({ theme }) => theme.colors.neutral800};
  pointer-events: auto;
  text-decoration: none;
`;

/** Where there is no room for windows: how many conversations there are, and the way to them. */
export function DockLink(): JSX.Element | null {
  const say = useSay();
  const count = useConsole(atHandCount);
  const unread = useConsole(waitingCount);

  return count === 0 ? null : (
    <Pill to={`${HOME}/conversations`} data-livechat-dock-link>
      <Discuss aria-hidden />
      <Typography fontWeight={unread > 0 ? 'bold' : 'semiBold'}>
        {say('dock.conversations', { count })}
      </Typography>
      {unread > 0 && <Badge active>{unread}</Badge>}
    </Pill>
  );
}
