import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { CaretDown, ChevronRight } from '@strapi/icons';
import { useId, useState } from 'react';
import type { RatingDimension } from '../../../shared/ratings-report';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { listQuery } from '../report/query';
import { FRESH } from '../report/use-report';
import { Failed } from '../ui/Failed';
import { FailedPart } from '../ui/FailedPart';
import { Skeleton } from '../ui/Skeleton';
import { Steps } from '../ui/Steps';
import { UserText } from '../ui/UserText';
import { useRatingsQuery } from './api';
import type { ListProps } from './list';
import { measured } from './metrics';
import { Nothing } from './Nothing';
import type { KanbanColumn } from './position';
import { filtersOf } from './query';
import { RatingTable } from './RatingTable';
import { type NamedGroup, useGroups } from './use-groups';
import { useMetricText } from './use-metric-text';

const AT_FIRST = 20;

/** The list, a group at a time: each with its figures, and its ratings once it is opened. */
export function GroupedList({
  dimension,
  ...list
}: ListProps & { dimension: RatingDimension }): JSX.Element {
  const say = useSay();
  const { groups, count, error, retry } = useGroups(list.state, dimension);
  const [most, setMost] = useState(AT_FIRST);

  if (error !== undefined) {
    return <Failed error={error} onRetry={retry} />;
  }

  if (groups === undefined) {
    return <Skeleton $height="12rem" />;
  }

  return count === 0 ? (
    <Nothing state={list.state} />
  ) : (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {groups.slice(0, most).map((named) => (
        <Group
          key={named.key ?? 'none'}
          named={named}
          column={{ dimension, key: named.key }}
          {...list}
        />
      ))}
      {groups.length > most && (
        <Button variant="tertiary" onClick={() => setMost(most + AT_FIRST)}>
          {say('ratings.more', { count: groups.length - most })}
        </Button>
      )}
    </Flex>
  );
}

interface GroupProps extends ListProps {
  named: NamedGroup;
  column: KanbanColumn;
}

function Group({ named, column, ...list }: GroupProps): JSX.Element {
  const say = useSay();
  const metric = useMetricText();
  const [isOpen, setOpen] = useState(false);
  const content = useId();
  const { group, label } = named;
  const happy = measured(group, 'happy');

  return (
    <Box tag="section" background="neutral0" hasRadius shadow="tableShadow" aria-label={label}>
      <Flex gap={4} padding={2} justifyContent="space-between">
        <Button
          variant="ghost"
          startIcon={isOpen ? <CaretDown /> : <ChevronRight />}
          aria-expanded={isOpen}
          aria-controls={content}
          onClick={() => setOpen(!isOpen)}
        >
          <UserText>{label}</UserText>
        </Button>
        <Typography variant="pi" textColor="neutral600">
          <span>{say('ratings.count', { count: group.count })}</span>
          {column.dimension !== 'face' && happy !== null && (
            <span>{` · ${say('report.happy', { share: metric(happy, 'happy') })}`}</span>
          )}
        </Typography>
      </Flex>
      <div id={content}>{isOpen && <Rows column={column} {...list} />}</div>
    </Box>
  );
}

function Rows({
  state,
  column,
  columns,
  chosen,
  onChoose,
}: ListProps & { column: KanbanColumn }): JSX.Element {
  const { report, clock } = state;
  const { pageSize } = report;
  const [page, setPage] = useState(1);
  const filters = filtersOf(report.filters, clock, column);
  const query = useRatingsQuery(listQuery(filters, { order: report.order, page, pageSize }), FRESH);
  const { data, error } = shownOf(query);
  const ratings = data?.ratings ?? [];
  const inside = (id: string): boolean => ratings.some((one) => one.id === id);

  if (error !== undefined) {
    return (
      <Box padding={4}>
        <FailedPart error={error} onRetry={query.refetch} />
      </Box>
    );
  }

  return (
    <>
      <RatingTable
        state={state}
        column={column}
        offset={(page - 1) * pageSize}
        ratings={ratings}
        columns={columns}
        isLoading={data === undefined}
        isBusy={query.isFetching}
        chosen={chosen.filter(inside)}
        onChoose={(ids) => onChoose([...chosen.filter((id) => !inside(id)), ...ids])}
      />
      {data !== undefined && <Steps {...{ page, pageSize }} total={data.total} onStep={setPage} />}
    </>
  );
}
