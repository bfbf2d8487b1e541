import { dots, TREND, trendPath } from '../../../admin/src/home/trend-path';

const day = (happy: number | null) => ({ happy });

it('goes from the left edge to the right one, with 100 percent on top', () => {
  expect(dots([day(100), day(0)])).toEqual([
    { x: TREND.edge, y: TREND.edge },
    { x: TREND.width - TREND.edge, y: TREND.height - TREND.edge },
  ]);
});

it('bridges days without ratings, where they are', () => {
  const [first, last] = dots([day(50), day(null), day(50)]);

  expect([first?.x, last?.x]).toEqual([TREND.edge, TREND.width - TREND.edge]);
  expect(trendPath([day(50), day(null), day(50)])).toBe('M4.0 32.0L296.0 32.0');
});

it('draws nothing without ratings, and a dot for one day', () => {
  expect(trendPath([day(null)])).toBe('');
  expect(dots([day(75)])).toHaveLength(1);
});
