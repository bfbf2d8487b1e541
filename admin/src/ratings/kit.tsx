import { styled } from 'styled-components';
import { faceOfAverage } from '../../../shared/ratings';
import {
  RATING_DIMENSIONS,
  type RatingDimension,
  type RatingMeasure,
  type RatingMetrics,
} from '../../../shared/ratings-report';
import { usePermitted } from '../plugin/permissions';
import type { Kit, MetricProps } from '../report/kit';
import { FRESH } from '../report/use-report';
import { FaceIcon } from '../ui/FaceIcon';
import { useReportQuery } from './api';
import { RATING_MEASURING } from './metrics';
import { useMetricText } from './use-metric-text';

const Line = styled.span`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[1]};
  align-items: center;
`;

/** A figure; an average comes with the face it stands for. */
function Metric({ value, measure }: MetricProps<RatingMeasure>): JSX.Element {
  const text = useMetricText();

  return (
    <Line>
      {measure === 'average' && value !== null && (
        <FaceIcon face={faceOfAverage(value)} size={1.4} />
      )}
      <span>{text(value, measure)}</span>
    </Line>
  );
}

/** Ratings, to be looked at crosswise and as a chart. */
export const RATINGS_KIT: Kit<RatingDimension, RatingMeasure, RatingMetrics> = {
  dimensions: RATING_DIMENSIONS,
  measures: RATING_MEASURING,
  useText: useMetricText,
  Metric,
  useGroups: (query) => useReportQuery(query, FRESH),
  starts: {
    pivot: { down: 'operator', columnsBy: 'month', measures: ['count', 'happy'] },
    graph: { by: ['month', 'face'], measure: 'count' },
  },
  file: 'customer-ratings',
  useMayExport: () => usePermitted('ratings.export'),
};
