import { Box, Checkbox } from '@strapi/design-system';
import type { RatingRecord } from '../../../shared/ratings';
import type { RatingOrder, RatingSort } from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { Sheet } from '../ui/Sheet';
import { Skeleton } from '../ui/Skeleton';
import { SortHeading } from '../ui/SortHeading';
import { type Column, nextOrder } from './address';
import { type KanbanColumn, positionText } from './position';
import { RatingRow } from './RatingRow';
import type { ReportState } from './use-report';

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
  state: ReportState;
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
  const { state, column = null, offset, ratings, columns, isLoading, isBusy } = props;
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
                order={state.report.order}
                onSort={(order) => state.change({ order, page: 1 })}
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
              search={positionText(state.report, { at: offset + index, column })}
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
  const [by, sorting = null] = order.split(':');

  return (
    <SortHeading
      label={say(`ratings.column.${column}`)}
      sorting={by === sort ? sorting : null}
      onSort={sort && (() => onSort(nextOrder(order, sort)))}
    />
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
