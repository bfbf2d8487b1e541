import { Badge, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { PersonAvatar } from '../ui/PersonAvatar';
import { UserText } from '../ui/UserText';
import { AvailabilityButton } from './AvailabilityButton';
import type { BoardCard } from './board';
import { Available, Happy } from './ChannelCard';
import { ChannelMenu } from './ChannelMenu';

const Name = styled(NavLink)`
  color: inherit;
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

const HEADERS = [
  'board.column.name',
  'board.column.conversations',
  'board.column.available',
  'board.column.happy',
  'board.column.ratings',
  'board.column.actions',
] as const;

/** The board as a list. */
export function ChannelTable({ cards }: { cards: readonly BoardCard[] }): JSX.Element {
  const say = useSay();

  return (
    <Table colCount={HEADERS.length} rowCount={cards.length + 1}>
      <Thead>
        <Tr>
          {HEADERS.map((header) => (
            <Th key={header}>
              <Typography variant="sigma" textColor="neutral600">
                {say(header)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {cards.map((card) => (
          <ChannelRow key={card.channel.id} card={card} />
        ))}
      </Tbody>
    </Table>
  );
}

function ChannelRow({ card }: { card: BoardCard }): JSX.Element {
  const say = useSay();
  const canConfigure = usePermitted('channels.read');
  const { channel, conversations, happiness } = card;

  return (
    <Tr>
      <Td>
        <Flex gap={3}>
          <PersonAvatar name={channel.name} src={channel.imageUrl} />
          <Typography fontWeight="semiBold">
            {canConfigure ? (
              <Name to={`${HOME}/channels/${channel.id}`}>
                <UserText>{channel.name}</UserText>
              </Name>
            ) : (
              <UserText>{channel.name}</UserText>
            )}
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Typography>{conversations ?? '—'}</Typography>
      </Td>
      <Td>
        <Available card={card} />
      </Td>
      <Td>{happiness === null ? <Typography>—</Typography> : <Happy happiness={happiness} />}</Td>
      <Td>
        <Badge size="S" variant={channel.ratingsPublished ? 'success' : 'neutral'}>
          {say(channel.ratingsPublished ? 'publication.published' : 'publication.unpublished')}
        </Badge>
      </Td>
      <Td>
        <Flex gap={2} justifyContent="flex-end">
          <AvailabilityButton channel={channel.id} isAvailable={card.isMine} />
          <ChannelMenu channel={channel} />
        </Flex>
      </Td>
    </Tr>
  );
}
