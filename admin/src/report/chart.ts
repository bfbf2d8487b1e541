import { FACE_COLORS } from '../../../shared/faces';
import { isFace } from '../../../shared/ratings';
import { type Adding, type Group, isTime } from '../../../shared/report';
import { HOURS, type Key, withoutGaps } from './keys';

/** Ways to draw a chart. */
export const CHARTS = ['bar', 'line', 'pie'] as const;

export type ChartKind = (typeof CHARTS)[number];

/** How values are read. */
export interface Scale {
  text: (value: number | null) => string;
  /** A share is read against the whole, an average against the best and the worst. */
  domain: [number, number | 'auto'];
  /** Whether there is nothing between one and two. */
  isWhole: boolean;
}

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

/** How figures of a report add up, and what is shown of them. */
export interface Summing<Metrics> extends Adding<Metrics> {
  measured: (metrics: Metrics) => number | null;
}

interface Asked<Metrics> extends Summing<Metrics> {
  /** One dimension, or two. */
  by: readonly string[];
  compare: (level: number, one: Key, other: Key) => number;
}

/** Groups by one dimension, or by two, as a chart. Days and hours in which nothing happened are on the axis all the same. */
export function chartOf<Metrics>(
  groups: readonly Group<Metrics>[],
  { by, compare, nothing, added, measured }: Asked<Metrics>
): Chart {
  const cells = new Map<string, Metrics>();
  const keysAt = (level: number): Key[] =>
    [...new Set(groups.map(({ keys }) => keys[level] ?? null))].sort((one, other) =>
      compare(level, one, other)
    );

  for (const group of groups) {
    const cell = JSON.stringify([group.keys[0] ?? null, group.keys[1] ?? null]);

    cells.set(cell, added(cells.get(cell) ?? nothing, group));
  }

  const categories = spread(by[0], keysAt(0), (one, other) => compare(0, one, other));
  const series = by.length > 1 ? keysAt(1) : [null];
  const at = (category: Key, one: Key): Metrics =>
    cells.get(JSON.stringify([category, one])) ?? nothing;

  return {
    categories,
    series,
    values: categories.map((category) => series.map((one) => measured(at(category, one)))),
    totals: categories.map((category) =>
      measured(series.map((one) => at(category, one)).reduce(added, nothing))
    ),
  };
}

function spread(
  dimension: string | undefined,
  keys: readonly Key[],
  compare: (one: Key, other: Key) => number
): readonly Key[] {
  if (dimension === 'hour') {
    return [...new Set([...HOURS, ...keys])].sort(compare);
  }

  const known = keys.filter((key) => key !== null);

  return isTime(dimension)
    ? [...withoutGaps(dimension, known), ...keys.filter((key) => key === null)]
    : keys;
}

/** Something to be drawn, by its name; without a colour of its own it gets the next one. */
export interface Named {
  name: string;
  color: string | null;
}

/** A chart with names. */
export interface Drawn extends Pick<Chart, 'values' | 'totals'> {
  categories: readonly Named[];
  series: readonly Named[];
}

interface Names {
  by: readonly string[];
  labelOf: (level: number, key: Key) => string;
  /** Names the one series where nothing splits the groups. */
  alone: string;
}

/** Gives everything in a chart its name; faces keep their colours. */
export function drawn(chart: Chart, { by, labelOf, alone }: Names): Drawn {
  const named = (level: number) => (key: Key) => ({
    name: labelOf(level, key),
    color: colorOf(by[level], key),
  });

  return {
    ...chart,
    categories: chart.categories.map(named(0)),
    series: by.length > 1 ? chart.series.map(named(1)) : [{ name: alone, color: null }],
  };
}

function colorOf(dimension: string | undefined, key: Key): string | null {
  const face = Number(key);

  return dimension === 'face' && isFace(face) ? FACE_COLORS[face] : null;
}
