import { Flex, Link, Switch } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Channel } from '../../../shared/channels';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { usePublishChannelMutation, useSnippetQuery } from './api';
import { ratingsPageUrl } from './site-links';

const Coloured = styled.span<{ $published: boolean }>`
  [role='switch'] {
    background-color: ${({ theme, $published }) =>
      $published ? theme.colors.success500 : theme.colors.danger500};
  }
`;

/** Whether the channel's ratings are public, and the way to look at them. */
export function Publication({ channel }: { channel: Channel }): JSX.Element {
  const say = useSay();
  const { done, failed } = useToasts();
  const canPublish = usePermitted('channels.publish');
  const [publish, { isLoading }] = usePublishChannelMutation();
  const { data: snippet } = useSnippetQuery(channel.id);

  const change = async (published: boolean): Promise<void> => {
    try {
      await publish({ id: channel.id, published }).unwrap();
      done(published ? 'publication.done' : 'publication.undone', { name: channel.name });
    } catch (error) {
      failed(error);
    }
  };

  return (
    <Flex gap={4} wrap="wrap">
      {snippet !== undefined && (
        <Link isExternal href={ratingsPageUrl(snippet.supportUrl, channel.slug)}>
          {say('publication.visit')}
        </Link>
      )}
      <Coloured $published={channel.ratingsPublished}>
        <Switch
          aria-label={say('publication.label')}
          checked={channel.ratingsPublished}
          disabled={!canPublish || isLoading}
          onCheckedChange={(published) => void change(published)}
          onLabel={say('publication.published')}
          offLabel={say('publication.unpublished')}
          visibleLabels
        />
      </Coloured>
    </Flex>
  );
}
