import { useIntl } from 'react-intl';
import type { ConversationMeasure } from '../../../shared/reports';
import { useDurationText } from '../ui/use-duration';

/** Writes figures: counts whole, times in their two largest units, averages with two decimals, shares in percent. */
export function useFigureText(): (value: number | null, measure: ConversationMeasure) => string {
  const { formatNumber } = useIntl();
  const duration = useDurationText();

  return (value, measure) => {
    if (value === null) {
      return '—';
    }

    switch (measure) {
      case 'firstAnswer':
      case 'duration':
        return duration(value);
      case 'average':
        return formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
      case 'happy':
      case 'responseRate':
        return formatNumber(value / 100, { style: 'percent', maximumFractionDigits: 1 });
      default:
        return formatNumber(value);
    }
  };
}
