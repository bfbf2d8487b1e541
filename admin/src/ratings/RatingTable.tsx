import {
  Badge,
  Checkbox,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { FaceIcon } from '../ui/FaceIcon';
import { Skeleton } from '../ui/Skeleton';
import { useUpdateRatingMutation } from './api';

const COLUMNS = [
  'ratings.column.face',
  'ratings.column.customer',
  'ratings.column.operator',
  'ratings.column.channel',
  'ratings.column.comment',
  'ratings.column.date',
  'ratings.column.hidden',
] as const;

const Quiet = styled(NavLink)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

const Comment = styled(Typography)`
  display: -webkit-box;
  max-width: 32rem;
  overflow: hidden;
  overflow-wrap: anywhere;
  white-space: normal;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;

interface Props {
  ratings: readonly RatingRecord[];
  isLoading: boolean;
}

/** Ratings as rows; the face leads to all there is to know about one. */
export function RatingTable({ ratings, isLoading }: Props): JSX.Element {
  const say = useSay();

  return (
    <Table colCount={COLUMNS.length} rowCount={ratings.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {say(column)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {isLoading && <LoadingRows />}
        {ratings.map((rating) => (
          <RatingRow key={rating.id} rating={rating} />
        ))}
      </Tbody>
    </Table>
  );
}

const LoadingRows = (): JSX.Element => (
  <>
    {['a', 'b', 'c', 'd', 'e'].map((row) => (
      <Tr key={row}>
        {COLUMNS.map((column) => (
          <Td key={column}>
            <Skeleton />
          </Td>
        ))}
      </Tr>
    ))}
  </>
);

function RatingRow({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const [params] = useSearchParams();
  const { id, value, operator, visitor, channel, conversation, comment, submittedAt } = rating;

  return (
    <Tr data-livechat-rating-row={id}>
      <Td>
        <Flex gap={2}>
          <FaceIcon face={value} size={2.4} isNamed={false} />
          <Quiet to={{ pathname: `${HOME}/ratings/${id}`, search: params.toString() }}>
            {say(`face.${FACE_NAMES[value]}`)}
          </Quiet>
        </Flex>
      </Td>
      <Td>
        {conversation === null ? (
          <Typography>{visitor}</Typography>
        ) : (
          <Quiet to={`${HOME}/conversations/${conversation}?box=all`} title={say('ratings.open')}>
            {visitor}
          </Quiet>
        )}
      </Td>
      <Td>
        <Typography>{operator?.name ?? '—'}</Typography>
      </Td>
      <Td>
        <Typography>{channel?.name ?? '—'}</Typography>
      </Td>
      <Td>
        <Flex gap={2}>
          <Comment title={comment ?? ''}>{comment ?? '—'}</Comment>
          {rating.handled && <Badge size="S">{say('ratings.handled')}</Badge>}
        </Flex>
      </Td>
      <Td>
        <Typography>{formatDate(submittedAt, { dateStyle: 'medium' })}</Typography>
      </Td>
      <Td>
        <HideBox rating={rating} />
      </Td>
    </Tr>
  );
}

/** Hides a rating from every public figure, at once. */
function HideBox({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const canHide = usePermitted('ratings.hide');
  const { done, failed } = useToasts();
  const [update, { isLoading }] = useUpdateRatingMutation();

  const change = async (hidden: boolean): Promise<void> => {
    try {
      await update({ id: rating.id, input: { hidden } }).unwrap();
      done(hidden ? 'ratings.now-hidden' : 'ratings.now-visible');
    } catch (error) {
      failed(error);
    }
  };

  return (
    <Checkbox
      aria-label={say('ratings.hide-label', { visitor: rating.visitor })}
      checked={rating.hidden}
      disabled={!canHide || isLoading}
      onCheckedChange={(checked) => void change(checked === true)}
    />
  );
}
