import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ConversationDimension } from '../../../shared/reports';
import { inOrder, type Key } from '../ui/keys';
import { useLabels } from '../ui/use-labels';
import { filtersOf, type Kind, type Report, readAddress, writeAddress } from './address';
import { useConversationReportQuery } from './api';

/** The report the address of the page says, and the way to change it. */
export interface ReportInHand {
  report: Report;
  change: (changes: Partial<Report>) => void;
}

export function useReport(kind: Kind): ReportInHand {
  const [params, setParams] = useSearchParams();
  const report = useMemo(() => readAddress(kind, params), [kind, params]);
  const change = useCallback(
    (changes: Partial<Report>) => setParams(writeAddress(kind, { ...report, ...changes })),
    [kind, report, setParams]
  );

  return { report, change };
}

/** What a report says, asked anew whenever it is looked at: conversations come in all the time. */
export function useFigures(report: Report) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const filters = filtersOf(report, new Date(), timeZone);

  // Strapi's client writes parameters as they are, so they are escaped here.
  const escaped = Object.entries(filters).map(([name, value]) => [name, encodeURIComponent(value)]);

  return useConversationReportQuery(
    { by: report.by.join(','), ...Object.fromEntries(escaped) },
    { refetchOnMountOrArgChange: true }
  );
}

/** Everything of a dimension there are conversations or ratings of, in order. */
export function useNamed(
  dimension: ConversationDimension
): readonly { value: string; label: string }[] {
  const { data } = useConversationReportQuery({ by: dimension });
  const labelOf = useLabels(data?.names);
  const label = (key: Key): string => labelOf(dimension, key);

  return (data?.groups ?? [])
    .map(({ keys }) => keys[0] ?? null)
    .sort(inOrder(dimension, label))
    .map((key) => ({ value: key ?? 'none', label: label(key) }));
}
