import { styled } from 'styled-components';
import type { HappyTrend } from '../../../shared/ratings-report';
import { dots, TREND, trendPath } from './trend-path';

const Drawing = styled.svg`
  width: 100%;
  height: 8rem;
  overflow: visible;

  path {
    fill: none;
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }

  line {
    stroke: ${({ theme }) => theme.colors.neutral200};
    stroke-dasharray: 3 3;
    vector-effect: non-scaling-stroke;
  }
`;

/** Share of Satisfied by day. Drawn by hand: a chart library would be heavier than the rest of the home page's widget. */
export function TrendLine({ points }: Pick<HappyTrend, 'points'>): JSX.Element {
  const { width, height, edge } = TREND;
  const last = dots(points).at(-1);

  return (
    <Drawing viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      {[0, 0.5, 1].map((share) => {
        const y = edge + share * (height - 2 * edge);

        return <line key={share} x1={0} x2={width} y1={y} y2={y} />;
      })}
      <path d={trendPath(points)} />
      {last !== undefined && <path d={`M${last.x} ${last.y}h0.01`} style={{ strokeWidth: 8 }} />}
    </Drawing>
  );
}
