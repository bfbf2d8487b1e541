import { Badge, Flex, Typography } from '@strapi/design-system';
import { EyeStriked } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { NavLink, type To } from 'react-router-dom';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { FaceIcon } from '../ui/FaceIcon';
import { UserText } from '../ui/UserText';
import { FilteredLink } from './FilteredLink';

const Frame = styled.article`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  &:hover,
  &:focus-within {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** The whole card leads to the rating; what else it leads to lies above. */
const Whole = styled(NavLink)`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  overflow-wrap: anywhere;
  text-decoration: none;

  &::after {
    position: absolute;
    border-radius: ${({ theme }) => theme.borderRadius};
    content: '';
    inset: 0;
  }

  &:focus-visible {
    outline: none;
  }

  &:focus-visible::after {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Above = styled(NavLink)`
  position: relative;
  z-index: 1;
  color: ${({ theme }) => theme.colors.primary600};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

/** Where what was rated is read: the server knows, whatever it is. */
export const documentPath = (path: string): string => `${HOME}/${path}`;

/** Who may read ratings need not be one who may read conversations. */
export const useOpensConversations = (): boolean => usePermitted('conversations.answer');

/** One rating, as a card. */
export function RatingCard({ rating, to }: { rating: RatingRecord; to: To }): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const { value, operator, visitor, visitorId, comment, submittedAt } = rating;

  return (
    <Frame data-livechat-rating={rating.id}>
      <Flex gap={2} alignItems="flex-start" justifyContent="space-between">
        <Flex gap={2} minWidth={0}>
          <FaceIcon face={value} size={2.4} isNamed={false} />
          <Whole
            to={to}
            aria-label={say('ratings.card-label', {
              face: say(`face.${FACE_NAMES[value]}`),
              operator: operator?.name ?? say('report.none.operator'),
              customer: visitor,
            })}
          >
            {say(`face.${FACE_NAMES[value]}`)}
          </Whole>
        </Flex>
        <Marks rating={rating} />
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
        {operator ? (
          <FilteredLink by="operator" {...operator} />
        ) : (
          <span>{say('report.none.operator')}</span>
        )}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
        <By name={visitor} id={visitorId} />
      </Typography>
      {comment !== null && (
        <Typography tag="div">
          <UserText $shape="text" $lines={4}>
            {comment}
          </UserText>
        </Typography>
      )}
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <ForConversation rating={rating} />
        <Typography variant="pi" textColor="neutral600" tag="time" dateTime={submittedAt}>
          {formatDate(submittedAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </Typography>
      </Flex>
    </Frame>
  );
}

/** “by somebody”, in the order of words of every language; the name is a link in it. */
function By({ name, id }: { name: string; id: string | null }): JSX.Element {
  const say = useSay();
  const [before = '', after = ''] = say('ratings.by', { customer: MARK }).split(isolated(MARK));

  return (
    <span>
      <span>{before}</span>
      <FilteredLink by="customer" id={id} name={name} />
      <span>{after}</span>
    </span>
  );
}

/** Stands where the name does. */
const MARK = '\uffff';

function ForConversation({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const opens = useOpensConversations();
  const { channel, team, path } = rating;
  const { name } = channel ?? team ?? { name: say('report.none.channel') };
  const text = say('ratings.for', { channel: name });

  return (
    <Typography variant="pi" textColor="neutral600">
      {path === null || !opens ? (
        text
      ) : (
        <Above to={documentPath(path)} title={say('ratings.open')}>
          {text}
        </Above>
      )}
    </Typography>
  );
}

/** Whether a rating says anything beside its face: hidden, left out of public figures, handled. */
export const isMarked = ({ hidden, leftOut, handled }: RatingRecord): boolean =>
  hidden || leftOut !== null || handled;

/** Whether a rating is hidden or left out from the public, and whether somebody saw to it. */
export function Marks({ rating }: { rating: RatingRecord }): JSX.Element | null {
  const say = useSay();

  return isMarked(rating) ? (
    <Flex gap={1} wrap="wrap">
      {rating.hidden && (
        <Badge size="S">
          <Flex gap={1}>
            <EyeStriked width="1.2rem" height="1.2rem" aria-hidden />
            <span>{say('ratings.hidden')}</span>
          </Flex>
        </Badge>
      )}
      {rating.leftOut !== null && (
        <Badge size="S" title={say(`rating.left-out.${rating.leftOut}`)}>
          {say('ratings.left-out')}
        </Badge>
      )}
      {rating.handled && (
        <Badge size="S" backgroundColor="success100" textColor="success700">
          {say('ratings.handled')}
        </Badge>
      )}
    </Flex>
  ) : null;
}
