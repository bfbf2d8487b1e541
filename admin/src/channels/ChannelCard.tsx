import { Avatar, Badge, Box, Flex, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Happiness } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { FaceIcon } from '../ui/FaceIcon';
import { PersonAvatar } from '../ui/PersonAvatar';
import { UserText } from '../ui/UserText';
import { AvailabilityButton } from './AvailabilityButton';
import type { BoardCard } from './board';
import { ChannelMenu } from './ChannelMenu';

const Frame = styled.article<{ $staffed: boolean }>`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[4]};
  width: 100%;
  min-height: 18rem;
  padding: ${({ theme }) => theme.spaces[5]};
  border: 1px solid
    ${({ theme, $staffed }) => ($staffed ? theme.colors.success500 : theme.colors.neutral150)};
  border-block-start-width: ${({ $staffed }) => ($staffed ? '3px' : '1px')};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** The link reaches over the whole card; what can be pressed inside lies above it. */
const CardLink = styled(NavLink)`
  color: inherit;
  text-decoration: none;

  &::after {
    position: absolute;
    inset: 0;
    content: '';
  }
`;

const Above = styled.div`
  position: relative;
  z-index: 1;
`;

/** One channel on the board. */
export function ChannelCard({ card }: { card: BoardCard }): JSX.Element {
  const say = useSay();
  const canConfigure = usePermitted('channels.read');
  const { channel, conversations, happiness } = card;
  const name = <UserText $shape="line">{channel.name}</UserText>;

  return (
    <Frame $staffed={card.available.length > 0} data-livechat-channel={channel.slug}>
      <Flex gap={3} alignItems="flex-start">
        <PersonAvatar name={channel.name} src={channel.imageUrl} />
        <Box flex={1} minWidth={0}>
          <Typography variant="delta" tag="h3" ellipsis>
            {canConfigure ? (
              <CardLink to={`${HOME}/channels/${channel.id}`}>{name}</CardLink>
            ) : (
              name
            )}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {conversations !== null && say('board.conversations', { count: conversations })}
          </Typography>
        </Box>
        <Above>
          <ChannelMenu channel={channel} />
        </Above>
      </Flex>
      <Flex gap={2} wrap="wrap" minHeight="2.4rem">
        <Badge size="S" variant={channel.ratingsPublished ? 'success' : 'neutral'}>
          {say(channel.ratingsPublished ? 'publication.published' : 'publication.unpublished')}
        </Badge>
        {channel.site && (
          <Badge size="S" variant="secondary">
            {say('channel.site-badge')}
          </Badge>
        )}
        {happiness !== null && <Happy happiness={happiness} />}
      </Flex>
      <Flex justifyContent="space-between" gap={3} marginTop="auto">
        <Available card={card} />
        <Above>
          <AvailabilityButton channel={channel.id} isAvailable={card.isMine} />
        </Above>
      </Flex>
    </Frame>
  );
}

/** The face carries the colour: coloured words would not stand out enough from the card. */
export function Happy({ happiness: { happy, mood } }: { happiness: Happiness }): JSX.Element {
  const say = useSay();

  return (
    <Flex gap={1} title={say('board.happy-hint')}>
      <FaceIcon face={mood} size={1.8} isNamed={false} />
      <Typography variant="pi" fontWeight="bold">
        {say('board.happy', { happy })}
      </Typography>
    </Flex>
  );
}

export function Available({ card }: { card: BoardCard }): JSX.Element {
  const say = useSay();
  const { available } = card;

  if (available.length === 0) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('board.nobody')}
      </Typography>
    );
  }

  return (
    <Flex gap={2}>
      <Avatar.Group aria-label={say('board.available')}>
        {available.slice(0, 5).map(({ operator, name, pictureUrl }) => (
          <PersonAvatar key={operator} name={name} src={pictureUrl} />
        ))}
      </Avatar.Group>
      {available.length > 5 && <Typography variant="pi">{`+${available.length - 5}`}</Typography>}
    </Flex>
  );
}
