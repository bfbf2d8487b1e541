import { FACES } from '../../../shared/ratings';
import {
  NO_RATING_METRICS,
  type RatingDimension,
  type RatingGroup,
} from '../../../shared/ratings-report';
import { isTime } from '../../../shared/report';
import { shownOf } from '../plugin/api';
import { inOrder, type Key } from '../report/keys';
import { reportQuery } from '../report/query';
import { useLabels } from '../report/use-labels';
import { FRESH } from '../report/use-report';
import { useReportQuery } from './api';
import type { ReportState } from './use-report';

/** A group and what it is called. */
export interface NamedGroup {
  group: RatingGroup;
  key: Key;
  label: string;
}

interface Groups {
  /** Undefined until they are there. */
  groups: readonly NamedGroup[] | undefined;
  /** How many ratings there are in all. */
  count: number;
  /** Why they did not come. */
  error: unknown;
  retry: () => Promise<unknown>;
}

/** The groups in order, the newest time first; each face is one even when nobody gave it. */
export function useGroups({ filters, report }: ReportState, dimension: RatingDimension): Groups {
  const query = useReportQuery(reportQuery(filters, [dimension]), FRESH);
  const { data, error } = shownOf(query);
  const labelOf = useLabels(data?.names);
  const label = (key: Key): string => labelOf(dimension, key);
  const wanted = report.filters.faces.length > 0 ? report.filters.faces : FACES;
  const faces = dimension === 'face' ? wanted.map((face) => String(face)) : [];
  const found = (data?.groups ?? []).filter(({ count }) => count > 0);
  const missing = faces.filter((key) => !found.some(({ keys }) => keys[0] === key));
  const compare = inOrder(dimension, label);
  const sign = isTime(dimension) ? -1 : 1;
  const groups = [...found, ...missing.map((key) => ({ ...NO_RATING_METRICS, keys: [key] }))]
    .map((group) => ({ group, key: group.keys[0] ?? null }))
    .sort((one, other) => sign * compare(one.key, other.key))
    .map(({ group, key }) => ({ group, key, label: label(key) }));

  return {
    groups: data === undefined ? undefined : groups,
    count: data?.total.count ?? 0,
    error,
    retry: query.refetch,
  };
}
