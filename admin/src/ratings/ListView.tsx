import { Flex } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import type { RatingRecord } from '../../../shared/ratings';
import { RATING_DIMENSIONS } from '../../../shared/ratings-report';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { ColumnMenu } from '../report/ColumnMenu';
import { GroupBy } from '../report/GroupBy';
import { Pages } from '../report/Pages';
import { listQuery } from '../report/query';
import { FRESH } from '../report/use-report';
import { Failed } from '../ui/Failed';
import { recall, remember } from '../ui/memory';
import { COLUMNS, type Column } from './address';
import { useRatingsQuery } from './api';
import { BulkBar } from './BulkBar';
import { GroupedList } from './GroupedList';
import type { ListProps } from './list';
import { Nothing } from './Nothing';
import { RatingTable } from './RatingTable';
import type { ReportState } from './use-report';

const SHOWN: readonly Column[] = [
  'face',
  'customer',
  'operator',
  'channel',
  'comment',
  'date',
  'state',
];

const MEMORY = 'ratings.columns';

/** Ratings as lines to sort, choose among and see to in one go. */
export function ListView({ state }: { state: ReportState }): JSX.Element {
  const { report } = state;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [dimension] = report.by;
  const list = { state, columns: report.shown ?? remembered(), chosen, onChoose: setChosen };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Tools {...list} />
      {dimension === undefined ? (
        <WholeList {...list} />
      ) : (
        <GroupedList key={dimension} dimension={dimension} {...list} />
      )}
    </Flex>
  );
}

/** What stands above the list. */
function Tools({ state, columns, chosen, onChoose }: ListProps): JSX.Element {
  const say = useSay();

  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap">
      <GroupBy
        dimensions={RATING_DIMENSIONS}
        label={say('report.group-by')}
        value={state.report.by.slice(0, 1)}
        most={1}
        onChange={(by) => state.change({ by, page: 1 })}
      />
      <Flex gap={4} wrap="wrap">
        <BulkBar chosen={chosen} onClear={() => onChoose([])} />
        <ColumnMenu
          all={COLUMNS}
          columns={columns}
          nameOf={(column) => say(`ratings.column.${column}`)}
          onChange={(shown) => {
            remember(MEMORY, shown.join(','));
            state.change({ shown });
          }}
        />
      </Flex>
    </Flex>
  );
}

function WholeList({ state, columns, chosen, onChoose }: ListProps): JSX.Element {
  const { report, filters } = state;
  const query = useRatingsQuery(listQuery(filters, report), FRESH);
  const { data, error } = shownOf(query);

  useForgotten({ ratings: data?.ratings, chosen, onChoose });

  if (error !== undefined) {
    return <Failed error={error} onRetry={query.refetch} />;
  }

  if (data !== undefined && data.total === 0) {
    return <Nothing state={state} />;
  }

  return (
    <>
      <RatingTable
        state={state}
        offset={(report.page - 1) * report.pageSize}
        ratings={data?.ratings ?? []}
        columns={columns}
        isLoading={data === undefined}
        isBusy={query.isFetching}
        chosen={chosen}
        onChoose={onChoose}
      />
      {data !== undefined && <Pages page={data.page} pageSize={data.pageSize} total={data.total} />}
    </>
  );
}

/** Only what is seen is chosen: what was chosen on another page is not acted upon unseen. */
function useForgotten({
  ratings,
  chosen,
  onChoose,
}: Pick<ListProps, 'chosen' | 'onChoose'> & {
  ratings: readonly RatingRecord[] | undefined;
}): void {
  useEffect(() => {
    if (ratings !== undefined && chosen.some((id) => ratings.every((one) => one.id !== id))) {
      onChoose(chosen.filter((id) => ratings.some((one) => one.id === id)));
    }
  }, [ratings, chosen, onChoose]);
}

/** The columns the reader chose last. */
function remembered(): readonly Column[] {
  const names = (recall(MEMORY) ?? '').split(',');
  const known = COLUMNS.filter((column) => names.includes(column));

  return known.length > 0 ? known : SHOWN;
}
