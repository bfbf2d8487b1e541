import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { RatingFilters } from '../../../shared/ratings-report';
import { type Filters, type Report, readAddress, withFilters, writeAddress } from './address';
import { type Clock, filtersOf } from './query';

/** Asked anew whenever it is looked at: ratings come in all the time. */
export const FRESH = { refetchOnMountOrArgChange: true } as const;

/** The report the address of the page says, and the ways to change it. */
export interface ReportState {
  report: Report;
  /** What it is narrowed to, as the server wants it. */
  filters: RatingFilters;
  clock: Clock;
  change: (changes: Partial<Report>) => void;
  setFilters: (changes: Partial<Filters>) => void;
}

export function useReport(): ReportState {
  const [params, setParams] = useSearchParams();
  const report = useMemo(() => readAddress(params), [params]);
  const clock = useClock();
  const change = useCallback(
    (changes: Partial<Report>) => setParams(writeAddress({ ...report, ...changes })),
    [report, setParams]
  );
  const setFilters = useCallback(
    (changes: Partial<Filters>) => setParams(writeAddress(withFilters(report, changes))),
    [report, setParams]
  );

  return {
    report,
    clock,
    change,
    setFilters,
    filters: filtersOf(report.filters, clock),
  };
}

/** The reader's clock. Spans begin at midnight, so it matters only from day to day. */
export const useClock = (): Clock => ({
  now: new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
