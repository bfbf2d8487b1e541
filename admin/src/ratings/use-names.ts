import type { RatingDimension } from '../../../shared/ratings-report';
import { inOrder, type Key } from '../report/keys';
import { reportQuery } from '../report/query';
import { useLabels } from '../report/use-labels';
import { useReportQuery } from './api';

interface Named {
  key: Key;
  label: string;
}

/** Everything of a dimension the reader's ratings have, in order. */
export function useNamed(dimension: RatingDimension, skip = false): readonly Named[] {
  const { data } = useReportQuery(reportQuery({}, [dimension]), { skip });
  const labelOf = useLabels(data?.names);
  const label = (key: Key): string => labelOf(dimension, key);

  return (data?.groups ?? [])
    .map(({ keys }) => keys[0] ?? null)
    .sort(inOrder(dimension, label))
    .map((key) => ({ key, label: label(key) }));
}
