import { IconButton, MenuItem, SimpleMenu } from '@strapi/design-system';
import { Cog, Discuss, EmotionHappy, More } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import type { Channel } from '../../../shared/channels';
import { inboxPath } from '../conversations/inbox';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useChannelInbox } from './use-channel-inbox';

/** Where one can go from a channel. */
export function ChannelMenu({ channel }: { channel: Channel }): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const seesRatings = usePermitted('ratings.read-own', 'ratings.read-all');
  const answers = usePermitted('conversations.answer');
  const inbox = useChannelInbox(channel.id);
  const canConfigure = usePermitted('channels.read');

  return (
    <SimpleMenu
      tag={IconButton}
      icon={<More />}
      variant="ghost"
      label={say('board.menu', { name: channel.name })}
      popoverPlacement="bottom-end"
    >
      {seesRatings && (
        <MenuItem
          startIcon={<EmotionHappy />}
          onSelect={() => navigate(`${HOME}/ratings?channel=${channel.id}`)}
        >
          {say('nav.ratings')}
        </MenuItem>
      )}
      {answers && (
        <MenuItem startIcon={<Discuss />} onSelect={() => navigate(inboxPath(null, inbox))}>
          {say('nav.conversations')}
        </MenuItem>
      )}
      {canConfigure && (
        <MenuItem startIcon={<Cog />} onSelect={() => navigate(`${HOME}/channels/${channel.id}`)}>
          {say('board.configure')}
        </MenuItem>
      )}
    </SimpleMenu>
  );
}
