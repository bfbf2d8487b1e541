import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationDimension,
  type ConversationFilters,
  type ConversationMeasure,
} from '../../../shared/reports';
import {
  type Codec,
  codecOf,
  type Fields,
  id,
  order,
  periodFields,
  startOf,
  word,
  words,
} from '../report/address';
import { MOST_LEVELS } from '../report/kit';
import type { ChosenPeriod } from '../report/periods';
import { askedOf, type Clock } from '../report/query';

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

/** What the conversations are narrowed to. */
export interface Filters extends ChosenPeriod {
  channel: string | null;
  operator: string | null;
}

/** Everything that decides what is seen; the address of the page says all of it. */
export interface Report {
  filters: Filters;
  by: readonly ConversationDimension[];
  measure: ConversationMeasure;
  shape: (typeof SHAPES)[number];
  order: Order;
}

/** What conversations may be narrowed to, and how an address says it. */
const FILTER_FIELDS: Fields<Filters> = {
  channel: id(),
  operator: id(),
  ...periodFields('30'),
};

const codecFor = (kind: Kind): Codec<Report> => {
  const { read, write } = codecOf<Report>({
    by: words(CONVERSATION_DIMENSIONS, 'by', STARTS[kind]),
    measure: word(CONVERSATION_MEASURES, 'conversations', 'show'),
    shape: word(SHAPES, 'bar', 'chart'),
    filters: FILTER_FIELDS,
    order: order(['group', ...CONVERSATION_MEASURES], 'group:asc', 'sort'),
  });

  return {
    write,
    read: (params) => {
      const report = read(params);

      return { ...report, by: report.by.slice(0, MOST_LEVELS) };
    },
  };
};

/** The addresses of each report. */
export const CODECS: Readonly<Record<Kind, Codec<Report>>> = {
  conversations: codecFor('conversations'),
  operators: codecFor('operators'),
};

export const START_FILTERS: Filters = startOf(FILTER_FIELDS);

/** Nothing is narrowed, and of all time. */
export const EVERYTHING: Filters = { ...START_FILTERS, period: null };

/** What a report is narrowed to, as the server wants it. */
export const filtersOf = (filters: Filters, clock: Clock): ConversationFilters =>
  askedOf(FILTER_FIELDS, filters, clock);

/** The same ratings in the Customer Ratings report: of a group by operator or channel, or of all. */
export function ratingsAddress(
  { channel, operator, period, from, to }: Filters,
  group: { channel?: string | null; operator?: string | null }
): string {
  const wanted = { channel, operator, ...group };
  const filled = Object.entries({ period, from, to, ...wanted }).flatMap(([name, value]) =>
    value === null ? (name in group ? [[name, 'none']] : []) : [[name, value]]
  );

  return new URLSearchParams([['view', 'list'], ...filled]).toString();
}

/** What a sorted column is sorted by next: the other way, or its first way. Figures begin with the largest. */
export function nextOrder(current: Order, column: Column): Order {
  if (column === 'group') {
    return current === 'group:asc' ? 'group:desc' : 'group:asc';
  }

  return current === `${column}:desc` ? `${column}:asc` : `${column}:desc`;
}
