import { Flex, TextButton, Typography } from '@strapi/design-system';
import { ArrowClockwise, Lock } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import type { Message, Segment } from '../../../shared/conversations';
import { FACE_NAMES } from '../../../shared/ratings';
import type { Outgoing } from '../../../shared/thread';
import { useSay } from '../plugin/texts';
import { dayAfter, dayIn } from '../report/periods';
import { FaceIcon } from '../ui/FaceIcon';
import { UserText } from '../ui/UserText';
import { retry } from './answering';
import type { LogItem } from './log-items';
import { noteLook } from './note-look';
import { WriterFace } from './OperatorFace';
import { plainText } from './reading';
import { useConsole } from './store';

interface BubbleProps {
  $own: boolean;
  $first: boolean;
  $note: boolean;
}

const Bubble = styled(UserText).attrs({ $shape: 'text' })<BubbleProps>`
  align-self: ${({ $own }) => ($own ? 'flex-end' : 'flex-start')};
  max-width: 84%;
  margin-block-start: ${({ theme, $first }) => ($first ? theme.spaces[2] : 0)};
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-radius: 10px;
  background: ${({ theme, $own }) => ($own ? theme.colors.primary200 : theme.colors.neutral150)};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.43;

  ${({ $note }) => $note && noteLook}

  a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
`;

/** What a sentence about a message begins with where it is a note. */
function NoteSign(): JSX.Element {
  const say = useSay();

  return (
    <>
      <Lock width="1.2rem" height="1.2rem" fill="warning600" aria-hidden />
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="span">
        {say('message.note')}
      </Typography>
    </>
  );
}

const Signature = styled.span<{ $own: boolean }>`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  align-self: ${({ $own }) => ($own ? 'flex-end' : 'flex-start')};
`;

const Day = styled(Typography)`
  align-self: center;
  padding-block: ${({ theme }) => theme.spaces[2]};
  text-align: center;
`;

const RatingBox = styled(Flex)`
  align-self: center;
  max-width: 90%;
  margin-block: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

/** One line of a conversation. */
export function LogItemView({ id, item }: { id: string; item: LogItem }): JSX.Element {
  if (item.kind === 'day') {
    return <DayHeading at={item.at} />;
  }

  if (item.kind === 'system') {
    return <SystemMessage message={item.message} />;
  }

  return item.kind === 'outgoing' ? (
    <OutgoingMessage id={id} outgoing={item.outgoing} />
  ) : (
    <MessageItem message={item.message} isFirst={item.isFirst} isLast={item.isLast} />
  );
}

/** The day, and in a word how near it is. */
function DayHeading({ at }: { at: string }): JSX.Element {
  const say = useSay();
  const { formatDate, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = useIntl();
  const today = dayIn(new Date(), timeZone);
  const day = dayIn(new Date(at), timeZone);
  const near = NEAR.find((one) => dayAfter(today, DAYS[one]) === day);
  const date = formatDate(at, { dateStyle: 'medium' });

  return (
    <Day variant="pi" textColor="neutral600">
      {near === undefined ? date : `${say(`period.${near}`)} · ${date}`}
    </Day>
  );
}

const NEAR = ['today', 'yesterday'] as const;
const DAYS = { today: 0, yesterday: -1 };

interface MessageProps {
  message: Message;
  isFirst: boolean;
  isLast: boolean;
}

function MessageItem({ message, isFirst, isLast }: MessageProps): JSX.Element {
  const { formatTime } = useIntl();
  const isOwn = message.author !== 'visitor';
  const isNote = message.audience === 'internal';

  return (
    <>
      <Bubble
        $own={isOwn}
        $first={isFirst}
        $note={isNote}
        data-livechat-message={message.seq}
        data-livechat-note={isNote || undefined}
      >
        {message.segments.map((segment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a message never move
          <Piece key={index} {...segment} />
        ))}
      </Bubble>
      {isLast && (
        <Signature $own={isOwn}>
          {isNote && <NoteSign />}
          {isOwn && <WriterFace name={message.name} picture={message.picture} />}
          <Typography variant="pi" textColor="neutral600" tag="span">
            {(isOwn && message.name !== '' ? `${isolated(message.name)} · ` : '') +
              formatTime(message.sentAt)}
          </Typography>
        </Signature>
      )}
    </>
  );
}

/** An address is read from left to right, in whatever sentence it stands. */
function Piece({ text, href }: Segment): JSX.Element {
  return href === undefined ? (
    <span>{text}</span>
  ) : (
    <a href={href} dir="ltr" target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  );
}

function OutgoingMessage({ id, outgoing }: { id: string; outgoing: Outgoing }): JSX.Element {
  const say = useSay();
  const { state, body, audience } = outgoing;
  const isNote = audience === 'internal';

  return (
    <>
      <Bubble $own $first $note={isNote} data-livechat-outgoing={state}>
        {body}
      </Bubble>
      <Flex justifyContent="flex-end" gap={2}>
        {isNote && <NoteSign />}
        <Typography variant="pi" textColor={state === 'failed' ? 'danger600' : 'neutral600'}>
          {say(`message.${state}`)}
        </Typography>
        {state === 'failed' && (
          <TextButton startIcon={<ArrowClockwise />} onClick={() => retry(id, outgoing)}>
            {say('message.retry')}
          </TextButton>
        )}
      </Flex>
    </>
  );
}

function SystemMessage({ message }: { message: Message }): JSX.Element {
  const say = useSay();
  const { kind, rating, conversation } = message;
  const name = useConsole(({ conversations }) => conversations[conversation]?.visitor.name ?? '');

  if (rating !== null) {
    return <RatingItem rating={rating} />;
  }

  /** The visitor reads the same in their language. */
  const systemText = (): string => {
    switch (kind) {
      case 'left':
      case 'ended':
      case 'silent':
      case 'full':
        return say(`system.${kind}`, { name });
      case 'moved':
        return say('system.moved', { name: isolated(message.name) });
      default:
        return plainText(message);
    }
  };

  return (
    <Day variant="pi" textColor="neutral600" data-livechat-system={kind}>
      {systemText()}
    </Day>
  );
}

function RatingItem({ rating }: { rating: NonNullable<Message['rating']> }): JSX.Element {
  const say = useSay();
  const { value, comment } = rating;

  return (
    <RatingBox gap={3} data-livechat-rating={value}>
      <FaceIcon face={value} size={2.8} isNamed={false} />
      <Flex direction="column" alignItems="flex-start">
        <Typography variant="pi" fontWeight="bold">
          {say('rating.given', { face: say(`face.${FACE_NAMES[value]}`) })}
        </Typography>
        {comment !== null && (
          <Typography variant="omega" tag="div">
            <UserText $shape="text">{comment}</UserText>
          </Typography>
        )}
      </Flex>
    </RatingBox>
  );
}
