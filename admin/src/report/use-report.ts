import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type AnyReport, type Codec, withFilters } from './address';
import type { Clock } from './query';

/** Asked anew whenever it is looked at: what is counted comes in all the time. */
export const FRESH = { refetchOnMountOrArgChange: true } as const;

/** The report the address of the page says, and the ways to change it. */
export interface ReportState<Report extends AnyReport> {
  report: Report;
  /** The end of its address. */
  address: string;
  clock: Clock;
  change: (changes: Partial<Report>) => void;
  setFilters: (changes: Partial<Report['filters']>) => void;
}

export function useReportState<Report extends AnyReport>(
  codec: Codec<Report>
): ReportState<Report> {
  const [params, setParams] = useSearchParams();
  const report = useMemo(() => codec.read(params), [codec, params]);
  const change = useCallback(
    (changes: Partial<Report>) => setParams(codec.write({ ...report, ...changes })),
    [codec, report, setParams]
  );
  const setFilters = useCallback(
    (changes: Partial<Report['filters']>) => setParams(codec.write(withFilters(report, changes))),
    [codec, report, setParams]
  );

  return { report, address: codec.write(report).toString(), clock: useClock(), change, setFilters };
}

/** The reader's clock. Spans begin at midnight, so it matters only from day to day. */
export const useClock = (): Clock => ({
  now: new Date(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
