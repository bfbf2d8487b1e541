import fc from 'fast-check';
import {
  columnsOf,
  type GroupMetrics,
  groupsOf,
  mondayOf,
  toAlike,
  trendOf,
} from '../../../server/src/ratings/report';
import { DIMENSIONS } from '../../../shared/ratings-report';

const ids = {
  operators: new Map([
    [1, 'ada'],
    [2, 'bob'],
  ]),
  channels: new Map([[1, 'shop']]),
};

const sum = (some: Partial<GroupMetrics>, count = 1): GroupMetrics => ({
  ...some,
  metrics: { count, sum: 5 * count, satisfied: count, asked: count },
});

it.each([
  [[], []],
  [['week', 'month', 'day'], ['day']],
  [
    ['operator', 'source', 'face', 'operator'],
    ['operator', 'source', 'face'],
  ],
] as const)('needs of %j the columns %j', (by, columns) => {
  expect(columnsOf(by)).toEqual(columns);
});

it.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-21', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
  ['2024-03-01', '2024-02-26'],
])('%s is in the week of Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

it('folds days into months, in order, with what has none last', () => {
  const { groups } = groupsOf(
    ['month'],
    [
      sum({ day: '2026-02-28' }),
      sum({ day: null }),
      sum({ day: '2026-01-31' }),
      sum({ day: '2026-02-01' }, 2),
    ],
    ids
  );

  expect(groups.map(({ keys, count }) => [keys[0], count])).toEqual([
    ['2026-01', 1],
    ['2026-02', 3],
    [null, 1],
  ]);
});

it('counts what was deleted together with what never was', () => {
  const { groups } = groupsOf(['operator'], [sum({ operator: 9 }), sum({ operator: null })], ids);

  expect(groups).toEqual([{ keys: [null], count: 2, sum: 10, satisfied: 2, asked: 2 }]);
});

it('does not tell how many were asked where one part cannot tell', () => {
  const untold = { ...sum({}), metrics: { count: 1, sum: 5, satisfied: 1, asked: null } };

  expect(groupsOf([], [sum({}), untold], ids).total.asked).toBeNull();
});

it('reads the columns of any database', () => {
  expect(
    toAlike({ operator: '2', channel: null, day: '2026-01-01', face: '5', language: null })
  ).toEqual({
    operator: 2,
    channel: null,
    day: '2026-01-01',
    face: 5,
    language: null,
  });
  expect(toAlike({})).toEqual({});
});

const sums = fc.array(
  fc.record({
    operator: fc.constantFrom(null, 1, 2, 3),
    channel: fc.constantFrom(null, 1),
    day: fc.constantFrom(null, '2026-01-01', '2026-01-05', '2026-02-01'),
    face: fc.constantFrom(5 as const, 3 as const, 1 as const),
    language: fc.constantFrom(null, 'en', 'fr'),
    metrics: fc.record({
      count: fc.nat(50),
      sum: fc.nat(250),
      satisfied: fc.nat(50),
      asked: fc.nat(99),
    }),
  }),
  { maxLength: 40 }
);

it('adds up to the same total however it is grouped, with each group once', () => {
  fc.assert(
    fc.property(sums, fc.shuffledSubarray([...DIMENSIONS]), (all, by) => {
      const { groups, total } = groupsOf(by, all, ids);
      const add = (field: 'count' | 'sum' | 'satisfied' | 'asked') =>
        groups.reduce((rest, group) => rest + (group[field] ?? 0), 0);

      expect({
        count: add('count'),
        sum: add('sum'),
        satisfied: add('satisfied'),
        asked: add('asked'),
      }).toEqual(total);
      expect(new Set(groups.map(({ keys }) => JSON.stringify(keys))).size).toBe(groups.length);
    })
  );
});

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
