import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { useRatingsQuery, useUpdateRatingMutation } from '../ratings/api';
import { FilteredLink } from '../ratings/FilteredLink';
import { listQuery } from '../report/query';
import { FaceIcon } from '../ui/FaceIcon';
import { Excerpt } from './Excerpt';

/** As many as a widget has room for. */
const MOST = 3;

const QUERY = 'face=3%2C1&handled=false';

const LOW = listQuery(
  { faces: [3, 1], handled: false },
  { order: 'submittedAt:desc', page: 1, pageSize: MOST }
);

/** Customers who were not satisfied, and whom nobody saw to yet. */
export function LowRatingsWidget(): JSX.Element {
  const say = useSay();
  const { data, isLoading } = useRatingsQuery(LOW, { refetchOnMountOrArgChange: true });

  if (isLoading) {
    return <Widget.Loading />;
  }

  if (data === undefined) {
    return <Widget.Error />;
  }

  if (data.total === 0) {
    return <Widget.NoData>{say('home.none-low')}</Widget.NoData>;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {data.ratings.map((rating) => (
          <Low key={rating.id} rating={rating} />
        ))}
      </Flex>
      <Link tag={NavLink} to={`${HOME}/ratings?view=list&${QUERY}`}>
        {say('home.all-low', { count: data.total })}
      </Link>
    </Flex>
  );
}

function Low({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();
  const { id, value, visitor, visitorId, operator, comment, submittedAt } = rating;

  return (
    <Flex tag="li" gap={3} alignItems="flex-start" justifyContent="space-between">
      <Flex gap={3} alignItems="flex-start" minWidth={0}>
        <FaceIcon face={value} size={2.4} isNamed={false} />
        <div>
          <Link tag={NavLink} to={`${HOME}/ratings/${id}?view=list&${QUERY}`}>
            {say(`face.${FACE_NAMES[value]}`)}
          </Link>
          {comment !== null && <Excerpt>{comment}</Excerpt>}
          <Typography variant="pi" textColor="neutral600" tag="p">
            <FilteredLink by="customer" id={visitorId} name={visitor} />
            <span>{' · '}</span>
            {operator ? (
              <FilteredLink by="operator" {...operator} />
            ) : (
              <span>{say('report.none.operator')}</span>
            )}
            <span>{` · ${formatDate(submittedAt, { dateStyle: 'medium' })}`}</span>
          </Typography>
        </div>
      </Flex>
      <HandledButton rating={rating} />
    </Flex>
  );
}

function HandledButton({ rating: { id, visitor } }: { rating: RatingRecord }): JSX.Element | null {
  const say = useSay();
  const canHandle = usePermitted('ratings.hide');
  const { done, attempt } = useToasts();
  const [update, { isLoading }] = useUpdateRatingMutation();

  const handle = (): void =>
    attempt(async () => {
      await update({ id, input: { handled: true } }).unwrap();
      done('home.handled', { customer: visitor });
    });

  return canHandle ? (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Check />}
      loading={isLoading}
      aria-label={say('home.handle-label', { customer: visitor })}
      onClick={() => handle()}
    >
      {say('home.mark-handled')}
    </Button>
  ) : null;
}
