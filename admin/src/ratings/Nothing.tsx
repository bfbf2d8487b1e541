import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { NavLink } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { ClearButton } from '../report/ClearButton';
import { isFiltered, NO_FILTERS } from './address';
import type { ReportState } from './use-report';

/** Nothing to show, and what to do about it: look for less, or see to it that visitors are asked. */
export function Nothing({ state }: { state: ReportState }): JSX.Element {
  const say = useSay();
  const seesChannels = usePermitted('channels.read', 'conversations.answer');
  const withFilters = isFiltered(state.report.filters);

  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={say(withFilters ? 'ratings.none-found' : 'ratings.none')}
      action={
        withFilters ? (
          <ClearButton onClear={() => state.setFilters(NO_FILTERS)} />
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
