import type { Core } from '@strapi/strapi';
import type { RatingsPage } from '../../../../shared/ratings';
import type {
  Customer,
  Dimension,
  HappyTrend,
  RatingFilters,
  RatingReport,
  RatingSort,
} from '../../../../shared/ratings-report';
import { outside } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { firstOfDays } from '../days';
import { conditionOfCustomers, needsRating } from '../filters';
import {
  columnsOf,
  type GroupMetrics,
  groupsOf,
  type Ids,
  MOST_GROUPS,
  type SumColumn,
  toAlike,
  trendOf,
} from '../report';
import * as store from '../store';
import { recordsOf } from './records';
import { conditionFor, type Viewer, visibilityOf } from './viewer';

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
    const where = await conditionFor(strapi, filters, viewer);
    const ranks = await ranksOf(strapi, sort);
    const order = { sort, direction, ranks };
    const { rows, total } = await store.findRatings(strapi, where, { page, pageSize, order });

    return { ratings: await recordsOf(strapi, rows), page, pageSize, total };
  },

  /** Customers to narrow by: those who rated last, by a part of their name. */
  async customers(search: string, viewer: Viewer): Promise<Customer[]> {
    const where = conditionOfCustomers(search, await visibilityOf(strapi, viewer));
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
    by: readonly Dimension[],
    filters: RatingFilters,
    viewer: Viewer
  ): Promise<RatingReport> {
    const columns = columnsOf(by);
    const sums = await store.sumRatings(
      strapi,
      await conditionFor(strapi, filters, viewer),
      columns
    );
    const asked = await askedOf(strapi, columns, filters, viewer);
    const every = [...sums, ...(asked ?? [])];
    const { ids, names } = await namesOf(strapi, every);
    const { groups, total } = groupsOf(by, asked === null ? untold(every) : every, ids);

    if (groups.length > MOST_GROUPS) {
      throw failure('REPORT_TOO_LARGE', { path: 'by' });
    }

    return { by, groups, total, names };
  },

  /** Satisfied of all, hidden ones too, over so many days and as many before. */
  async trend(days: number, viewer: Viewer, now = new Date()): Promise<HappyTrend> {
    const { only } = await visibilityOf(strapi, viewer);
    const counts = await store.countsByDay(outside(strapi), firstOfDays(2 * days, now), only);

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
  const operators = await Promise.all(rows.map((row) => service(strapi, 'operators').byRow(row)));

  return operators.flatMap((operator) =>
    operator ? [{ row: operator.row, name: operator.publicName }] : []
  );
}

/** How many were asked, in the same columns; null where that cannot be told. */
async function askedOf(
  strapi: Core.Strapi,
  columns: readonly SumColumn[],
  filters: RatingFilters,
  viewer: Viewer
): Promise<GroupMetrics[] | null> {
  if (columns.includes('face') || needsRating(filters)) {
    return null;
  }

  const alike = columns.filter((column) => column !== 'face' && column !== 'source');
  const { only, me } = await visibilityOf(strapi, viewer);
  const limit = filters.mine ? me : only;
  const rows =
    filters.source === 'ticket'
      ? []
      : await service(strapi, 'conversations').asked(alike, { ...filters, only: limit });

  return rows.map(({ asked, ...row }) => ({
    ...toAlike({ ...row, ...(columns.includes('source') && { source: 'chat' }) }),
    metrics: { count: 0, sum: 0, satisfied: 0, asked: Number(asked) },
  }));
}

/** The same sums where it cannot be told how many were asked. */
const untold = (sums: readonly GroupMetrics[]): GroupMetrics[] =>
  sums.map((sum) => ({ ...sum, metrics: { ...sum.metrics, asked: null } }));

/** Ids by row and names by id of the operators and channels in sums. */
async function namesOf(
  strapi: Core.Strapi,
  sums: readonly GroupMetrics[]
): Promise<{ ids: Ids; names: Record<string, string> }> {
  const rows = [...new Set(sums.flatMap(({ operator }) => operator ?? []))];
  const found = await Promise.all(rows.map((row) => service(strapi, 'operators').byRow(row)));
  const operators = found.filter((operator) => operator !== null);
  const wanted = new Set(sums.flatMap(({ channel }) => channel ?? []));
  const channels = (await service(strapi, 'channels').list()).filter(({ row }) => wanted.has(row));

  return {
    ids: {
      operators: new Map(operators.map(({ row, id }) => [row, id])),
      channels: new Map(channels.map(({ row, id }) => [row, id])),
    },
    names: Object.fromEntries([
      ...operators.map(({ id, publicName }) => [id, publicName]),
      ...channels.map(({ id, name }) => [id, name]),
    ]),
  };
}
