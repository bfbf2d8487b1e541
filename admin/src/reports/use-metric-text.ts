import type { ConversationMeasure } from '../../../shared/reports';
import { useMetricText as useRatingText } from '../ratings/use-metric-text';
import { useDurationText } from '../ui/use-duration';

/** Writes figures: counts whole, times in their two largest units, those of ratings as their own report does. */
export function useMetricText(): (value: number | null, measure: ConversationMeasure) => string {
  const ratingText = useRatingText();
  const duration = useDurationText();

  return (value, measure) => {
    switch (measure) {
      case 'firstAnswer':
      case 'duration':
        return duration(value);
      case 'average':
      case 'happy':
      case 'responseRate':
        return ratingText(value, measure);
      default:
        return ratingText(value, 'count');
    }
  };
}
