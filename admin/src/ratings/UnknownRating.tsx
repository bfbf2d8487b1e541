import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';

/** A rating that is gone, or that this user may not read: nobody can tell which. */
export function UnknownRating(): JSX.Element {
  const say = useSay();

  return (
    <Page.Main>
      <Page.Title>{say('rating.unknown')}</Page.Title>
      <Layouts.Header title={say('rating.unknown')} />
      <Layouts.Content>
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say('rating.unknown-hint')}
          action={
            <LinkButton tag={NavLink} to={`${HOME}/ratings`} variant="secondary">
              {say('rating.all')}
            </LinkButton>
          }
        />
      </Layouts.Content>
    </Page.Main>
  );
}
