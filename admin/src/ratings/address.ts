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
import { oneOf } from '../plugin/one-of';
import { type ChosenPeriod, isDay, PERIODS } from '../plugin/periods';
import { CHARTS, type ChartKind } from '../ui/chart';

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

export const PAGE_SIZES = ['10', '20', '50', '100'] as const;

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

export const NO_FILTERS: Filters = {
  faces: [],
  mine: false,
  hidden: null,
  commented: null,
  handled: null,
  leftOut: null,
  source: null,
  channel: null,
  operator: null,
  visitor: null,
  language: null,
  period: null,
  from: null,
  to: null,
  search: '',
};

const PAGE_SIZE = 20;

const MOST_PAGES = 1_000_000;

const NEWEST: RatingOrder = 'submittedAt:desc';

/** Most levels an axis may have. */
export const MOST_LEVELS = 2;

/** What an address says; what makes no sense is left out. */
export function readAddress(params: URLSearchParams): Report {
  const list = <T extends string>(name: string, known: readonly T[]): T[] =>
    [...new Set((params.get(name) ?? '').split(','))].flatMap((text) => oneOf(text, known) ?? []);
  const by = list('by', RATING_DIMENSIONS).slice(0, MOST_LEVELS);

  return {
    view: oneOf(params.get('view'), VIEWS) ?? 'kanban',
    filters: readFilters(params, list),
    by,
    columnsBy: list('columnsBy', RATING_DIMENSIONS)
      .filter((dimension) => !by.includes(dimension))
      .slice(0, MOST_LEVELS),
    measures: list('show', RATING_MEASURES),
    chart: oneOf(params.get('chart'), CHARTS) ?? 'bar',
    isStacked: params.get('stacked') !== 'false',
    order: orderOf(params.get('sort')),
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(params.get('page')) || 1))),
    pageSize: Number(oneOf(params.get('pageSize'), PAGE_SIZES) ?? PAGE_SIZE),
    shown: params.has('columns') ? list('columns', COLUMNS) : null,
    closed: (params.get('closed') ?? '').split(',').filter((path) => /^[rc]~/.test(path)),
  };
}

function readFilters(
  params: URLSearchParams,
  list: <T extends string>(name: string, known: readonly T[]) => T[]
): Filters {
  const text = (name: string): string | null => params.get(name) || null;
  const day = (name: string): string | null => {
    const given = params.get(name) ?? '';

    return isDay(given) ? given : null;
  };
  const faces = list('face', ['5', '3', '1']).map(Number);

  return {
    faces: FACES.filter((face) => faces.includes(face)),
    mine: params.get('mine') === 'true',
    hidden: flag(params.get('hidden')),
    commented: flag(params.get('comment')),
    handled: flag(params.get('handled')),
    leftOut: flag(params.get('leftOut')),
    source: oneOf(params.get('source'), RATING_SOURCES),
    channel: text('channel'),
    operator: text('operator'),
    visitor: text('customer'),
    language: text('language'),
    period: oneOf(params.get('period'), PERIODS),
    from: day('from'),
    to: day('to'),
    search: params.get('search') ?? '',
  };
}

/** The address of a report. What is as it starts is left out, so that addresses stay short. */
export function writeAddress(report: Report): URLSearchParams {
  const params = new URLSearchParams([
    ...filled({
      view: unless('kanban', report.view),
      by: report.by.join(','),
      columnsBy: report.columnsBy.join(','),
      show: report.measures.join(','),
      chart: unless('bar', report.chart),
      stacked: unless('true', report.isStacked),
      ...filterParams(report.filters),
      sort: unless(NEWEST, report.order),
      page: unless('1', report.page),
      pageSize: unless(String(PAGE_SIZE), report.pageSize),
      closed: report.closed.join(','),
    }),
  ]);

  if (report.shown !== null) {
    params.set('columns', report.shown.join(','));
  }

  return params;
}

function filterParams(filters: Filters): Record<string, string> {
  const { faces, mine, hidden, commented, handled, leftOut, visitor, ...same } = filters;

  return {
    face: faces.join(','),
    mine: unless('false', mine),
    hidden: unless('', hidden ?? ''),
    comment: unless('', commented ?? ''),
    handled: unless('', handled ?? ''),
    leftOut: unless('', leftOut ?? ''),
    customer: visitor ?? '',
    ...Object.fromEntries(Object.entries(same).map(([name, value]) => [name, value ?? ''])),
  };
}

const filled = (values: Record<string, string>): [string, string][] =>
  Object.entries(values).filter(([, value]) => value !== '');

const unless = (start: string, value: string | number | boolean): string =>
  String(value) === start ? '' : String(value);

/** A report narrowed otherwise; it starts over at the first page. */
export const withFilters = (report: Report, changes: Partial<Filters>): Report => ({
  ...report,
  filters: { ...report.filters, ...changes },
  page: 1,
});

/** Whether anything is narrowed. */
export const isFiltered = (filters: Filters): boolean =>
  Object.entries(NO_FILTERS).some(
    ([name, nothing]) => String(filters[name as keyof Filters] ?? '') !== String(nothing ?? '')
  );

/** What a sorted column is sorted by next: the other way, or its first way. */
export function nextOrder(order: RatingOrder, column: RatingSort): RatingOrder {
  return order === `${column}:asc` ? `${column}:desc` : `${column}:asc`;
}

function orderOf(text: string | null): RatingOrder {
  const [column, wanted] = (text ?? '').split(':');
  const known = oneOf(column ?? null, RATING_SORTS);
  const direction = oneOf(wanted ?? null, ['asc', 'desc'] as const);

  return known !== null && direction !== null ? `${known}:${direction}` : NEWEST;
}

const flag = (text: string | null): boolean | null =>
  text === 'true' ? true : text === 'false' ? false : null;
