import { Badge, Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { waitingCount } from '../conversations/reading';
import { useDesk } from '../conversations/store';
import { HOME } from '../plugin/ids';
import { type Action, usePermitted } from '../plugin/permissions';
import { type TextId, useSay } from '../plugin/texts';

export interface Destination {
  path: string;
  label: TextId;
  anyOf: readonly Action[];
}

/** Our pages, in the order of the side menu. */
export const DESTINATIONS = {
  channels: {
    path: 'channels',
    label: 'nav.channels',
    anyOf: ['channels.read', 'conversations.answer'],
  },
  conversations: {
    path: 'conversations',
    label: 'nav.conversations',
    anyOf: ['conversations.answer'],
  },
  ratings: {
    path: 'ratings',
    label: 'nav.ratings',
    anyOf: ['ratings.read-own', 'ratings.read-all'],
  },
  profile: { path: 'profile', label: 'nav.profile', anyOf: [] },
} as const satisfies Record<string, Destination>;

const SECTIONS: readonly { label: TextId; destinations: readonly Destination[] }[] = [
  { label: 'nav.answering', destinations: [DESTINATIONS.channels, DESTINATIONS.conversations] },
  { label: 'nav.reports', destinations: [DESTINATIONS.ratings] },
  { label: 'nav.yourself', destinations: [DESTINATIONS.profile] },
];

const Row = styled.nav`
  display: flex;
  gap: ${({ theme }) => theme.spaces[4]};
  padding-inline: ${({ theme }) => theme.spaces[4]};
  overflow-x: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};

  ${({ theme }) => theme.breakpoints.medium} {
    display: none;
  }
`;

const RowLink = styled(NavLink)`
  flex: none;
  padding-block: ${({ theme }) => theme.spaces[3]};
  border-block-end: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;

  &.active {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The same way about where the screen has no room for a side menu. */
export function TopNav(): JSX.Element {
  const say = useSay();

  return (
    <Row aria-label={say('plugin.name')}>
      {Object.values(DESTINATIONS).map((destination) => (
        <TopEntry key={destination.path} destination={destination} />
      ))}
    </Row>
  );
}

function TopEntry({ destination }: { destination: Destination }): JSX.Element | null {
  const say = useSay();
  const { path, label, anyOf } = destination;
  const isAllowed = usePermitted(...anyOf) || anyOf.length === 0;

  return isAllowed ? <RowLink to={`${HOME}/${path}`}>{say(label)}</RowLink> : null;
}

export function SideNav(): JSX.Element {
  const say = useSay();
  const waiting = useDesk(waitingCount);

  return (
    <SubNav.Main aria-label={say('plugin.name')}>
      <SubNav.Header label={say('plugin.name')} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {SECTIONS.map(({ label, destinations }) => (
            <SubNav.Section key={label} label={say(label)}>
              {destinations.map((destination) => (
                <NavEntry
                  key={destination.path}
                  destination={destination}
                  count={destination.path === 'conversations' ? waiting : 0}
                />
              ))}
            </SubNav.Section>
          ))}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}

function NavEntry({
  destination,
  count,
}: {
  destination: Destination;
  count: number;
}): JSX.Element | null {
  const say = useSay();
  const { path, label, anyOf } = destination;
  const isAllowed = usePermitted(...anyOf) || anyOf.length === 0;

  return isAllowed ? (
    <SubNav.Link
      to={`${HOME}/${path}`}
      label={say(label)}
      endAction={count > 0 ? <Badge active>{count}</Badge> : null}
    />
  ) : null;
}
