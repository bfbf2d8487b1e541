import type { ConversationReport } from '../../../shared/reports';
import { reportQuery } from '../report/query';
import { type ReportState as AnyState, FRESH, useReportState } from '../report/use-report';
import { CODECS, filtersOf, type Kind, type Report } from './address';
import { useConversationReportQuery } from './api';

/** The report the address of the page says, and the ways to change it. */
export type ReportState = AnyState<Report>;

export const useReport = (kind: Kind): ReportState => useReportState(CODECS[kind]);

/** What a report says. */
export const useMetrics = ({ report, clock }: ReportState) =>
  useConversationReportQuery(reportQuery(filtersOf(report.filters, clock), report.by), FRESH);

/** Names of the keys in a report. */
export const namesOf = (
  data: ConversationReport | undefined
): Readonly<Record<string, string>> => ({
  ...data?.names.operator,
  ...data?.names.channel,
});
