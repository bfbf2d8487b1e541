import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ListedChannel, Website } from '../../../shared/pages';
import { PublicationSwitch } from '../channels/PublicationSwitch';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { Note } from '../ui/Note';
import { UserText } from '../ui/UserText';
import { publicUrl } from './links';
import { Rows } from './Rows';

/** Every channel with its switch; who follows the link finds the same switch there. */
export function ChannelList({ website }: { website: Website }): JSX.Element {
  const say = useSay();

  const canPublish = usePermitted('channels.publish');

  return website.channels.length === 0 ? (
    <Typography textColor="neutral600">{say('board.empty')}</Typography>
  ) : (
    <>
      {!canPublish && <Note title={say('publication.not-yours')} />}
      <Rows>
        {website.channels.map((channel) => (
          <li key={channel.id}>
            <ChannelLine channel={channel} minimum={website.minimum} />
          </li>
        ))}
      </Rows>
    </>
  );
}

function ChannelLine({
  channel,
  minimum,
}: {
  channel: ListedChannel;
  minimum: number;
}): JSX.Element {
  const say = useSay();
  const canPublish = usePermitted('channels.publish');
  const { id, name, count, address, published } = channel;

  return (
    <Flex gap={4} justifyContent="space-between" wrap="wrap">
      <Flex direction="column" alignItems="flex-start">
        <Link tag={NavLink} to={`${HOME}/channels/${id}`}>
          <UserText $shape="line">{name}</UserText>
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {say(count < minimum ? 'pages.too-few' : 'pages.ratings', { count, minimum })}
        </Typography>
      </Flex>
      <Flex gap={4} wrap="wrap">
        {(published || canPublish) && (
          <Link isExternal href={publicUrl(address)}>
            {say('publication.visit')}
          </Link>
        )}
        <Box minWidth="15rem">
          <PublicationSwitch channel={{ id, name, ratingsPublished: published }} />
        </Box>
      </Flex>
    </Flex>
  );
}
