import type { Dimension, Measure, ReportFigures, ReportGroup } from '../../../shared/report';
import { added, measured, NO_FIGURES } from './figures';
import { isTime, type Key, withoutGaps } from './keys';

/** A chart as data: along the axis the categories, at each of them a value for every series. */
export interface Chart {
  categories: readonly Key[];
  /** One series named null where nothing splits the groups. */
  series: readonly Key[];
  /** By category, then by series; null where there is nothing to show. */
  values: readonly (readonly (number | null)[])[];
  /** By category: of all series as one. */
  totals: readonly (number | null)[];
}

interface Asked {
  by: readonly Dimension[];
  measure: Measure;
  compare: (level: number, one: Key, other: Key) => number;
}

/** Groups by one dimension, or by two, as a chart. Days nobody rated in are on the axis all the same. */
export function chartOf(groups: readonly ReportGroup[], { by, measure, compare }: Asked): Chart {
  const cells = new Map<string, ReportFigures>();
  const keysAt = (level: number): Key[] =>
    [...new Set(groups.map(({ keys }) => keys[level] ?? null))].sort((one, other) =>
      compare(level, one, other)
    );

  for (const group of groups) {
    const cell = JSON.stringify([group.keys[0] ?? null, group.keys[1] ?? null]);

    cells.set(cell, added(cells.get(cell) ?? NO_FIGURES, group));
  }

  const categories = spread(by[0], keysAt(0));
  const series = by.length > 1 ? keysAt(1) : [null];
  const at = (category: Key, one: Key): ReportFigures =>
    cells.get(JSON.stringify([category, one])) ?? NO_FIGURES;

  return {
    categories,
    series,
    values: categories.map((category) => series.map((one) => measured(at(category, one), measure))),
    totals: categories.map((category) =>
      measured(series.map((one) => at(category, one)).reduce(added, NO_FIGURES), measure)
    ),
  };
}

function spread(dimension: Dimension | undefined, keys: readonly Key[]): readonly Key[] {
  const known = keys.filter((key) => key !== null);

  return isTime(dimension)
    ? [...withoutGaps(dimension, known), ...keys.filter((key) => key === null)]
    : keys;
}
