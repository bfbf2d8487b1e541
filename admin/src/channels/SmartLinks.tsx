import { Flex, LinkButton } from '@strapi/design-system';
import { Discuss, EmotionHappy } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import type { Channel } from '../../../shared/channels';
import { inboxPath } from '../conversations/inbox';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useChannelInbox } from './use-channel-inbox';

/** From a channel to what belongs to it. */
export function SmartLinks({ channel }: { channel: Channel }): JSX.Element {
  const say = useSay();
  const seesRatings = usePermitted('ratings.read-own', 'ratings.read-all');
  const inbox = useChannelInbox(channel.id);
  const answers = usePermitted('conversations.answer');

  return (
    <Flex gap={2} wrap="wrap">
      {seesRatings && (
        <LinkButton
          tag={NavLink}
          variant="tertiary"
          startIcon={<EmotionHappy />}
          to={`${HOME}/ratings?channel=${channel.id}`}
        >
          {say('nav.ratings')}
        </LinkButton>
      )}
      {answers && (
        <LinkButton
          tag={NavLink}
          variant="tertiary"
          startIcon={<Discuss />}
          to={inboxPath(null, inbox)}
        >
          {say('nav.conversations')}
        </LinkButton>
      )}
    </Flex>
  );
}
