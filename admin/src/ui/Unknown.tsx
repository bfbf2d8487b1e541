import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { HOME } from '../plugin/ids';
import { type TextId, useSay } from '../plugin/texts';

interface Props {
  title: TextId;
  hint: TextId;
  /** Where whoever came here may go on: a path below the plugin's, and what the way is called. */
  to: string;
  way: TextId;
}

/** In place of a page whose address names nothing, or nothing this user may read: nobody can tell which. */
export function Unknown({ title, hint, to, way }: Props): JSX.Element {
  const say = useSay();

  return (
    <Page.Main>
      <Page.Title>{say(title)}</Page.Title>
      <Layouts.Header title={say(title)} />
      <Layouts.Content>
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say(hint)}
          action={
            <LinkButton tag={NavLink} to={`${HOME}${to}`} variant="secondary">
              {say(way)}
            </LinkButton>
          }
        />
      </Layouts.Content>
    </Page.Main>
  );
}
