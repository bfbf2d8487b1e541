import { trendOf } from '../../../server/src/ratings/trend';

describe('a trend', () => {
  const now = new Date('2026-11-21T12:00:00Z');

  it('compares the last days with as many before', () => {
    const trend = trendOf(
      [
        { day: '2026-11-19', count: 4, satisfied: 1 },
        { day: '2026-11-20', count: 2, satisfied: 1 },
        { day: '2026-11-21', count: 1, satisfied: 1 },
      ],
      2,
      now
    );

    expect(trend).toEqual({
      days: 2,
      count: 3,
      happy: 67,
      before: { count: 4, happy: 25 },
      points: [
        { day: '2026-11-20', count: 2, happy: 50 },
        { day: '2026-11-21', count: 1, happy: 100 },
      ],
    });
  });

  it('has a point for days without ratings, and no share of nothing', () => {
    const trend = trendOf([], 3, now);

    expect(trend.happy).toBeNull();
    expect(trend.points.map(({ happy }) => happy)).toEqual([null, null, null]);
  });
});
