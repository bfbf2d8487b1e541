import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ConversationReport } from '../../../shared/reports';
import { queryOf } from '../plugin/query';
import { filtersOf, type Kind, type Report, readAddress, writeAddress } from './address';
import { useConversationReportQuery } from './api';

/** The report the address of the page says, and the way to change it. */
export interface ReportState {
  report: Report;
  change: (changes: Partial<Report>) => void;
}

export function useReport(kind: Kind): ReportState {
  const [params, setParams] = useSearchParams();
  const report = useMemo(() => readAddress(kind, params), [kind, params]);
  const change = useCallback(
    (changes: Partial<Report>) => setParams(writeAddress(kind, { ...report, ...changes })),
    [kind, report, setParams]
  );

  return { report, change };
}

/** What a report says, asked anew whenever it is looked at: conversations come in all the time. */
export function useMetrics(report: Report) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const filters = filtersOf(report, new Date(), timeZone);

  return useConversationReportQuery(
    { by: report.by.join(','), ...queryOf(filters) },
    { refetchOnMountOrArgChange: true }
  );
}

/** Names of the keys in a report. */
export const namesOf = (
  data: ConversationReport | undefined
): Readonly<Record<string, string>> => ({
  ...data?.names.operator,
  ...data?.names.channel,
});
