import { Button, Flex } from '@strapi/design-system';
import { ArrowsCounterClockwise, Collapse, Download, Expand } from '@strapi/icons';
import { useIntl } from 'react-intl';
import {
  RATING_DIMENSIONS,
  RATING_MEASURES,
  type RatingDimension,
  type RatingMeasure,
} from '../../../shared/ratings-report';
import { saveTable } from '../plugin/download';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { GroupBy } from '../ui/GroupBy';
import { inOrder, type Key } from '../ui/keys';
import { Skeleton } from '../ui/Skeleton';
import { Toggles } from '../ui/Toggles';
import { UtcNote } from '../ui/UtcNote';
import { type LabelOf, useLabels } from '../ui/use-labels';
import { MOST_LEVELS } from './address';
import { useReportQuery } from './api';
import { measured } from './metrics';
import { Nothing } from './Nothing';
import { type PivotLayout, PivotTable } from './PivotTable';
import { flipped, type Pivot, pathText, pivot } from './pivot';
import { reportQuery } from './query';
import { FRESH, type ReportState } from './use-report';

/** Ratings counted crosswise, with totals. */
export function PivotView({ state }: { state: ReportState }): JSX.Element {
  const say = useSay();
  const { report, filters } = state;
  const layout = layoutOf(state);
  const by = [...layout.down, ...layout.columnsBy];
  const { data, error, refetch } = useReportQuery(reportQuery(filters, by), FRESH);
  const labelOf = useLabels(data?.names);
  const compare = (level: number, one: Key, other: Key): number => {
    const dimension = by[level] ?? 'face';

    return inOrder(dimension, (key) => labelOf(dimension, key))(one, other);
  };

  const layOut = (closed: readonly string[]): Pivot =>
    pivot(data?.groups ?? [], {
      rows: layout.down.length,
      columns: layout.columnsBy.length,
      closed,
      compare,
    });
  const table = layOut(report.closed);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Foldable label={say('report.layout')}>
        <Layout state={state} layout={layout} />
      </Foldable>
      <UtcNote by={by} />
      {error !== undefined && <Failed error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="20rem" />}
      {error === undefined && data?.groups.length === 0 && <Nothing state={state} />}
      {error === undefined && data !== undefined && data.groups.length > 0 && (
        <>
          <Actions
            state={state}
            layout={layout}
            whole={layOut([])}
            table={table}
            labelOf={labelOf}
          />
          <PivotTable state={state} layout={layout} table={table} labelOf={labelOf} />
        </>
      )}
    </Flex>
  );
}

function layoutOf({ report: { by, columnsBy, measures } }: ReportState): PivotLayout {
  const down: readonly RatingDimension[] = by.length > 0 ? by : ['operator'];
  const starts: readonly RatingDimension[] = by.length > 0 ? [] : ['month'];

  return {
    down,
    columnsBy: columnsBy.length > 0 ? columnsBy.filter((one) => !down.includes(one)) : starts,
    measures: measures.length > 0 ? measures : ['count', 'happy'],
  };
}

interface LayoutProps {
  state: ReportState;
  layout: PivotLayout;
}

function Layout({ state, layout: { down, columnsBy, measures } }: LayoutProps): JSX.Element {
  const say = useSay();
  const layOut = (by: readonly RatingDimension[], columns: readonly RatingDimension[]): void =>
    state.change({ by, columnsBy: columns, closed: [] });
  const turn = (measure: RatingMeasure): void => {
    const next = RATING_MEASURES.filter((one) =>
      one === measure ? !measures.includes(one) : measures.includes(one)
    );

    state.change({ measures: next.length > 0 ? next : [measure] });
  };

  return (
    <Flex gap={4} wrap="wrap">
      <GroupBy
        dimensions={RATING_DIMENSIONS}
        label={say('pivot.rows')}
        value={down}
        most={MOST_LEVELS}
        isRequired
        taken={columnsBy}
        onChange={(chosen) => layOut(chosen.length > 0 ? chosen : ['operator'], columnsBy)}
      />
      <GroupBy
        dimensions={RATING_DIMENSIONS}
        label={say('pivot.columns')}
        value={columnsBy}
        most={MOST_LEVELS}
        taken={down}
        onChange={(chosen) => layOut(down, chosen)}
      />
      <Toggles
        label={say('report.measures')}
        options={RATING_MEASURES.map((measure) => ({
          value: measure,
          label: say(`measure.${measure}`),
        }))}
        chosen={measures}
        onTurn={turn}
      />
    </Flex>
  );
}

interface ActionProps extends LayoutProps {
  /** With every level open. */
  whole: Pivot;
  table: Pivot;
  labelOf: LabelOf;
}

function Actions({ state, layout, whole, table, labelOf }: ActionProps): JSX.Element {
  const say = useSay();
  const { locale } = useIntl();
  const canExport = usePermitted('ratings.export');
  const { closed } = state.report;
  const deep = whole.rows.filter(({ hasMore, depth }) => hasMore && depth === 0);
  const exported = (): void => {
    const rows = pivotRows(table, layout, { labelOf, total: say('pivot.total'), say });

    saveTable('customer-ratings-pivot', rows, locale);
  };

  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        startIcon={<ArrowsCounterClockwise />}
        disabled={layout.columnsBy.length === 0}
        onClick={() =>
          state.change({ by: layout.columnsBy, columnsBy: layout.down, closed: flipped(closed) })
        }
      >
        {say('pivot.flip')}
      </Button>
      {layout.down.length > 1 && (
        <>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Expand />}
            onClick={() => state.change({ closed: [] })}
          >
            {say('pivot.expand-all')}
          </Button>
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Collapse />}
            onClick={() => state.change({ closed: deep.map(({ path }) => pathText('rows', path)) })}
          >
            {say('pivot.collapse-all')}
          </Button>
        </>
      )}
      {canExport && (
        <Button variant="tertiary" size="S" startIcon={<Download />} onClick={exported}>
          {say('pivot.export')}
        </Button>
      )}
    </Flex>
  );
}

interface Words {
  labelOf: LabelOf;
  total: string;
  say: ReturnType<typeof useSay>;
}

/** The table as it stands, with figures as figures. */
function pivotRows(
  table: Pivot,
  { down, columnsBy, measures }: PivotLayout,
  { labelOf, total, say }: Words
): (string | number | null)[][] {
  const columns = [...table.columns.map(({ path }) => path), []];
  const nameOf = (dimensions: readonly RatingDimension[], path: readonly Key[]): string =>
    path.map((key, level) => labelOf(dimensions[level] ?? 'face', key)).join(' / ');
  const line = (path: readonly Key[]): (number | null)[] =>
    columns.flatMap((column) =>
      measures.map((measure) => {
        const metrics = table.at(path, column);

        return metrics && measured(metrics, measure);
      })
    );
  const heads = columns.flatMap((column) =>
    measures.map((measure) => {
      const name = column.length === 0 ? total : nameOf(columnsBy, column);

      return `${name} (${say(`measure.${measure}`)})`;
    })
  );

  return [
    [down.map((dimension) => say(`dimension.${dimension}`)).join(' / '), ...heads],
    ...table.rows.map(({ path }) => [nameOf(down, path), ...line(path)]),
    [total, ...line([])],
  ];
}
