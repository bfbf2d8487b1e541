import { Box, Button, Checkbox, Flex, VisuallyHidden } from '@strapi/design-system';
import { lazy, Suspense, useState } from 'react';
import { type Dimension, MEASURES, type Measure } from '../../../shared/report';
import { useSay } from '../plugin/texts';
import { Skeleton } from '../ui/Skeleton';
import { CHARTS, MOST_LEVELS } from './address';
import { useReportQuery } from './api';
import { reportQuestion } from './asking';
import { ChartTable } from './ChartTable';
import { Choice } from './Choice';
import { chartOf } from './chart';
import { Failed } from './Failed';
import { isAdditive } from './figures';
import { inOrder, type Key } from './keys';
import { Levels } from './Levels';
import { Nothing } from './Nothing';
import { Toggles } from './Toggles';
import { useLabels } from './use-labels';
import { FRESH, type ReportInHand } from './use-report';

/** The drawing is heavy: it comes when it is looked at. */
const Drawing = lazy(async () => ({ default: (await import('./Drawing')).Drawing }));

/** What the graph shows: what is chosen, or what it starts with. */
export interface GraphLayout {
  by: readonly Dimension[];
  measure: Measure;
}

/** Ratings as a chart, with the same as a table behind it. */
export function GraphView({ hand }: { hand: ReportInHand }): JSX.Element {
  const { report, filters } = hand;
  const layout = layoutOf(hand);
  const { by, measure } = layout;
  const { data, error, refetch } = useReportQuery(reportQuestion(filters, by), FRESH);
  const labelOf = useLabels(data?.names);
  const compare = (level: number, one: Key, other: Key): number => {
    const dimension = by[level] ?? 'face';

    return inOrder(dimension, (key) => labelOf(dimension, key))(one, other);
  };
  const chart = chartOf(data?.groups ?? [], { by, measure, compare });

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Controls hand={hand} layout={layout} />
      {error !== undefined && <Failed error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="36rem" />}
      {error === undefined && data?.groups.length === 0 && <Nothing hand={hand} />}
      {error === undefined && data !== undefined && data.groups.length > 0 && (
        <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
          <Suspense fallback={<Skeleton $height="36rem" />}>
            <Drawing
              chart={chart}
              kind={report.chart}
              isStacked={report.isStacked && isAdditive(measure)}
              layout={layout}
              labelOf={labelOf}
            />
          </Suspense>
          <TableBehind>
            <ChartTable chart={chart} layout={layout} labelOf={labelOf} />
          </TableBehind>
        </Box>
      )}
    </Flex>
  );
}

/** A cake is cut into parts of a whole: averages and shares are none. */
function layoutOf({ report: { by, measures, chart } }: ReportInHand): GraphLayout {
  return {
    by: by.length > 0 ? by : ['month', 'face'],
    measure: chart === 'pie' ? 'count' : (measures[0] ?? 'count'),
  };
}

interface ControlsProps {
  hand: ReportInHand;
  layout: GraphLayout;
}

function Controls({ hand, layout: { by, measure } }: ControlsProps): JSX.Element {
  const say = useSay();
  const { report, change } = hand;

  return (
    <Flex gap={4} wrap="wrap">
      <Toggles
        label={say('graph.kind')}
        options={CHARTS.map((chart) => ({ value: chart, label: say(`graph.${chart}`) }))}
        chosen={[report.chart]}
        onTurn={(chart) => change({ chart })}
      />
      {report.chart !== 'pie' && (
        <Choice
          label={say('report.measure')}
          value={measure}
          options={MEASURES.map((one) => ({ value: one, label: say(`measure.${one}`) }))}
          onChange={(chosen) =>
            change({ measures: MEASURES.filter((one) => one === chosen).slice(0, 1) })
          }
        />
      )}
      <Levels
        label={say('report.group-by')}
        value={by}
        most={MOST_LEVELS}
        isRequired
        onChange={(chosen) => change({ by: chosen.length > 0 ? chosen : ['month'] })}
      />
      {by.length > 1 && isAdditive(measure) && report.chart === 'bar' && (
        <Checkbox
          checked={report.isStacked}
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
