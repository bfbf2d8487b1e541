import type { Report } from './address';
import { useRatingsQuery } from './api';
import { filtersOf, listQuestion } from './asking';
import { AROUND, type Neighbour, neighbours, type Place, pagesAround } from './place';
import { useClock } from './use-report';

interface Neighbours {
  /** Where the rating stands; null where the list does not have it any more. */
  at: number | null;
  total: number;
  before: Neighbour | null;
  after: Neighbour | null;
}

/** What stands beside a rating in the list it was opened from. */
export function useNeighbours(id: string, report: Report, { at, column }: Place): Neighbours {
  const filters = filtersOf(report.narrowing, useClock(), column);
  const question = (page: number) =>
    listQuestion(filters, { order: report.order, page, pageSize: AROUND });
  const [first = 1, second = null] = pagesAround(at);
  const one = useRatingsQuery(question(first));
  const other = useRatingsQuery(question(second ?? first), { skip: second === null });
  const pages = [one.data, other.data]
    .filter((page) => page !== undefined)
    .map(({ page, ratings }) => ({ page, ids: ratings.map((rating) => rating.id) }));

  return { ...neighbours(id, pages), total: one.data?.total ?? 0 };
}
