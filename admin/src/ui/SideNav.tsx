import { Badge, Divider } from '@strapi/design-system';
import { SubNav } from '@strapi/strapi/admin';
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
