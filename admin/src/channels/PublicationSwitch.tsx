import { Switch } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Channel } from '../../../shared/channels';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { usePublishChannelMutation } from './api';

const Coloured = styled.span<{ $published: boolean }>`
  [role='switch'] {
    background-color: ${({ theme, $published }) =>
      $published ? theme.colors.success500 : theme.colors.danger500};
  }
`;

type Published = Pick<Channel, 'id' | 'name' | 'ratingsPublished'>;

/** Publishes a channel's ratings, or takes them back. */
export function PublicationSwitch({ channel }: { channel: Published }): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const canPublish = usePermitted('channels.publish');
  const [publish, { isLoading }] = usePublishChannelMutation();
  const { id, name, ratingsPublished } = channel;

  const change = (published: boolean): void =>
    attempt(async () => {
      await publish({ id, published }).unwrap();
      done(published ? 'publication.done' : 'publication.undone', { name });
    });

  return (
    <Coloured $published={ratingsPublished}>
      <Switch
        aria-label={say('publication.label')}
        checked={ratingsPublished}
        disabled={!canPublish || isLoading}
        onCheckedChange={(published) => change(published)}
        onLabel={say('publication.published')}
        offLabel={say('publication.unpublished')}
        visibleLabels
      />
    </Coloured>
  );
}
