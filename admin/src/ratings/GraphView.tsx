import { Box, Button, Checkbox, Flex, VisuallyHidden } from '@strapi/design-system';
import { lazy, Suspense, useState } from 'react';
import {
  RATING_DIMENSIONS,
  RATING_MEASURES,
  type RatingMeasure,
} from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { CHARTS, chartOf, drawn, type Scale } from '../ui/chart';
import { Failed } from '../ui/Failed';
import { Foldable } from '../ui/Foldable';
import { GroupBy } from '../ui/GroupBy';
import { inOrder, type Key } from '../ui/keys';
import { Skeleton } from '../ui/Skeleton';
import { Toggles } from '../ui/Toggles';
import { UtcNote } from '../ui/UtcNote';
import { useLabels } from '../ui/use-labels';
import { MOST_LEVELS } from './address';
import { useReportQuery } from './api';
import { ChartTable, type GraphLayout } from './ChartTable';
import { isAdditive, summing } from './metrics';
import { Nothing } from './Nothing';
import { reportQuery } from './query';
import { useMetricText } from './use-metric-text';
import { FRESH, type ReportState } from './use-report';

/** The drawing is heavy: it comes when it is looked at. */
const Drawing = lazy(async () => ({ default: (await import('../ui/Drawing')).Drawing }));

/** Ratings as a chart, with the same as a table behind it. */
export function GraphView({ state }: { state: ReportState }): JSX.Element {
  const say = useSay();
  const { report, filters } = state;
  const layout = layoutOf(state);
  const { by, measure } = layout;
  const { data, error, refetch } = useReportQuery(reportQuery(filters, by), FRESH);
  const labelOf = useLabels(data?.names);
  const compare = (level: number, one: Key, other: Key): number => {
    const dimension = by[level] ?? 'face';

    return inOrder(dimension, (key) => labelOf(dimension, key))(one, other);
  };
  const chart = chartOf(data?.groups ?? [], { by, compare, ...summing(measure) });
  const scale = useScale(measure);
  const names = {
    by,
    labelOf: (level: number, key: Key) => labelOf(by[level] ?? 'face', key),
    alone: say(`measure.${measure}`),
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Foldable label={say('report.layout')}>
        <Controls state={state} layout={layout} />
      </Foldable>
      <UtcNote by={by} />
      {error !== undefined && <Failed error={error} onRetry={refetch} />}
      {data === undefined && error === undefined && <Skeleton $height="36rem" />}
      {error === undefined && data?.groups.length === 0 && <Nothing state={state} />}
      {error === undefined && data !== undefined && data.groups.length > 0 && (
        <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
          <Suspense fallback={<Skeleton $height="36rem" />}>
            <Drawing
              drawn={drawn(chart, names)}
              kind={report.chart}
              isStacked={report.isStacked && isAdditive(measure)}
              scale={scale}
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

const DOMAINS: Record<RatingMeasure, Scale['domain']> = {
  count: [0, 'auto'],
  average: [1, 5],
  happy: [0, 100],
  responseRate: [0, 100],
};

function useScale(measure: RatingMeasure): Scale {
  const metric = useMetricText();

  return {
    text: (value) => metric(value, measure),
    domain: DOMAINS[measure],
    isWhole: measure === 'count',
  };
}

/** A cake is cut once, into parts of a whole: averages and shares are none. */
function layoutOf({ report: { by, measures, chart } }: ReportState): GraphLayout {
  const shown = by.length > 0 ? by : (['month', 'face'] as const);

  return {
    by: shown.slice(0, chart === 'pie' ? 1 : MOST_LEVELS),
    measure: chart === 'pie' ? 'count' : (measures[0] ?? 'count'),
  };
}

interface ControlsProps {
  state: ReportState;
  layout: GraphLayout;
}

function Controls({ state, layout: { by, measure } }: ControlsProps): JSX.Element {
  const say = useSay();
  const { report, change } = state;

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
          options={RATING_MEASURES.map((one) => ({ value: one, label: say(`measure.${one}`) }))}
          onChange={(chosen) =>
            change({ measures: RATING_MEASURES.filter((one) => one === chosen).slice(0, 1) })
          }
        />
      )}
      <GroupBy
        dimensions={RATING_DIMENSIONS}
        label={say('report.group-by')}
        value={by}
        most={report.chart === 'pie' ? 1 : MOST_LEVELS}
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
