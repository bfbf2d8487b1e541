import { FACES, type Face, RATING_SOURCES, type RatingSource } from '../../../shared/ratings';
import {
  RATING_DIMENSIONS,
  RATING_MEASURES,
  RATING_SORTS,
  type RatingDimension,
  type RatingMeasure,
  type RatingOrder,
  type RatingSort,
} from '../../../shared/ratings-report';
import {
  changedOf,
  codecOf,
  type Field,
  type Fields,
  flag,
  id,
  maybeWord,
  maybeWords,
  numbers,
  order,
  page,
  pageSize,
  periodFields,
  startOf,
  text,
  word,
  words,
  yes,
} from '../report/address';
import { CHARTS, type ChartKind } from '../report/chart';
import { MOST_LEVELS } from '../report/kit';
import type { ChosenPeriod } from '../report/periods';

/** The ways to look at the report. */
export const VIEWS = ['kanban', 'list', 'pivot', 'graph'] as const;

export type View = (typeof VIEWS)[number];

/** Columns of the list, in their order. */
export const COLUMNS = [
  'face',
  'customer',
  'operator',
  'channel',
  'source',
  'comment',
  'note',
  'language',
  'date',
  'firstResponse',
  'length',
  'state',
] as const;

export type Column = (typeof COLUMNS)[number];

/** What the ratings are narrowed to. */
export interface Filters extends ChosenPeriod {
  faces: readonly Face[];
  mine: boolean;
  hidden: boolean | null;
  commented: boolean | null;
  handled: boolean | null;
  leftOut: boolean | null;
  source: RatingSource | null;
  channel: string | null;
  operator: string | null;
  visitor: string | null;
  language: string | null;
  search: string;
}

/** Everything that decides what is seen; the address of the page says all of it. */
export interface Report {
  view: View;
  filters: Filters;
  /** Columns of the kanban, lines of the pivot, axis and series of the graph; empty for what the view starts with. */
  by: readonly RatingDimension[];
  /** Columns of the pivot. */
  columnsBy: readonly RatingDimension[];
  measures: readonly RatingMeasure[];
  chart: ChartKind;
  isStacked: boolean;
  order: RatingOrder;
  page: number;
  pageSize: number;
  /** Columns of the list; null for those the reader chose last. */
  shown: readonly Column[] | null;
  /** Closed paths of the pivot. */
  closed: readonly string[];
}

/** What the ratings may be narrowed to, and how an address says it. */
export const FILTER_FIELDS: Fields<Filters> = {
  faces: numbers(FACES, 'face'),
  mine: yes(false),
  hidden: flag(),
  commented: flag('comment'),
  handled: flag(),
  leftOut: flag(),
  visitor: id('customer'),
  source: maybeWord(RATING_SOURCES),
  channel: id(),
  operator: id(),
  language: id(),
  ...periodFields(),
  search: text(),
};

const closed: Field<readonly string[]> = {
  start: [],
  read: (given) => given.split(',').filter((path) => /^[rc]~/.test(path)),
  write: (paths) => paths.join(','),
};

const CODEC = codecOf<Report>({
  view: word(VIEWS, 'kanban'),
  by: words(RATING_DIMENSIONS),
  columnsBy: words(RATING_DIMENSIONS),
  measures: words(RATING_MEASURES, 'show'),
  chart: word(CHARTS, 'bar'),
  isStacked: yes(true, 'stacked'),
  filters: FILTER_FIELDS,
  order: order(RATING_SORTS, 'submittedAt:desc', 'sort'),
  page,
  pageSize,
  closed,
  shown: maybeWords(COLUMNS, 'columns'),
});

/** The addresses of the report. A dimension is on one axis only. */
export const RATINGS_CODEC = {
  write: CODEC.write,
  read: (params: URLSearchParams): Report => {
    const report = CODEC.read(params);
    const by = report.by.slice(0, MOST_LEVELS);
    const columnsBy = report.columnsBy.filter((dimension) => !by.includes(dimension));

    return { ...report, by, columnsBy: columnsBy.slice(0, MOST_LEVELS) };
  },
};

export const { read: readAddress, write: writeAddress } = RATINGS_CODEC;

export const NO_FILTERS: Filters = startOf(FILTER_FIELDS);

/** Whether anything is narrowed. */
export const isFiltered = (filters: Filters): boolean =>
  Object.keys(changedOf(FILTER_FIELDS, filters)).length > 0;

/** What a sorted column is sorted by next: the other way, or its first way. */
export function nextOrder(current: RatingOrder, column: RatingSort): RatingOrder {
  return current === `${column}:asc` ? `${column}:desc` : `${column}:asc`;
}
