import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { NavLink } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { isNarrowed, NOT_NARROWED } from './address';
import { ClearButton } from './FilterBar';
import type { ReportInHand } from './use-report';

/** Nothing to show, and what to do about it: look for less, or see to it that visitors are asked. */
export function Nothing({ hand }: { hand: ReportInHand }): JSX.Element {
  const say = useSay();
  const seesChannels = usePermitted('channels.read', 'conversations.answer');
  const narrowed = isNarrowed(hand.report.narrowing);

  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(narrowed ? 'ratings.none-found' : 'ratings.none')}
      action={
        narrowed ? (
          <ClearButton onClear={() => hand.narrow(NOT_NARROWED)} />
        ) : (
          seesChannels && (
            <LinkButton tag={NavLink} to={`${HOME}/channels`} variant="secondary">
              {say('ratings.to-channels')}
            </LinkButton>
          )
        )
      }
    />
  );
}
