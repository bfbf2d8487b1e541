import { listQuery } from '../report/query';
import { useClock } from '../report/use-report';
import type { Report } from './address';
import { useRatingsQuery } from './api';
import { AROUND, type ListPosition, type Neighbour, neighbours, pagesAround } from './position';
import { filtersOf } from './query';

interface Neighbours {
  /** Where the rating stands; null where the list does not have it any more. */
  at: number | null;
  total: number;
  before: Neighbour | null;
  after: Neighbour | null;
}

/** What stands beside a rating in the list it was opened from. */
export function useNeighbours(
  id: string,
  report: Report,
  { at, column }: ListPosition
): Neighbours {
  const filters = filtersOf(report.filters, useClock(), column);
  const query = (page: number) =>
    listQuery(filters, { order: report.order, page, pageSize: AROUND });
  const [first = 1, second = null] = pagesAround(at);
  const one = useRatingsQuery(query(first));
  const other = useRatingsQuery(query(second ?? first), { skip: second === null });
  const pages = [one.data, other.data]
    .filter((page) => page !== undefined)
    .map(({ page, ratings }) => ({ page, ids: ratings.map((rating) => rating.id) }));

  return { ...neighbours(id, pages), total: one.data?.total ?? 0 };
}
