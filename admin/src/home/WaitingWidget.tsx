import { Badge, Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { isolated } from '../../../shared/bidi';
import type { ConnectionState } from '../conversations/console-state';
import { type Reading, waitingConversations } from '../conversations/reading';
import { useConsole } from '../conversations/store';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { UserText } from '../ui/UserText';
import { Excerpt } from './Excerpt';

const MOST = 5;

/** Who waits for an answer, the oldest message first. It hears what the chat windows hear, so it is always of now. */
export function WaitingWidget(): JSX.Element {
  const say = useSay();
  const consoleState = useConsole((state) => state);
  const waiting = waitingConversations(consoleState);

  if (consoleState.awaited === null || consoleState.me === null) {
    return isCut(consoleState.connection) ? <Widget.Error /> : <Widget.Loading />;
  }

  if (waiting.length === 0) {
    return <Widget.NoData>{say('home.none-waiting')}</Widget.NoData>;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {waiting.slice(0, MOST).map((reading) => (
          <Waiting key={reading.conversation.id} reading={reading} />
        ))}
      </Flex>
      {waiting.length > MOST && (
        <Typography variant="pi" textColor="neutral600">
          {say('home.more-waiting', { count: waiting.length - MOST })}
        </Typography>
      )}
    </Flex>
  );
}

const isCut = (connection: ConnectionState): boolean =>
  connection === 'offline' || connection === 'refused';

function Waiting({ reading }: { reading: Reading }): JSX.Element {
  const { formatTime, formatDate } = useIntl();
  const { conversation, unread, lastMessage, lastMessageAt } = reading;
  const isToday = new Date(lastMessageAt).toDateString() === new Date().toDateString();
  const when = isToday
    ? formatTime(lastMessageAt)
    : formatDate(lastMessageAt, { dateStyle: 'medium' });

  return (
    <Flex tag="li" gap={3} alignItems="flex-start" justifyContent="space-between">
      <div>
        <Link tag={NavLink} to={`${HOME}/conversations/${conversation.id}`}>
          <UserText>{conversation.visitor.name}</UserText>
        </Link>
        {lastMessage !== null && <Excerpt>{lastMessage}</Excerpt>}
        <Typography variant="pi" textColor="neutral600" tag="p">
          {`${isolated(conversation.channel.name)} · ${when}`}
        </Typography>
      </div>
      {unread > 0 && <Badge active>{unread}</Badge>}
    </Flex>
  );
}
