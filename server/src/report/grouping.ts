import type { Adding, Group, GroupKey, Time } from '../../../shared/report';

/** Something a report may be grouped by. */
export interface Dimension<Column extends string = string, Known = unknown> {
  /** What the database groups by; several dimensions may share one. */
  column: Column;
  /** What a value of that column is in a report, of what is known by the rows it may be; null for what is nobody and nothing. */
  key: (value: unknown, known: Known) => GroupKey;
  /** Whose names its keys have. */
  names?: keyof Known;
}

/** Everything a report may be grouped by. */
export type Dimensions<Name extends string, Column extends string, Known> = Readonly<
  Record<Name, Dimension<Column, Known>>
>;

/** Figures of what is alike in some columns. */
export interface Sum<Metrics> {
  alike: Readonly<Record<string, unknown>>;
  metrics: Metrics;
}

/** Figures under the keys of a group; several may have the same. */
export interface Keyed<Metrics> {
  keys: readonly GroupKey[];
  metrics: Metrics;
}

/** More groups than anybody reads, and what a browser still draws. */
export const MOST_GROUPS = 10_000;

/** A value that is a key as it is. */
export const asIs = (value: unknown): GroupKey => String(value);

/** Days, and what is folded from them: the Monday of a week, a month. */
export const timesOf = <Column extends string>(
  column: Column
): Readonly<Record<Time, Dimension<Column>>> => ({
  day: { column, key: asIs },
  week: { column, key: (day) => mondayOf(String(day)) },
  month: { column, key: (day) => String(day).slice(0, 7) },
});

/** The columns a report needs, each once. */
export const columnsOf = <Name extends string, Column extends string>(
  by: readonly Name[],
  dimensions: Readonly<Record<Name, { column: Column }>>
): Column[] => [...new Set(by.map((name) => dimensions[name].column))];

/** Sums under the keys of the dimensions they are grouped by. */
export const keyed = <Name extends string, Known, Metrics>(
  by: readonly Name[],
  sums: readonly Sum<Metrics>[],
  dimensions: Dimensions<Name, string, Known>,
  known: Known
): Keyed<Metrics>[] =>
  sums.map(({ alike, metrics }) => ({
    keys: by.map((name) => {
      const { column, key } = dimensions[name];
      const value = alike[column] ?? null;

      return value === null ? null : key(value, known);
    }),
    metrics,
  }));

/** Groups in the order of their keys, nobody and nothing last; what has the same keys is folded together. */
export function grouped<Metrics>(
  entries: readonly Keyed<Metrics>[],
  { nothing, added }: Adding<Metrics>
): { groups: Group<Metrics>[]; total: Metrics } {
  const groups = new Map<string, Group<Metrics>>();
  let total = nothing;

  for (const { keys, metrics } of entries) {
    const name = JSON.stringify(keys);

    groups.set(name, { keys, ...added(groups.get(name) ?? nothing, metrics) });
    total = added(total, metrics);
  }

  return { groups: [...groups.values()].sort((a, b) => inOrder(a.keys, b.keys)), total };
}

/** The Monday of a day's week, as a day. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);

  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));

  return date.toISOString().slice(0, 10);
}

function inOrder(a: readonly GroupKey[], b: readonly GroupKey[]): number {
  for (const [place, key] of a.entries()) {
    const other = b[place] ?? null;

    if (key !== other) {
      return key === null || (other !== null && key > other) ? 1 : -1;
    }
  }

  return 0;
}
