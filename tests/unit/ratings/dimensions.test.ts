import fc from 'fast-check';
import { RATING_TABLE } from '../../../server/src/ratings/dimensions';
import { columnsOf, grouped, keyed, type Sum } from '../../../server/src/report/grouping';
import {
  addedRatings,
  NO_RATING_METRICS,
  RATING_DIMENSIONS,
  type RatingDimension,
  type RatingMetrics,
} from '../../../shared/ratings-report';

const known = {
  operators: new Map([
    [1, { id: 'ada', name: 'Ada' }],
    [2, { id: 'bob', name: 'Bob' }],
  ]),
  channels: new Map([[1, { id: 'shop', name: 'Shop' }]]),
};

const sum = (alike: object, count = 1): Sum<RatingMetrics> => ({
  alike: { ...alike },
  metrics: { count, sum: 5 * count, satisfied: count, asked: count },
});

const groupsOf = (by: readonly RatingDimension[], sums: readonly Sum<RatingMetrics>[]) =>
  grouped(keyed(by, sums, RATING_TABLE, known), {
    nothing: NO_RATING_METRICS,
    added: addedRatings,
  });

it.each([
  [[], []],
  [['week', 'month', 'day'], ['day']],
  [
    ['operator', 'source', 'face', 'operator'],
    ['operator', 'source', 'face'],
  ],
] as const)('needs of %j the columns %j', (by, columns) => {
  expect(columnsOf(by, RATING_TABLE)).toEqual(columns);
});

it('counts what was deleted together with what never was', () => {
  const { groups } = groupsOf(['operator'], [sum({ operator: 9 }), sum({ operator: null })]);

  expect(groups).toEqual([{ keys: [null], count: 2, sum: 10, satisfied: 2, asked: 2 }]);
});

it('does not tell how many were asked where one part cannot tell', () => {
  const untold = { ...sum({}), metrics: { count: 1, sum: 5, satisfied: 1, asked: null } };

  expect(groupsOf([], [sum({}), untold]).total.asked).toBeNull();
});

it.each([
  [{ operator: '2' }, 'operator', 'bob'],
  [{ channel: null }, 'channel', null],
  [{ day: '2026-01-01' }, 'day', '2026-01-01'],
  [{ face: '5' }, 'face', '5'],
  [{ face: 4 }, 'face', '5'],
  [{ source: 'fax' }, 'source', 'chat'],
  [{ language: null }, 'language', null],
  [{}, 'language', null],
] as const)('reads %j of any database, by %s, as %j', (alike, dimension, key) => {
  expect(groupsOf([dimension], [sum(alike)]).groups[0]?.keys).toEqual([key]);
});

const sums = fc.array(
  fc.record({
    alike: fc.record({
      operator: fc.constantFrom(null, 1, 2, 3),
      channel: fc.constantFrom(null, 1),
      source: fc.constantFrom('chat', 'ticket'),
      day: fc.constantFrom(null, '2026-01-01', '2026-01-05', '2026-02-01'),
      face: fc.constantFrom(5, 3, 1),
      language: fc.constantFrom(null, 'en', 'fr'),
    }),
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
    fc.property(sums, fc.shuffledSubarray([...RATING_DIMENSIONS]), (all, by) => {
      const { groups, total } = groupsOf(by, all);
      const add = (field: 'count' | 'sum' | 'satisfied' | 'asked') =>
        groups.reduce((rest, group) => rest + (group[field] ?? 0), 0);

      expect({
        count: add('count'),
        sum: add('sum'),
        satisfied: add('satisfied'),
        asked: add('asked'),
      }).toEqual(total);
      expect(total).toEqual(groupsOf([], all).total);
      expect(new Set(groups.map(({ keys }) => JSON.stringify(keys))).size).toBe(groups.length);
    })
  );
});
