import { Box, Flex } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { RatingRecord } from '../../../shared/ratings';
import { recall, remember } from '../plugin/memory';
import { COLUMNS, type Column } from './address';
import { useRatingsQuery } from './api';
import { listQuestion } from './asking';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { Nothing } from './Nothing';
import { Pages } from './Pages';
import { RatingTable } from './RatingTable';
import { FRESH, type ReportInHand } from './use-report';

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
export function ListView({ hand }: { hand: ReportInHand }): JSX.Element {
  const { report, filters } = hand;
  const { data, isError, isFetching } = useRatingsQuery(listQuestion(filters, report), FRESH);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const columns = report.shown ?? remembered();
  const ratings = data?.ratings ?? [];

  if (isError) {
    return <Page.Error />;
  }

  if (data !== undefined && data.total === 0) {
    return <Nothing hand={hand} />;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <BulkBar chosen={here(chosen, ratings)} onClear={() => setChosen([])} />
        <Box marginLeft="auto">
          <ColumnMenu
            columns={columns}
            onChange={(shown) => {
              remember(MEMORY, shown.join(','));
              hand.change({ shown });
            }}
          />
        </Box>
      </Flex>
      <RatingTable
        hand={hand}
        ratings={ratings}
        columns={columns}
        isLoading={data === undefined}
        isBusy={isFetching}
        chosen={here(chosen, ratings)}
        onChoose={setChosen}
      />
      {data !== undefined && <Pages page={data.page} pageSize={data.pageSize} total={data.total} />}
    </Flex>
  );
}

/** Only what is seen is chosen: what was chosen on another page is not acted upon unseen. */
const here = (chosen: readonly string[], ratings: readonly RatingRecord[]): string[] =>
  ratings.map(({ id }) => id).filter((id) => chosen.includes(id));

/** The columns the reader chose last. */
function remembered(): readonly Column[] {
  const names = (recall(MEMORY) ?? '').split(',');
  const known = COLUMNS.filter((column) => names.includes(column));

  return known.length > 0 ? known : SHOWN;
}
