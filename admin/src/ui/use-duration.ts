import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** How long something took, in the two largest units: `1 h 5 min`. */
export function useDurationText(): (seconds: number | null) => string {
  const { formatNumber } = useIntl();

  return useCallback(
    (seconds) => {
      if (seconds === null) {
        return '—';
      }

      const parts = [
        [Math.floor(seconds / 3600), 'hour'],
        [Math.floor(seconds / 60) % 60, 'minute'],
        [Math.round(seconds) % 60, 'second'],
      ] as const;
      const from = Math.max(
        0,
        parts.findIndex(([amount]) => amount > 0)
      );
      const first = parts.every(([amount]) => amount === 0) ? 2 : from;

      return parts
        .slice(first, first + 2)
        .filter(([amount], index) => index === 0 || amount > 0)
        .map(([amount, unit]) =>
          formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' })
        )
        .join(' ');
    },
    [formatNumber]
  );
}
