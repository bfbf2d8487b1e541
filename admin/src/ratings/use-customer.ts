import { listQuery } from '../report/query';
import { useRatingsQuery } from './api';

/** A customer's name stands in the customer's ratings; null until it is known, and for nobody. */
export function useCustomerName(visitor: string | null): string | null {
  const query = listQuery(
    { ...(visitor !== null && { visitor }) },
    { order: 'submittedAt:desc', page: 1, pageSize: 1 }
  );
  const { data } = useRatingsQuery(query, { skip: visitor === null });

  return (visitor === null ? undefined : data?.ratings[0]?.visitor) ?? null;
}
