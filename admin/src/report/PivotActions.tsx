import { Button, Flex } from '@strapi/design-system';
import { ArrowsCounterClockwise, Collapse, Expand } from '@strapi/icons';
import { useSay } from '../plugin/texts';
import type { ViewProps } from './kit';
import type { PivotLayout } from './PivotTable';
import { flipped, type Pivot, pathText } from './pivot';
import { pivotRows } from './pivot-file';
import { SaveButton } from './SaveButton';
import type { AnyDimension, LabelOf } from './use-labels';

interface Props<Dimension extends AnyDimension, Measure extends string, Metrics>
  extends ViewProps<Dimension, Measure, Metrics> {
  layout: PivotLayout<Dimension, Measure>;
  table: Pivot<Metrics>;
  /** The same with every level open. */
  whole: Pivot<Metrics>;
  labelOf: LabelOf;
}

/** What may be done with the table: its axes flip, its levels open and close, it is taken home. */
export function PivotActions<Dimension extends AnyDimension, Measure extends string, Metrics>(
  props: Props<Dimension, Measure, Metrics>
): JSX.Element {
  const say = useSay();
  const { kit, report, change, layout, table, labelOf } = props;
  const { down, columnsBy } = layout;
  const mayExport = kit.useMayExport();
  const rows = () =>
    pivotRows(table, layout, kit.measures, {
      nameOf: (dimension) => say(`dimension.${dimension}`),
      labelOf,
      measureName: (measure) => say(kit.measures.nameOf(measure)),
      total: say('pivot.total'),
    });

  return (
    <Flex gap={2} wrap="wrap">
      <Button
        variant="tertiary"
        size="S"
        startIcon={<ArrowsCounterClockwise />}
        disabled={columnsBy.length === 0}
        onClick={() => change({ by: columnsBy, columnsBy: down, closed: flipped(report.closed) })}
      >
        {say('pivot.flip')}
      </Button>
      {down.length > 1 && <Levels {...props} />}
      {mayExport && <SaveButton name={`${kit.file}-pivot`} rows={rows} />}
    </Flex>
  );
}

function Levels<Dimension extends AnyDimension, Measure extends string, Metrics>({
  whole,
  change,
}: Props<Dimension, Measure, Metrics>): JSX.Element {
  const say = useSay();
  const deep = whole.rows.filter(({ hasMore, depth }) => hasMore && depth === 0);

  return (
    <>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Expand />}
        onClick={() => change({ closed: [] })}
      >
        {say('pivot.expand-all')}
      </Button>
      <Button
        variant="tertiary"
        size="S"
        startIcon={<Collapse />}
        onClick={() => change({ closed: deep.map(({ path }) => pathText('rows', path)) })}
      >
        {say('pivot.collapse-all')}
      </Button>
    </>
  );
}
