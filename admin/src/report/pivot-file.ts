import type { Key } from './keys';
import type { Measures } from './kit';
import type { PivotLayout } from './PivotTable';
import type { Pivot } from './pivot';

interface Words<Dimension, Measure> {
  nameOf: (dimension: Dimension) => string;
  labelOf: (dimension: Dimension, key: Key) => string;
  measureName: (measure: Measure) => string;
  total: string;
}

/** The table as it stands, with figures as figures. */
export function pivotRows<Dimension, Measure extends string, Metrics>(
  table: Pivot<Metrics>,
  { down, columnsBy, measures }: PivotLayout<Dimension, Measure>,
  { measured }: Pick<Measures<Measure, Metrics>, 'measured'>,
  { nameOf, labelOf, measureName, total }: Words<Dimension, Measure>
): (string | number | null)[][] {
  const columns = [...table.columns.map(({ path }) => path), []];
  const pathName = (dimensions: readonly Dimension[], path: readonly Key[]): string =>
    dimensions
      .slice(0, path.length)
      .map((dimension, level) => labelOf(dimension, path[level] ?? null))
      .join(' / ');
  const line = (path: readonly Key[]): (number | null)[] =>
    columns.flatMap((column) =>
      measures.map((measure) => {
        const metrics = table.at(path, column);

        return metrics && measured(metrics, measure);
      })
    );
  const heads = columns.flatMap((column) =>
    measures.map((measure) => {
      const name = column.length === 0 ? total : pathName(columnsBy, column);

      return `${name} (${measureName(measure)})`;
    })
  );

  return [
    [down.map(nameOf).join(' / '), ...heads],
    ...table.rows.map(({ path }) => [pathName(down, path), ...line(path)]),
    [total, ...line([])],
  ];
}
