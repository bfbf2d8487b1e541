import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { partsOf } from './duration';

/** How long something took, in the two largest units: `1 h 5 min`. */
export function useDurationText(): (seconds: number | null) => string {
  const { formatNumber } = useIntl();

  return useCallback(
    (seconds) => {
      if (seconds === null) {
        return '—';
      }

      return partsOf(seconds)
        .map(({ amount, unit }) =>
          formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' })
        )
        .join(' ');
    },
    [formatNumber]
  );
}
