import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { RatingMeasure } from '../../../shared/ratings-report';

/** Writes figures: counts whole, averages with two decimals, shares in percent with one: in a column they stand below each other. */
export function useMetricText(): (value: number | null, measure: RatingMeasure) => string {
  const { formatNumber } = useIntl();

  return useCallback(
    (value, measure) => {
      if (value === null) {
        return '—';
      }

      if (measure === 'count') {
        return formatNumber(value);
      }

      return measure === 'average'
        ? formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
        : formatNumber(value / 100, {
            style: 'percent',
            minimumFractionDigits: 1,
            maximumFractionDigits: 1,
          });
    },
    [formatNumber]
  );
}
