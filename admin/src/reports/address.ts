import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationDimension,
  type ConversationFilters,
  type ConversationMeasure,
} from '../../../shared/reports';
import { oneOf } from '../plugin/one-of';
import { type ChosenPeriod, isDay, PERIODS, spanOf } from '../plugin/periods';

/** What a report is of: conversations as they came, or those who had them. */
export type Kind = 'conversations' | 'operators';

/** What a report groups by until something else is chosen. */
const STARTS: Record<Kind, readonly ConversationDimension[]> = {
  conversations: ['day'],
  operators: ['operator'],
};

/** Ways to draw the figures: cakes would be cut of averages. */
export const SHAPES = ['bar', 'line'] as const;

/** A column of the table: the groups, or one of their figures. */
export type Column = 'group' | ConversationMeasure;

/** How the table is sorted: `conversations:desc`. */
export type Order = `${Column}:${'asc' | 'desc'}`;

/** Everything that decides what is seen; the address of the page says all of it. */
export interface Report extends ChosenPeriod {
  channel: string | null;
  operator: string | null;
  by: readonly ConversationDimension[];
  measure: ConversationMeasure;
  shape: (typeof SHAPES)[number];
  order: Order;
}

const START_PERIOD = '30';

/** Stands for no period at all, for there is one to start with. */
const ALL_TIME = 'all';

const START_ORDER: Order = 'group:asc';

/** Most levels groups may have. */
export const MOST_LEVELS = 2;

/** What an address says; what makes no sense is left out. */
export function readAddress(kind: Kind, params: URLSearchParams): Report {
  const day = (name: string): string | null => {
    const given = params.get(name) ?? '';

    return isDay(given) ? given : null;
  };
  const by = [...new Set((params.get('by') ?? '').split(','))].flatMap(
    (text) => oneOf(text, CONVERSATION_DIMENSIONS) ?? []
  );
  const period = params.get('period');

  return {
    by: by.length > 0 ? by.slice(0, MOST_LEVELS) : STARTS[kind],
    measure: oneOf(params.get('show'), CONVERSATION_MEASURES) ?? 'conversations',
    shape: oneOf(params.get('chart'), SHAPES) ?? 'bar',
    order: orderOf(params.get('sort')),
    channel: params.get('channel') || null,
    operator: params.get('operator') || null,
    period: period === ALL_TIME ? null : (oneOf(period, PERIODS) ?? START_PERIOD),
    from: day('from'),
    to: day('to'),
  };
}

/** The address of a report. What is as it starts is left out, so that addresses stay short. */
export function writeAddress(kind: Kind, report: Report): URLSearchParams {
  const { by, measure, shape, order, channel, operator, period, from, to } = report;
  const filled: readonly (readonly [string, string | null, string])[] = [
    ['by', by.join(','), STARTS[kind].join(',')],
    ['show', measure, 'conversations'],
    ['chart', shape, 'bar'],
    ['channel', channel, ''],
    ['operator', operator, ''],
    ['period', period ?? ALL_TIME, START_PERIOD],
    ['from', from, ''],
    ['to', to, ''],
    ['sort', order, START_ORDER],
  ];

  return new URLSearchParams(
    filled.flatMap(([name, value, start]) =>
      value === null || value === start ? [] : [[name, value]]
    )
  );
}

/** What a report is narrowed to, as the server wants it. */
export function filtersOf(report: Report, now: Date, timeZone: string): ConversationFilters {
  const { channel, operator } = report;

  return {
    ...(channel !== null && { channel }),
    ...(operator !== null && { operator }),
    ...spanOf(report, now, timeZone),
  };
}

/** The same ratings in the Customer Ratings report: of a group by operator or channel, or of all. */
export function ratingsAddress(
  { channel, operator, period, from, to }: Report,
  group: { channel?: string | null; operator?: string | null }
): string {
  const wanted = { channel, operator, ...group };
  const filled = Object.entries({ period, from, to, ...wanted }).flatMap(([name, value]) =>
    value === null ? (name in group ? [[name, 'none']] : []) : [[name, value]]
  );

  return new URLSearchParams([['view', 'list'], ...filled]).toString();
}

/** What a sorted column is sorted by next: the other way, or its first way. Figures begin with the largest. */
export function nextOrder(order: Order, column: Column): Order {
  if (column === 'group') {
    return order === 'group:asc' ? 'group:desc' : 'group:asc';
  }

  return order === `${column}:desc` ? `${column}:asc` : `${column}:desc`;
}

function orderOf(text: string | null): Order {
  const [column, wanted] = (text ?? '').split(':');
  const known = oneOf(column ?? null, ['group', ...CONVERSATION_MEASURES] as const);
  const direction = oneOf(wanted ?? null, ['asc', 'desc'] as const);

  return known !== null && direction !== null ? `${known}:${direction}` : START_ORDER;
}
