import { RATING_MEASURING } from '../../../admin/src/ratings/metrics';
import { chartOf } from '../../../admin/src/report/chart';
import { type Key, withoutGaps } from '../../../admin/src/report/keys';
import { summing } from '../../../admin/src/report/kit';
import type { RatingGroup } from '../../../shared/ratings-report';

const group = (keys: Key[], count: number, satisfied: number): RatingGroup => ({
  keys,
  count,
  sum: satisfied * 5 + (count - satisfied),
  satisfied,
  asked: null,
});

const compare = (_level: number, one: Key, other: Key): number =>
  String(one).localeCompare(String(other));

describe('chartOf', () => {
  it('shows a value for each category', () => {
    const groups = [group(['ada'], 4, 3), group(['bob'], 2, 1)];

    expect(
      chartOf(groups, { by: ['operator'], compare, ...summing(RATING_MEASURING, 'happy') })
    ).toEqual({
      categories: ['ada', 'bob'],
      series: [null],
      values: [[75], [50]],
      totals: [75, 50],
    });
  });

  it('splits categories into series, and totals them without averaging averages', () => {
    const groups = [
      group(['2026-10', 'ada'], 9, 9),
      group(['2026-10', 'bob'], 1, 0),
      group(['2026-11', 'bob'], 2, 1),
    ];

    expect(
      chartOf(groups, { by: ['month', 'operator'], compare, ...summing(RATING_MEASURING, 'happy') })
    ).toEqual({
      categories: ['2026-10', '2026-11'],
      series: ['ada', 'bob'],
      values: [
        [100, 0],
        [null, 50],
      ],
      totals: [90, 50],
    });
  });

  it('keeps days nobody rated in on the axis', () => {
    const groups = [group(['2026-11-19'], 1, 1), group(['2026-11-21'], 1, 1)];
    const { categories, values } = chartOf(groups, {
      by: ['day'],
      compare,
      ...summing(RATING_MEASURING, 'count'),
    });

    expect(categories).toEqual(['2026-11-19', '2026-11-20', '2026-11-21']);
    expect(values).toEqual([[1], [0], [1]]);
  });

  it('keeps every hour of a day on the axis', () => {
    const { categories, values } = chartOf([group(['07'], 2, 1)], {
      by: ['hour'],
      compare,
      ...summing(RATING_MEASURING, 'count'),
    });

    expect(categories).toHaveLength(24);
    expect(values.map(([value]) => value)).toEqual(
      categories.map((hour) => (hour === '07' ? 2 : 0))
    );
  });

  it('is empty without groups', () => {
    const chart = chartOf([], { by: ['day'], compare, ...summing(RATING_MEASURING, 'count') });

    expect(chart.categories).toEqual([]);
  });
});

describe('withoutGaps', () => {
  it.each([
    ['month', ['2025-12', '2026-02'], ['2025-12', '2026-01', '2026-02']],
    ['week', ['2026-11-02', '2026-11-16'], ['2026-11-02', '2026-11-09', '2026-11-16']],
    ['day', ['2026-02-28', '2026-03-01'], ['2026-02-28', '2026-03-01']],
    ['day', [], []],
  ] as const)('fills %s between %j', (dimension, keys, all) => {
    expect(withoutGaps(dimension, keys)).toEqual(all);
  });

  it('gives up over years of days', () => {
    expect(withoutGaps('day', ['2001-01-01', '2026-01-01'])).toEqual(['2001-01-01', '2026-01-01']);
  });
});
