import { Badge, Box, Flex, Tag, TextButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useEffect } from 'react';
import { useIntl } from 'react-intl';
import { NavLink, useNavigate, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { CONVERSATION_BOXES } from '../../../shared/conversations';
import { useChannelsQuery } from '../channels/api';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { FailedPart } from '../ui/FailedPart';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { VisitorName } from '../ui/VisitorName';
import { type InboxQuery, useConversationsQuery } from './api';
import { type InboxPosition, inboxPath, inboxSearch, listed } from './inbox';
import { OperatorFace } from './OperatorFace';
import type { Reading } from './reading';
import { consoleStore, useConsole } from './store';

const Column = styled.div`
  display: flex;
  flex-direction: column;
  min-height: 0;
  border-inline-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Scroller = styled.ul`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
`;

/** Stands apart from the rows that go on under it. */
const Turning = styled(Flex)`
  flex: none;
  justify-content: space-between;
  padding: ${({ theme }) => theme.spaces[3]};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const BoxLink = styled(NavLink)<{ $current: boolean }>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[1]}`};
  border-block-end: 2px solid
    ${({ theme, $current }) => ($current ? theme.colors.primary600 : 'transparent')};
  color: ${({ theme, $current }) => ($current ? theme.colors.primary600 : theme.colors.neutral600)};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-decoration: none;
`;

const Entry = styled(NavLink)`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &.active {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:focus-visible {
    outline-offset: -2px;
  }
`;

/** The left column: a box, its conversations, latest first. */
export function InboxList({ position }: { position: InboxPosition }): JSX.Element {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const page = Math.max(1, Number(params.get('page')) || 1);
  const { currentData, error, refetch } = useConversationsQuery(
    { ...position, page },
    { refetchOnMountOrArgChange: true }
  );
  const readings = useListed({ ...position, page }, currentData?.conversations);
  const hasMore = currentData !== undefined && page * currentData.pageSize < currentData.total;

  const turn = (to: number): void =>
    setParams(new URLSearchParams(`${inboxSearch(position)}&page=${to}`));

  return (
    <Column>
      <Boxes position={position} />
      {position.channel !== null && <OnlyChannel position={position} id={position.channel} />}
      <Box paddingLeft={4} paddingTop={3} paddingBottom={2}>
        <Typography variant="sigma" textColor="neutral600" tag="h2">
          {say('nav.conversations')}
        </Typography>
      </Box>
      <Scroller>
        {currentData === undefined && error === undefined && <Loading />}
        {currentData === undefined && error !== undefined && (
          <Box tag="li" padding={4}>
            <FailedPart error={error} onRetry={refetch} />
          </Box>
        )}
        {currentData !== undefined && readings.length === 0 && <Empty />}
        {readings.map((reading) => (
          <li key={reading.conversation.id}>
            <InboxEntry reading={reading} position={position} />
          </li>
        ))}
      </Scroller>
      {(page > 1 || hasMore) && (
        <Turning>
          <TextButton disabled={page === 1} onClick={() => turn(page - 1)}>
            {say('inbox.newer')}
          </TextButton>
          <TextButton disabled={!hasMore} onClick={() => turn(page + 1)}>
            {say('inbox.older')}
          </TextButton>
        </Turning>
      )}
    </Column>
  );
}

/** The server's page goes onto the desk, and the desk, which hears the news, is what is shown. */
function useListed(
  query: InboxQuery,
  conversations: readonly Reading['conversation'][] | undefined
): Reading[] {
  const current = useConsole((state) => state);

  useEffect(() => {
    if (conversations !== undefined) {
      consoleStore.dispatch({ type: 'known', conversations });
    }
  }, [conversations]);

  return listed(current, { ...query, ids: conversations?.map(({ id }) => id) ?? [] });
}

function Boxes({ position }: { position: InboxPosition }): JSX.Element {
  const say = useSay();
  const seesAll = usePermitted('conversations.read-all');
  const boxes = CONVERSATION_BOXES.filter((one) => one !== 'all' || seesAll);

  return (
    <Flex tag="nav" aria-label={say('inbox.boxes')} gap={4} paddingLeft={4} paddingTop={2}>
      {boxes.map((one) => (
        <BoxLink
          key={one}
          to={inboxPath(null, { ...position, box: one })}
          $current={one === position.box}
          aria-current={one === position.box ? 'page' : undefined}
        >
          {say(`inbox.box.${one}`)}
        </BoxLink>
      ))}
    </Flex>
  );
}

/** What the list is narrowed to, to be taken away with one click. */
function OnlyChannel({ position, id }: { position: InboxPosition; id: string }): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const { data: channels } = useChannelsQuery();
  const name = channels?.find((channel) => channel.id === id)?.name ?? say('report.unknown');

  return (
    <Box paddingLeft={4} paddingTop={3}>
      <Tag
        icon={<Cross />}
        label={say('picker.remove', { name })}
        onClick={() => navigate(inboxPath(null, { ...position, channel: null }))}
      >
        {isolated(name)}
      </Tag>
    </Box>
  );
}

function InboxEntry({
  reading,
  position,
}: {
  reading: Reading;
  position: InboxPosition;
}): JSX.Element {
  const say = useSay();
  const { formatDate, formatTime } = useIntl();
  const { conversation, unread, lastMessage, lastMessageAt } = reading;
  const weight = unread > 0 ? 'bold' : 'regular';
  const isToday = new Date(lastMessageAt).toDateString() === new Date().toDateString();
  const when = isToday
    ? formatTime(lastMessageAt)
    : formatDate(lastMessageAt, { day: 'numeric', month: 'short' });

  return (
    <Entry to={inboxPath(conversation.id, position)}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography fontWeight={weight} ellipsis tag="div">
          <VisitorName name={conversation.visitor.name} />
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {when}
        </Typography>
      </Flex>
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="pi" textColor="neutral600" fontWeight={weight} ellipsis>
          <UserText $shape="line">{lastMessage ?? say('inbox.no-message')}</UserText>
        </Typography>
        {unread > 0 && <Badge active>{unread}</Badge>}
      </Flex>
      <Flex justifyContent="space-between" gap={2} minHeight="2rem">
        <Typography variant="pi" textColor="neutral600" ellipsis>
          {isolated(conversation.channel.name) +
            (conversation.state === 'ended' ? ` · ${say('conversation.state.ended')}` : '')}
        </Typography>
        <OperatorFace conversation={conversation} />
      </Flex>
    </Entry>
  );
}

function Empty(): JSX.Element {
  const say = useSay();

  return (
    <Box padding={4} tag="li">
      <Typography textColor="neutral600">{say('inbox.empty')}</Typography>
    </Box>
  );
}

const Loading = (): JSX.Element => (
  <Flex tag="li" direction="column" alignItems="stretch" gap={4} padding={4}>
    {['a', 'b', 'c', 'd'].map((key) => (
      <Flex key={key} direction="column" alignItems="stretch" gap={2}>
        <Skeleton $width="60%" />
        <Skeleton />
      </Flex>
    ))}
  </Flex>
);
