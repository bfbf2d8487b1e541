import { Flex, LinkButton } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { Website } from '../../../shared/pages';
import { useSay } from '../plugin/texts';
import { FailedPage } from '../ui/FailedPage';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { usePagesQuery } from './api';
import { ChannelList } from './ChannelList';
import { Elsewhere } from './Elsewhere';
import { publicUrl } from './links';
import { MissingList } from './MissingList';
import { usePreviewSession } from './use-preview-session';
import { VersionList } from './VersionList';

const FRESH = { refetchOnMountOrArgChange: true } as const;

/** What everybody can see of the ratings, what is missing for it, and the way to each part. */
export function PagesPage(): JSX.Element {
  const say = useSay();
  const { data: website, error, refetch } = usePagesQuery(undefined, FRESH);

  usePreviewSession();

  if (website === undefined && error !== undefined) {
    return <FailedPage error={error} onRetry={refetch} />;
  }

  return (
    <Page.Main>
      <Page.Title>{say('nav.pages')}</Page.Title>
      <Layouts.Header
        title={say('nav.pages')}
        subtitle={say('pages.subtitle')}
        primaryAction={website && <Visit address={website.address} />}
      />
      <Layouts.Content>
        {website === undefined ? <Skeleton $height="24rem" /> : <Parts website={website} />}
      </Layouts.Content>
    </Page.Main>
  );
}

function Visit({ address }: { address: string }): JSX.Element {
  const say = useSay();

  return (
    <LinkButton href={publicUrl(address)} isExternal endIcon={<ExternalLink />}>
      {say('publication.visit')}
    </LinkButton>
  );
}

function Parts({ website }: { website: Website }): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <MissingList website={website} />
      {website.structuredData !== null && (
        <Note tone="warning" title={say('pages.markup')}>
          {say('pages.markup-hint', { type: website.structuredData })}
        </Note>
      )}
      <Panel title={say('pages.page')} hint={say('pages.page-hint')}>
        <VersionList versions={website.versions} />
      </Panel>
      <Panel title={say('pages.channels')} hint={say('pages.channels-hint')}>
        <ChannelList website={website} />
      </Panel>
      <Elsewhere website={website} />
    </Flex>
  );
}
