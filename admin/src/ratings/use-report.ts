import type { RatingFilters } from '../../../shared/ratings-report';
import { type ReportState as AnyState, useReportState } from '../report/use-report';
import { RATINGS_CODEC, type Report } from './address';
import { filtersOf } from './query';

/** The report the address of the page says, and the ways to change it. */
export interface ReportState extends AnyState<Report> {
  /** What it is narrowed to, as the server wants it. */
  filters: RatingFilters;
}

export function useReport(): ReportState {
  const state = useReportState(RATINGS_CODEC);

  return { ...state, filters: filtersOf(state.report.filters, state.clock) };
}
