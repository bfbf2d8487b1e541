import { Flex } from '@strapi/design-system';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { Skeleton } from '../ui/Skeleton';
import { Toggles } from '../ui/Toggles';
import { GroupBy } from './GroupBy';
import { comparing } from './keys';
import { MOST_LEVELS, type ViewProps } from './kit';
import { PivotActions } from './PivotActions';
import { type PivotLayout, PivotTable } from './PivotTable';
import { type Pivot, pivot, toggled } from './pivot';
import { reportQuery } from './query';
import { UtcNote } from './UtcNote';
import { type AnyDimension, useLabels } from './use-labels';

/** A report counted crosswise, with totals. */
export function PivotView<Dimension extends AnyDimension, Measure extends string, Metrics>(
  props: ViewProps<Dimension, Measure, Metrics>
): JSX.Element {
  const say = useSay();
  const { kit, report, filters, change, nothing } = props;
  const layout = layoutOf(props);
  const by = [...layout.down, ...layout.columnsBy];
  const query = kit.useGroups(reportQuery(filters, by));
  const { data, error } = shownOf(query);
  const labelOf = useLabels(data?.names);
  const layOut = (closed: readonly string[]): Pivot<Metrics> =>
    pivot(
      data?.groups ?? [],
      {
        rows: layout.down.length,
        columns: layout.columnsBy.length,
        closed,
        compare: comparing(by, labelOf),
      },
      kit.measures
    );
  const shown = { ...props, layout, labelOf, table: layOut(report.closed) };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Foldable label={say('report.layout')}>
        <Layout {...props} layout={layout} />
      </Foldable>
      <UtcNote by={by} />
      {error !== undefined && <Failed error={error} onRetry={query.refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="20rem" />}
      {data?.groups.length === 0 && nothing}
      {data !== undefined && data.groups.length > 0 && (
        <>
          <PivotActions {...shown} whole={layOut([])} />
          <PivotTable
            {...shown}
            toggle={(path) => change({ closed: toggled(report.closed, path) })}
          />
        </>
      )}
    </Flex>
  );
}

function layoutOf<Dimension extends AnyDimension, Measure extends string, Metrics>({
  kit: { starts },
  report: { by, columnsBy, measures },
}: ViewProps<Dimension, Measure, Metrics>): PivotLayout<Dimension, Measure> {
  const { pivot: start } = starts;
  const down = by.length > 0 ? by : [start.down];
  const across = by.length > 0 ? [] : [start.columnsBy];

  return {
    down,
    columnsBy: columnsBy.length > 0 ? columnsBy.filter((one) => !down.includes(one)) : across,
    measures: measures.length > 0 ? measures : start.measures,
  };
}

function Layout<Dimension extends AnyDimension, Measure extends string, Metrics>({
  kit: { dimensions, measures: measuring, starts },
  change,
  layout: { down, columnsBy, measures },
}: ViewProps<Dimension, Measure, Metrics> & {
  layout: PivotLayout<Dimension, Measure>;
}): JSX.Element {
  const say = useSay();
  const layOut = (by: readonly Dimension[], columns: readonly Dimension[]): void =>
    change({ by, columnsBy: columns, closed: [] });
  const turn = (measure: Measure): void => {
    const next = measuring.all.filter((one) =>
      one === measure ? !measures.includes(one) : measures.includes(one)
    );

    change({ measures: next.length > 0 ? next : [measure] });
  };

  return (
    <Flex gap={4} wrap="wrap">
      <GroupBy
        dimensions={dimensions}
        label={say('pivot.rows')}
        value={down}
        most={MOST_LEVELS}
        isRequired
        taken={columnsBy}
        onChange={(chosen) => layOut(chosen.length > 0 ? chosen : [starts.pivot.down], columnsBy)}
      />
      <GroupBy
        dimensions={dimensions}
        label={say('pivot.columns')}
        value={columnsBy}
        most={MOST_LEVELS}
        taken={down}
        onChange={(chosen) => layOut(down, chosen)}
      />
      <Toggles
        label={say('report.measures')}
        options={measuring.all.map((one) => ({ value: one, label: say(measuring.nameOf(one)) }))}
        chosen={measures}
        onTurn={turn}
      />
    </Flex>
  );
}
