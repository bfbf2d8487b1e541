import fc from 'fast-check';
import { columnsOf } from '../../../server/src/report/grouping';
import {
  CONVERSATION_TABLE,
  groupsOf,
  ratingDimensions,
  toSum,
} from '../../../server/src/reports/groups';
import { CONVERSATION_DIMENSIONS } from '../../../shared/reports';

const row = (some: object, count: number) => ({
  ...some,
  count,
  unanswered: 1,
  ended: count,
  messages: 2 * count,
  answerSeconds: 30 * count,
  durationSeconds: 300 * count,
});

const sum = (some: object, count = 1) => toSum(row(some, count));

const rated = (keys: readonly (string | null)[], count: number) => ({
  keys,
  count,
  sum: 5 * count,
  satisfied: count,
  asked: 2 * count,
});

it.each([
  [[], []],
  [
    ['week', 'month', 'hour'],
    ['day', 'hour'],
  ],
  [
    ['operator', 'country'],
    ['operator', 'country'],
  ],
] as const)('needs of %j the columns %j', (by, columns) => {
  expect(columnsOf(by, CONVERSATION_TABLE)).toEqual(columns);
});

it.each([
  [[], []],
  [
    ['operator', 'month'],
    ['operator', 'month'],
  ],
  [['hour'], null],
  [['channel', 'country'], null],
] as const)('finds to groups by %j the ratings by %j', (by, dimensions) => {
  expect(ratingDimensions(by)).toEqual(dimensions);
});

it('reads figures however a database writes them', () => {
  expect(
    toSum({
      channel: 'shop',
      count: '2',
      unanswered: '1',
      ended: 2,
      messages: '7',
      answerSeconds: '4.500000',
      durationSeconds: null,
    })
  ).toEqual({
    alike: { channel: 'shop' },
    metrics: {
      count: 2,
      unanswered: 1,
      ended: 2,
      messages: 7,
      answerSeconds: 4.5,
      durationSeconds: 0,
    },
  });
});

it('folds days into months, in order, with what has none last', () => {
  const { groups, total } = groupsOf(
    ['month'],
    [
      sum({ day: '2026-02-28' }),
      sum({ day: null }),
      sum({ day: '2026-01-31' }),
      sum({ day: '2026-02-01' }, 2),
    ],
    null
  );

  expect(groups.map(({ keys, count }) => [keys[0], count])).toEqual([
    ['2026-01', 1],
    ['2026-02', 3],
    [null, 1],
  ]);
  expect(total).toMatchObject({ count: 5, messages: 10, durationSeconds: 1_500, ratings: null });
});

it('puts the ratings of the same keys beside conversations, and keeps those that stand alone', () => {
  const { groups, total } = groupsOf(
    ['operator'],
    [sum({ operator: 'ada' }, 3), sum({ operator: null })],
    [rated(['ada'], 2), rated(['bob'], 1)]
  );

  expect(groups.map(({ keys, count, ratings }) => [keys[0], count, ratings?.count])).toEqual([
    ['ada', 3, 2],
    ['bob', 0, 1],
    [null, 1, 0],
  ]);
  expect(total.ratings).toEqual({ count: 3, sum: 15, satisfied: 3, asked: 6 });
});

it('adds up to the same however it groups', () => {
  const key = (...words: string[]) => fc.constantFrom(null, ...words);
  const sums = fc.array(
    fc
      .record({
        operator: key('ada', 'bob'),
        channel: key('shop', 'desk'),
        day: key('2026-01-04', '2026-01-05', '2026-02-01'),
        hour: key('00', '23'),
        language: key('fr'),
        country: key('BE'),
        count: fc.integer({ min: 1, max: 9 }),
      })
      .map(({ count, ...alike }) => sum(alike, count))
  );
  const by = fc.uniqueArray(fc.constantFrom(...CONVERSATION_DIMENSIONS), { maxLength: 3 });

  fc.assert(
    fc.property(sums, by, (all, dimensions) => {
      const { groups, total } = groupsOf(dimensions, all, null);
      const counted = groups.reduce((count, group) => count + group.count, 0);

      expect(counted).toBe(total.count);
      expect(total).toEqual(groupsOf([], all, null).total);
      expect(new Set(groups.map(({ keys }) => JSON.stringify(keys))).size).toBe(groups.length);
    })
  );
});
