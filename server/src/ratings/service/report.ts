import type { Core } from '@strapi/strapi';
import type { RatingsPage } from '../../../../shared/ratings';
import {
  addedRatings,
  type Customer,
  type HappyTrend,
  NO_RATING_METRICS,
  type RatingDimension,
  type RatingFilters,
  type RatingMetrics,
  type RatingReport,
  type RatingSort,
} from '../../../../shared/ratings-report';
import type { Viewer } from '../../operators/viewer';
import { type Row, toRow } from '../../plugin/database/ids';
import { outside } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { columnsOf, grouped, keyed, MOST_GROUPS, type Sum } from '../../report/grouping';
import { firstOfDays } from '../days';
import { type Known, RATING_TABLE, type SumColumn } from '../dimensions';
import { conditionOf, conditionOfCustomers, needsRating } from '../filters';
import * as store from '../store';
import { subjectsOf } from '../subjects';
import { trendOf } from '../trend';
import { operatorsIn, visibleTo } from '../visibility';
import { recordsOf } from './records';

/** Which page of a list, and how it is sorted. */
export interface Paging {
  page: number;
  pageSize: number;
  sort: RatingSort;
  direction: 'asc' | 'desc';
}

/** As many customers as a list to choose from has room for. */
const MOST_CUSTOMERS = 30;

/** The Customer Ratings report: lists, groups and trends. */
export const reporting = (strapi: Core.Strapi) => ({
  async list(filters: RatingFilters, paging: Paging, viewer: Viewer): Promise<RatingsPage> {
    const { page, pageSize, sort, direction } = paging;
    const where = conditionOf(filters, viewer);
    const ranks = await ranksOf(strapi, sort);
    const order = { sort, direction, ranks };
    const { rows, total } = await store.findRatings(strapi, where, { page, pageSize, order });

    return { ratings: await recordsOf(strapi, rows), page, pageSize, total };
  },

  /** Customers to narrow by: those who rated last, by a part of their name. */
  async customers(search: string, viewer: Viewer): Promise<Customer[]> {
    const where = conditionOfCustomers(search, viewer);
    const records = await recordsOf(
      strapi,
      await store.latestOfCustomers(strapi, where, MOST_CUSTOMERS)
    );

    return records.flatMap(({ visitorId, visitor }) =>
      visitorId === null ? [] : [{ id: visitorId, name: visitor }]
    );
  },

  /** Figures of what is alike in some dimensions. */
  async report(
    by: readonly RatingDimension[],
    filters: RatingFilters,
    viewer: Viewer
  ): Promise<RatingReport> {
    const columns = columnsOf(by, RATING_TABLE);
    const sums = await store.sumRatings(strapi, conditionOf(filters, viewer), columns);
    const asked = await askedOf(strapi, columns, filters, viewer);
    const every = asked === null ? sums.map(untold) : [...sums, ...asked];
    const known = await knownOf(strapi, every);
    const entries = keyed(by, every, RATING_TABLE, known);
    const { groups, total } = grouped(entries, { nothing: NO_RATING_METRICS, added: addedRatings });

    if (groups.length > MOST_GROUPS) {
      throw failure('REPORT_TOO_LARGE', { path: 'by' });
    }

    return { by, groups, total, names: namesIn(known) };
  },

  /** Satisfied of all, hidden ones too, over so many days and as many before. */
  async trend(days: number, viewer: Viewer, now = new Date()): Promise<HappyTrend> {
    const operators = operatorsIn(visibleTo(viewer));
    const counts = await store.countsByDay(outside(strapi), firstOfDays(2 * days, now), operators);

    return trendOf(counts, days, now);
  },
});

/** Rows in the order of the names a list is sorted by. */
async function ranksOf(strapi: Core.Strapi, sort: RatingSort): Promise<number[]> {
  const named =
    sort === 'channel'
      ? (await service(strapi, 'channels').list()).map(({ row, name }) => ({ row, name }))
      : await ratedOperators(strapi, sort);

  return named.sort((a, b) => a.name.localeCompare(b.name)).map(({ row }) => row);
}

async function ratedOperators(
  strapi: Core.Strapi,
  sort: RatingSort
): Promise<{ row: number; name: string }[]> {
  if (sort !== 'operator') {
    return [];
  }

  const rows = await store.ratedOperators(outside(strapi));
  const operators = await service(strapi, 'operators').byRows(rows);

  return [...operators.values()].map(({ row, publicName }) => ({ row, name: publicName }));
}

/** How many were asked, in the same columns; null where that cannot be told. */
async function askedOf(
  strapi: Core.Strapi,
  columns: readonly SumColumn[],
  filters: RatingFilters,
  viewer: Viewer
): Promise<Sum<RatingMetrics>[] | null> {
  if (columns.includes('face') || needsRating(filters)) {
    return null;
  }

  const alike = columns.filter((column) => column !== 'face' && column !== 'source');
  const only = filters.mine ? [viewer.operator.row] : null;
  const limits = [only, operatorsIn(visibleTo(viewer))];
  const sums = [...subjectsOf(strapi)]
    .filter(([source]) => filters.source === undefined || filters.source === source)
    .map(async ([source, subject]) =>
      (await subject.asked(alike, { ...filters, limits })).map(({ asked, ...row }) => ({
        alike: { ...row, source },
        metrics: { count: 0, sum: 0, satisfied: 0, asked: Number(asked) },
      }))
    );

  return (await Promise.all(sums)).flat();
}

/** The same sum where it cannot be told how many were asked. */
const untold = ({ alike, metrics }: Sum<RatingMetrics>): Sum<RatingMetrics> => ({
  alike,
  metrics: { ...metrics, asked: null },
});

/** The operators and channels in sums, as far as they still are. */
async function knownOf(strapi: Core.Strapi, sums: readonly Sum<RatingMetrics>[]): Promise<Known> {
  const rowsIn = <Of extends SumColumn>(column: Of): Set<Row<Of>> =>
    new Set(sums.flatMap(({ alike }) => (alike[column] ? [toRow<Of>(alike[column])] : [])));
  const operators = await service(strapi, 'operators').byRows(rowsIn('operator'));
  const channels = rowsIn('channel');
  const all = channels.size === 0 ? [] : await service(strapi, 'channels').list();

  return {
    operators: new Map(
      [...operators].map(([row, { id, publicName }]) => [row, { id, name: publicName }])
    ),
    channels: new Map(
      all.flatMap(({ row, id, name }) => (channels.has(row) ? [[row, { id, name }]] : []))
    ),
  };
}

const namesIn = ({ operators, channels }: Known): Record<string, string> =>
  Object.fromEntries(
    [...operators.values(), ...channels.values()].map(({ id, name }) => [id, name])
  );
