import type { Dimension } from '../../../shared/report';
import { useReportQuery } from './api';
import { reportQuestion } from './asking';
import { inOrder, type Key } from './keys';
import { useLabels } from './use-labels';

interface Named {
  key: Key;
  label: string;
}

/** Everything of a dimension the reader's ratings have, in order. */
export function useNamed(dimension: Dimension, skip = false): readonly Named[] {
  const { data } = useReportQuery(reportQuestion({}, [dimension]), { skip });
  const labelOf = useLabels(data?.names);
  const label = (key: Key): string => labelOf(dimension, key);

  return (data?.groups ?? [])
    .map(({ keys }) => keys[0] ?? null)
    .sort(inOrder(dimension, label))
    .map((key) => ({ key, label: label(key) }));
}
