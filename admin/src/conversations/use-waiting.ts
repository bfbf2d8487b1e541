import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useSay } from '../plugin/texts';
import { waitingUnit } from './waiting';

/** How long somebody has waited, in one unit: `2 min`; what is answered waits for nothing. */
export function useWaitingText(): (since: string | null, now: number) => string {
  const say = useSay();
  const { formatNumber } = useIntl();

  return useCallback(
    (since, now) => {
      if (since === null) {
        return say('stack.answered');
      }

      const { amount, unit } = waitingUnit(Date.parse(since), now);

      return amount === 0
        ? say('stack.now')
        : formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' });
    },
    [say, formatNumber]
  );
}
