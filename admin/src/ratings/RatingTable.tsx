import { Box, Checkbox, Typography, VisuallyHidden } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import type { RatingRecord } from '../../../shared/ratings';
import type { RatingOrder, RatingSort } from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { Sheet, SortButton } from '../ui/Sheet';
import { Skeleton } from '../ui/Skeleton';
import { type Column, nextOrder } from './address';
import { type KanbanColumn, placeText } from './place';
import { RatingRow } from './RatingRow';
import type { ReportInHand } from './use-report';

/** What a column is sorted by, where it can be. */
const SORTS: Partial<Record<Column, RatingSort>> = {
  face: 'value',
  customer: 'visitor',
  operator: 'operator',
  channel: 'channel',
  language: 'language',
  date: 'submittedAt',
  state: 'hidden',
};

interface Props {
  hand: ReportInHand;
  /** The group these ratings are of, where there are groups. */
  column?: KanbanColumn | null;
  /** How many stand before the first of them. */
  offset: number;
  ratings: readonly RatingRecord[];
  columns: readonly Column[];
  isLoading: boolean;
  isBusy: boolean;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** Ratings as lines; the face leads to all there is to know about one. */
export function RatingTable(props: Props): JSX.Element {
  const { hand, column = null, offset, ratings, columns, isLoading, isBusy } = props;
  const { chosen, onChoose } = props;

  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" overflow="auto">
      <Sheet aria-busy={isBusy}>
        <thead>
          <tr>
            <th>
              <ChooseAll {...{ ratings, chosen, onChoose }} />
            </th>
            {columns.map((name) => (
              <Header
                key={name}
                column={name}
                order={hand.report.order}
                onSort={(order) => hand.change({ order, page: 1 })}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {isLoading && <LoadingRows columns={columns} />}
          {ratings.map((rating, index) => (
            <RatingRow
              key={rating.id}
              rating={rating}
              columns={columns}
              search={placeText(hand.report, { at: offset + index, column })}
              isChosen={chosen.includes(rating.id)}
              onChoose={(isChosen) =>
                onChoose(
                  isChosen ? [...chosen, rating.id] : chosen.filter((id) => id !== rating.id)
                )
              }
            />
          ))}
        </tbody>
      </Sheet>
    </Box>
  );
}

function ChooseAll({
  ratings,
  chosen,
  onChoose,
}: Pick<Props, 'ratings' | 'chosen' | 'onChoose'>): JSX.Element {
  const say = useSay();
  const all = ratings.length > 0 && chosen.length === ratings.length;

  return (
    <Checkbox
      aria-label={say('ratings.choose-all')}
      checked={all ? true : chosen.length > 0 ? 'indeterminate' : false}
      onCheckedChange={(checked) => onChoose(checked === true ? ratings.map(({ id }) => id) : [])}
    />
  );
}

interface HeaderProps {
  column: Column;
  order: RatingOrder;
  onSort: (order: RatingOrder) => void;
}

function Header({ column, order, onSort }: HeaderProps): JSX.Element {
  const say = useSay();
  const sort = SORTS[column];
  const label = (
    <Typography variant="sigma" textColor="neutral600">
      {say(`ratings.column.${column}`)}
    </Typography>
  );

  if (sort === undefined) {
    return <th scope="col">{label}</th>;
  }

  const [by, way] = order.split(':');
  const direction = way === 'asc' ? 'ascending' : 'descending';

  return (
    <th scope="col" aria-sort={by === sort ? direction : 'none'}>
      <SortButton type="button" onClick={() => onSort(nextOrder(order, sort))}>
        {label}
        {by === sort && (way === 'asc' ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />)}
        <VisuallyHidden>{say('ratings.sort')}</VisuallyHidden>
      </SortButton>
    </th>
  );
}

const LoadingRows = ({ columns }: { columns: readonly Column[] }): JSX.Element => (
  <>
    {['a', 'b', 'c', 'd', 'e'].map((row) => (
      <tr key={row}>
        <td />
        {columns.map((column) => (
          <td key={column}>
            <Skeleton />
          </td>
        ))}
      </tr>
    ))}
  </>
);
