import { Box } from '@strapi/design-system';
import { lazy, Suspense } from 'react';
import type { Group } from '../../../shared/report';
import { Skeleton } from '../ui/Skeleton';
import { type Chart, type ChartKind, chartOf, drawn, type Scale, type Summing } from './chart';
import { comparing } from './keys';
import type { AnyDimension, LabelOf } from './use-labels';

/** The drawing is heavy: it comes when it is looked at. */
const Drawing = lazy(async () => ({ default: (await import('./Drawing')).Drawing }));

interface Props<Dimension extends AnyDimension, Metrics> {
  groups: readonly Group<Metrics>[];
  by: readonly Dimension[];
  summing: Summing<Metrics>;
  /** The measure that is drawn. */
  name: string;
  labelOf: LabelOf;
  /** The dimension whose order a dimension has. */
  orderedAs?: (dimension: Dimension) => string;
  kind: ChartKind;
  isStacked: boolean;
  scale: Scale;
  /** Stands below the drawing. */
  below?: (chart: Chart) => JSX.Element;
}

/** Groups, drawn. */
export function ChartPaper<Dimension extends AnyDimension, Metrics>({
  groups,
  by,
  summing,
  ...props
}: Props<Dimension, Metrics>): JSX.Element {
  const { name, labelOf, orderedAs, kind, isStacked, scale, below } = props;
  const chart = chartOf(groups, { by, compare: comparing(by, labelOf, orderedAs), ...summing });
  const named = drawn(chart, {
    by,
    labelOf: (level, key) => {
      const dimension = by[level];

      return dimension === undefined ? '' : labelOf(dimension, key);
    },
    alone: name,
  });

  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={4}>
      <Suspense fallback={<Skeleton $height="36rem" />}>
        <Drawing drawn={named} kind={kind} isStacked={isStacked} scale={scale} />
      </Suspense>
      {below?.(chart)}
    </Box>
  );
}
