import { Flex, Link, Typography } from '@strapi/design-system';
import type { Channel } from '../../../shared/channels';
import { usePreviewSession } from '../pages/use-preview-session';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useSnippetQuery } from './api';
import { PublicationSwitch } from './PublicationSwitch';
import { ratingsPageUrl } from './site-links';

/** Whether the channel's ratings are public, and the way to look at them: the switch is on that page too. */
export function Publication({ channel }: { channel: Channel }): JSX.Element {
  const say = useSay();
  const { data: snippet } = useSnippetQuery(channel.id);

  const canPublish = usePermitted('channels.publish');

  usePreviewSession();

  return (
    <Flex gap={4} wrap="wrap">
      {snippet !== undefined && (
        <Link isExternal href={ratingsPageUrl(snippet.supportUrl, channel.slug)}>
          {say('publication.visit')}
        </Link>
      )}
      <PublicationSwitch channel={channel} />
      {!canPublish && (
        <Typography variant="pi" textColor="neutral600">
          {say('publication.not-yours')}
        </Typography>
      )}
    </Flex>
  );
}
