import type { Adding, Group } from '../../../shared/report';
import type { Key } from './keys';

/** Where a group stands on an axis: a key for each level down to it. */
export type Path = readonly Key[];

/** One line, or one column, of the table. */
export interface AxisEntry {
  path: Path;
  /** How deep it is; 0 is the outermost. */
  depth: number;
  /** Whether there are levels below it. */
  hasMore: boolean;
  /** Whether these are shown. */
  isOpen: boolean;
}

/** A table of groups: lines by columns, and what they add up to. */
export interface Pivot<Metrics> {
  /** Every line, a subtotal before what it adds up. */
  rows: readonly AxisEntry[];
  /** The columns with figures: the innermost of those shown. */
  columns: readonly AxisEntry[];
  /** What is where; `[]` is the total of an axis. Null where there is no group. */
  at: (row: Path, column: Path) => Metrics | null;
}

/** How the groups are laid out. */
export interface Layout {
  /** How many of the keys, from the first, are lines; the others are columns. */
  rows: number;
  columns: number;
  /** Paths that are closed, as `pathText` writes them. */
  closed: readonly string[];
  /** Orders the keys of a level, counted from the first line level to the last column level. */
  compare: (level: number, one: Key, other: Key) => number;
}

/** Lays groups out as a table. Figures are added, never averages: a share of a total is not the mean of shares. */
export function pivot<Metrics>(
  groups: readonly Group<Metrics>[],
  layout: Layout,
  { nothing, added }: Adding<Metrics>
): Pivot<Metrics> {
  const sums = new Map<string, Metrics>();

  for (const group of groups) {
    const down = group.keys.slice(0, layout.rows);
    const columnsBy = group.keys.slice(layout.rows, layout.rows + layout.columns);

    for (const position of positionsOf(down, columnsBy)) {
      sums.set(position, added(sums.get(position) ?? nothing, group));
    }
  }

  const rows = axis(
    groups.map(({ keys }) => keys.slice(0, layout.rows)),
    { side: 'rows', ...layout, compare: layout.compare }
  );
  const columns = axis(
    groups.map(({ keys }) => keys.slice(layout.rows, layout.rows + layout.columns)),
    {
      side: 'columns',
      ...layout,
      compare: (level, one, other) => layout.compare(layout.rows + level, one, other),
    }
  );

  return {
    rows,
    columns: columns.filter(({ hasMore, isOpen }) => !hasMore || !isOpen),
    at: (row, column) => sums.get(position(row, column)) ?? null,
  };
}

/** A path as one text, to keep and to compare: `r~id~2026-11`. */
export const pathText = (side: 'rows' | 'columns', path: Path): string =>
  [side === 'rows' ? 'r' : 'c', ...path.map((key) => key ?? '-')].join('~');

/** Paths closed, with one more or one less. */
export const toggled = (closed: readonly string[], path: string): string[] =>
  closed.includes(path) ? closed.filter((one) => one !== path) : [...closed, path];

/** Closed paths after lines and columns change places. */
export const flipped = (closed: readonly string[]): string[] =>
  closed.map((path) => `${path.startsWith('r') ? 'c' : 'r'}${path.slice(1)}`);

/** Every total a group belongs to. */
const positionsOf = (down: Path, columnsBy: Path): string[] =>
  heads(down).flatMap((row) => heads(columnsBy).map((column) => position(row, column)));

const heads = (path: Path): Path[] =>
  Array.from({ length: path.length + 1 }, (_, length) => path.slice(0, length));

const position = (row: Path, column: Path): string => JSON.stringify([row, column]);

interface Axis extends Pick<Layout, 'closed' | 'compare'> {
  side: 'rows' | 'columns';
}

/** The entries of one axis, each before those below it. */
function axis(
  paths: readonly Path[],
  { side, closed, compare }: Axis,
  above: Path = []
): AxisEntry[] {
  const depth = above.length;
  const keys = new Set(
    paths.filter((path) => path.length > depth).map((path) => path[depth] ?? null)
  );

  return [...keys]
    .sort((one, other) => compare(depth, one, other))
    .flatMap((key) => {
      const path = [...above, key];
      const below = paths.filter((one) => (one[depth] ?? null) === key);
      const hasMore = below.some((one) => one.length > depth + 1);
      const isOpen = hasMore && !closed.includes(pathText(side, path));
      const entry = { path, depth, hasMore, isOpen };

      return isOpen ? [entry, ...axis(below, { side, closed, compare }, path)] : [entry];
    });
}

/** A heading above columns: how many of them it spans. */
export interface Heading {
  path: Path;
  span: number;
  hasMore: boolean;
  isOpen: boolean;
}

/** The lines of headings above the columns, outermost first. A closed heading reaches down to the last line. */
export function headings(columns: readonly AxisEntry[], levels: number): Heading[][] {
  return Array.from({ length: levels }, (_, level) => {
    const spans = new Map<string, Heading>();

    for (const column of columns.filter(({ path }) => path.length > level)) {
      const text = pathText('columns', column.path.slice(0, level + 1));
      const { span } = spans.get(text) ?? { span: 0 };

      spans.set(text, { ...headingAt(column, level), span: span + 1 });
    }

    return [...spans.values()];
  });
}

const headingAt = ({ path, hasMore, isOpen }: AxisEntry, level: number): Omit<Heading, 'span'> =>
  path.length === level + 1
    ? { path, hasMore, isOpen }
    : { path: path.slice(0, level + 1), hasMore: true, isOpen: true };
