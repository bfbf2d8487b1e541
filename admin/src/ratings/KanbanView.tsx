import { Button, Flex, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import { styled } from 'styled-components';
import { FACES, isFace } from '../../../shared/ratings';
import { RATING_DIMENSIONS, type RatingGroup } from '../../../shared/ratings-report';
import { shownOf } from '../plugin/api';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { GroupBy } from '../report/GroupBy';
import { listQuery } from '../report/query';
import { FRESH } from '../report/use-report';
import { FaceIcon } from '../ui/FaceIcon';
import { Failed } from '../ui/Failed';
import { FailedPart } from '../ui/FailedPart';
import { Skeleton } from '../ui/Skeleton';
import { UserText } from '../ui/UserText';
import { useRatingsQuery } from './api';
import { measured } from './metrics';
import { Nothing } from './Nothing';
import { type KanbanColumn, positionText } from './position';
import { filtersOf } from './query';
import { RatingCard } from './RatingCard';
import { useGroups } from './use-groups';
import { useMetricText } from './use-metric-text';
import type { ReportState } from './use-report';

const PER_PAGE = 10;

const AT_FIRST = 12;

const Board = styled.div`
  display: flex;
  gap: ${({ theme }) => theme.spaces[4]};
  align-items: flex-start;
  overflow-x: auto;
  padding: 2px 2px ${({ theme }) => theme.spaces[4]};
  scroll-snap-type: x proximity;
`;

const Column = styled.section`
  display: flex;
  flex: 1 0 min(23rem, 84vw);
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  min-width: 0;
  max-width: min(52rem, 88vw);
  padding: ${({ theme }) => theme.spaces[3]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  scroll-snap-align: start;

  ul {
    display: flex;
    flex-direction: column;
    gap: ${({ theme }) => theme.spaces[3]};
  }

  /* One group alone has the whole width, its cards side by side. */
  &:only-child {
    max-width: none;

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(26rem, 100%), 1fr));
      align-items: start;
    }
  }
`;

/** Ratings as cards, in a column for each group. */
export function KanbanView({ state }: { state: ReportState }): JSX.Element {
  const say = useSay();
  const [dimension = 'face'] = state.report.by;
  const [most, setMost] = useState(AT_FIRST);
  const { groups, count, error, retry } = useGroups(state, dimension);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <GroupBy
        dimensions={RATING_DIMENSIONS}
        label={say('report.group-by')}
        value={[dimension]}
        most={1}
        isRequired
        onChange={([chosen]) =>
          state.change({ by: chosen === undefined || chosen === 'face' ? [] : [chosen] })
        }
      />
      {error !== undefined && <Failed error={error} onRetry={retry} />}
      {groups === undefined && error === undefined && <Waiting />}
      {groups !== undefined && count === 0 && <Nothing state={state} />}
      {groups !== undefined && count > 0 && (
        <>
          <Board>
            {groups.slice(0, most).map(({ group, key, label }) => (
              <KanbanGroup
                key={`${dimension} ${key}`}
                state={state}
                column={{ dimension, key }}
                group={group}
                label={label}
              />
            ))}
          </Board>
          {groups.length > most && (
            <Flex justifyContent="center">
              <Button variant="tertiary" onClick={() => setMost(most + AT_FIRST)}>
                {say('report.more-columns', { count: groups.length - most })}
              </Button>
            </Flex>
          )}
        </>
      )}
    </Flex>
  );
}

interface GroupProps {
  state: ReportState;
  column: KanbanColumn;
  group: RatingGroup;
  label: string;
}

function KanbanGroup({ state, column, group, label }: GroupProps): JSX.Element {
  const say = useSay();
  const heading = useId();
  const [pages, setPages] = useState(1);
  const left = group.count - pages * PER_PAGE;

  return (
    <Column aria-labelledby={heading}>
      <ColumnHeading id={heading} column={column} group={group} label={label} />
      {group.count === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {say('ratings.none-here')}
        </Typography>
      ) : (
        <ul>
          {Array.from({ length: pages }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            <Cards key={index} state={state} column={column} page={index + 1} />
          ))}
        </ul>
      )}
      {left > 0 && (
        <Button variant="tertiary" size="S" onClick={() => setPages(pages + 1)}>
          {say('ratings.more', { count: left })}
        </Button>
      )}
    </Column>
  );
}

function ColumnHeading({
  id,
  column,
  group,
  label,
}: Omit<GroupProps, 'state'> & { id: string }): JSX.Element {
  const say = useSay();
  const metric = useMetricText();
  const face = Number(column.key);
  const happy = measured(group, 'happy');

  return (
    <Flex justifyContent="space-between" gap={2}>
      <Flex gap={2} minWidth={0}>
        {column.dimension === 'face' && isFace(face) && (
          <FaceIcon face={face} size={2} isNamed={false} />
        )}
        <Typography variant="omega" fontWeight="bold" tag="h2" id={id} ellipsis>
          <UserText $shape="line">{label}</UserText>
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
        <span>{say('ratings.count', { count: group.count })}</span>
        {column.dimension !== 'face' && happy !== null && (
          <span>{` · ${say('report.happy', { share: metric(happy, 'happy') })}`}</span>
        )}
      </Typography>
    </Flex>
  );
}

interface CardsProps {
  state: ReportState;
  column: KanbanColumn;
  page: number;
}

function Cards({ state, column, page }: CardsProps): JSX.Element {
  const { report, clock } = state;
  const filters = filtersOf(report.filters, clock, column);
  const query = useRatingsQuery(
    listQuery(filters, { order: report.order, page, pageSize: PER_PAGE }),
    FRESH
  );
  const { data, error } = shownOf(query);

  if (error !== undefined) {
    return (
      <li>
        <FailedPart error={error} onRetry={query.refetch} />
      </li>
    );
  }

  if (data === undefined) {
    return (
      <li>
        <Skeleton $height="10rem" />
      </li>
    );
  }

  return (
    <>
      {data.ratings.map((rating, index) => (
        <li key={rating.id}>
          <RatingCard
            rating={rating}
            to={{
              pathname: `${HOME}/ratings/${rating.id}`,
              search: positionText(report, { at: (page - 1) * PER_PAGE + index, column }),
            }}
          />
        </li>
      ))}
    </>
  );
}

const Waiting = (): JSX.Element => (
  <Board aria-hidden>
    {FACES.map((face) => (
      <Column key={face} as="div">
        <Skeleton $width="50%" />
        <Skeleton $height="10rem" />
        <Skeleton $height="10rem" />
      </Column>
    ))}
  </Board>
);
