import { Box, Button, Checkbox, Flex, VisuallyHidden } from '@strapi/design-system';
import { useState } from 'react';
import { shownOf } from '../plugin/api';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { Skeleton } from '../ui/Skeleton';
import { Toggles } from '../ui/Toggles';
import { ChartPaper } from './ChartPaper';
import { ChartTable } from './ChartTable';
import { CHARTS } from './chart';
import { GroupBy } from './GroupBy';
import { MOST_LEVELS, summing, type ViewProps } from './kit';
import { reportQuery } from './query';
import { UtcNote } from './UtcNote';
import { type AnyDimension, useLabels } from './use-labels';

/** What is drawn: what is chosen, or what the graph starts with. */
interface GraphLayout<Dimension, Measure> {
  by: readonly Dimension[];
  measure: Measure;
}

/** A report as a chart, with the same as a table behind it. */
export function GraphView<Dimension extends AnyDimension, Measure extends string, Metrics>(
  props: ViewProps<Dimension, Measure, Metrics>
): JSX.Element {
  const say = useSay();
  const { kit, report, filters, nothing } = props;
  const { by, measure } = layoutOf(props);
  const query = kit.useGroups(reportQuery(filters, by));
  const { data, error } = shownOf(query);
  const labelOf = useLabels(data?.names);
  const write = kit.useText();
  const text = (value: number | null): string => write(value, measure);
  const name = say(kit.measures.nameOf(measure));
  const isAdditive = kit.measures.isAdditive(measure);

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Foldable label={say('report.layout')}>
        <Controls {...props} layout={{ by, measure }} />
      </Foldable>
      <UtcNote by={by} />
      {error !== undefined && <Failed error={error} onRetry={query.refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="36rem" />}
      {data?.groups.length === 0 && nothing}
      {data !== undefined && data.groups.length > 0 && (
        <ChartPaper
          groups={data.groups}
          {...{ by, labelOf, name }}
          summing={summing(kit.measures, measure)}
          kind={report.chart}
          isStacked={report.isStacked && isAdditive}
          scale={{ text, domain: kit.measures.domainOf(measure), isWhole: isAdditive }}
          below={(chart) => (
            <TableBehind>
              <ChartTable {...{ chart, by, name, text, labelOf }} />
            </TableBehind>
          )}
        />
      )}
    </Flex>
  );
}

/** A cake is cut once, into parts of a whole: averages and shares are none. */
function layoutOf<Dimension extends AnyDimension, Measure extends string, Metrics>({
  kit: { starts },
  report: { by, measures, chart },
}: ViewProps<Dimension, Measure, Metrics>): GraphLayout<Dimension, Measure> {
  const { graph } = starts;

  return {
    by: (by.length > 0 ? by : graph.by).slice(0, chart === 'pie' ? 1 : MOST_LEVELS),
    measure: chart === 'pie' ? graph.measure : (measures[0] ?? graph.measure),
  };
}

function Controls<Dimension extends AnyDimension, Measure extends string, Metrics>({
  kit: { dimensions, measures, starts },
  report: { chart, isStacked },
  change,
  layout: { by, measure },
}: ViewProps<Dimension, Measure, Metrics> & {
  layout: GraphLayout<Dimension, Measure>;
}): JSX.Element {
  const say = useSay();
  const start = starts.graph.by.slice(0, 1);

  return (
    <Flex gap={4} wrap="wrap">
      <Toggles
        label={say('graph.kind')}
        options={CHARTS.map((one) => ({ value: one, label: say(`graph.${one}`) }))}
        chosen={[chart]}
        onTurn={(one) => change({ chart: one })}
      />
      {chart !== 'pie' && (
        <Choice
          label={say('report.measure')}
          value={measure}
          options={measures.all.map((one) => ({ value: one, label: say(measures.nameOf(one)) }))}
          onChange={(chosen) => change({ measures: measures.all.filter((one) => one === chosen) })}
        />
      )}
      <GroupBy
        dimensions={dimensions}
        label={say('report.group-by')}
        value={by}
        most={chart === 'pie' ? 1 : MOST_LEVELS}
        isRequired
        onChange={(chosen) => change({ by: chosen.length > 0 ? chosen : start })}
      />
      {by.length > 1 && measures.isAdditive(measure) && chart === 'bar' && (
        <Checkbox
          checked={isStacked}
          onCheckedChange={(checked) => change({ isStacked: checked === true })}
        >
          {say('graph.stacked')}
        </Checkbox>
      )}
    </Flex>
  );
}

/** Always there for those who listen; shown to those who ask. */
function TableBehind({ children }: { children: JSX.Element }): JSX.Element {
  const say = useSay();
  const [isShown, setShown] = useState(false);

  return (
    <Box paddingTop={4}>
      <Button variant="tertiary" size="S" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {say('graph.table')}
      </Button>
      {isShown ? (
        <Box
          paddingTop={4}
          overflow="auto"
          tabIndex={0}
          role="region"
          aria-label={say('graph.table')}
        >
          {children}
        </Box>
      ) : (
        <VisuallyHidden>{children}</VisuallyHidden>
      )}
    </Box>
  );
}
