import { Badge, Divider } from '@strapi/design-system';
import { SubNav, useAuth } from '@strapi/strapi/admin';
import { type ReactNode, useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Action } from '../../../shared/permissions';
import { waitingCount } from '../conversations/reading';
import { useConsole } from '../conversations/store';
import { HOME } from '../plugin/ids';
import { isPermitted } from '../plugin/permissions';
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
  conversationMetrics: {
    path: 'reports/conversations',
    label: 'reports.conversations',
    anyOf: ['reports.read'],
  },
  operatorMetrics: {
    path: 'reports/operators',
    label: 'reports.operators',
    anyOf: ['reports.read'],
  },
  outbox: { path: 'outbox', label: 'nav.outbox', anyOf: ['outbox.read'] },
  templates: { path: 'templates', label: 'nav.templates', anyOf: ['templates.read'] },
  website: { path: 'website', label: 'nav.pages', anyOf: ['channels.read'] },
  profile: { path: 'profile', label: 'nav.profile', anyOf: [] },
} as const satisfies Record<string, Destination>;

const SECTIONS: readonly { label: TextId; destinations: readonly Destination[] }[] = [
  { label: 'nav.answering', destinations: [DESTINATIONS.channels, DESTINATIONS.conversations] },
  {
    label: 'nav.reports',
    destinations: [
      DESTINATIONS.ratings,
      DESTINATIONS.conversationMetrics,
      DESTINATIONS.operatorMetrics,
    ],
  },
  { label: 'nav.email', destinations: [DESTINATIONS.outbox, DESTINATIONS.templates] },
  { label: 'nav.public', destinations: [DESTINATIONS.website] },
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

/** Tells which pages the current user may open. */
export function useIsOpen(): (destination: Destination) => boolean {
  const permissions = useAuth('Livechat', (auth) => auth.permissions);

  return ({ anyOf }) => anyOf.length === 0 || isPermitted(permissions, anyOf);
}

/** The same way about where the screen has no room for a side menu. */
export function TopNav(): JSX.Element {
  const say = useSay();
  const isOpen = useIsOpen();
  const row = useCurrentInView();

  return (
    <Row ref={row} aria-label={say('plugin.name')}>
      {Object.values(DESTINATIONS)
        .filter(isOpen)
        .map(({ path, label }) => (
          <RowLink key={path} to={`${HOME}/${path}`}>
            {say(label)}
          </RowLink>
        ))}
    </Row>
  );
}

/** Brings the entry of the page that is open to the middle of the row; the page itself stays where it is. */
function useCurrentInView(): React.RefObject<HTMLElement> {
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to scroll
  useEffect(() => {
    const entry = row.current?.querySelector('.active');

    if (row.current !== null && entry instanceof HTMLElement) {
      row.current.scrollBy({ left: middleOf(entry) - middleOf(row.current) });
    }
  }, [pathname]);

  return row;
}

function middleOf(element: HTMLElement): number {
  const { left, right } = element.getBoundingClientRect();

  return (left + right) / 2;
}

/** Our pages, beside every one of them. */
export function SideNav(): JSX.Element {
  const say = useSay();
  const isOpen = useIsOpen();
  const waiting = useConsole(waitingCount);
  const countAt = (path: string): ReactNode =>
    path === DESTINATIONS.conversations.path && waiting > 0 ? (
      <Badge active>{waiting}</Badge>
    ) : null;

  return (
    <SubNav.Main aria-label={say('plugin.name')}>
      <SubNav.Header label={say('plugin.name')} />
      <Divider />
      <SubNav.Content>
        <SubNav.Sections>
          {SECTIONS.filter(({ destinations }) => destinations.some(isOpen)).map(
            ({ label, destinations }) => (
              <SubNav.Section key={label} label={say(label)}>
                {destinations.filter(isOpen).map((destination) => (
                  <SubNav.Link
                    key={destination.path}
                    to={`${HOME}/${destination.path}`}
                    label={say(destination.label)}
                    endAction={countAt(destination.path)}
                  />
                ))}
              </SubNav.Section>
            )
          )}
        </SubNav.Sections>
      </SubNav.Content>
    </SubNav.Main>
  );
}
