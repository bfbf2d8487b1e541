import fc from 'fast-check';
import {
  asIs,
  columnsOf,
  grouped,
  keyed,
  mondayOf,
  timesOf,
} from '../../../server/src/report/grouping';

const NUMBERS = { nothing: { n: 0 }, added: (one: N, other: N): N => ({ n: one.n + other.n }) };

interface N {
  n: number;
}

const TABLE = { ...timesOf('day'), kind: { column: 'kind', key: asIs } };

const sum = (alike: object, n = 1) => ({ alike: { ...alike }, metrics: { n } });

const groupsOf = (by: readonly (keyof typeof TABLE)[], sums: ReturnType<typeof sum>[]) =>
  grouped(keyed(by, sums, TABLE, null), NUMBERS).groups.map(({ keys, n }) => [...keys, n]);

it.each([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-21', '2026-11-16'],
  ['2026-11-22', '2026-11-16'],
  ['2027-01-01', '2026-12-28'],
  ['2024-03-01', '2024-02-26'],
])('%s is in the week of Monday %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

it('asks the database for each column once', () => {
  expect(columnsOf(['week', 'kind', 'month'], TABLE)).toEqual(['day', 'kind']);
});

it('folds days into weeks and months, in order, with what has none last', () => {
  const sums = [
    sum({ day: '2026-02-28' }),
    sum({ day: null }),
    sum({ day: '2026-01-31' }),
    sum({ day: '2026-02-01' }, 2),
  ];

  expect(groupsOf(['month'], sums)).toEqual([
    ['2026-01', 1],
    ['2026-02', 3],
    [null, 1],
  ]);
  expect(groupsOf(['week'], sums)).toEqual([
    ['2026-01-26', 3],
    ['2026-02-23', 1],
    [null, 1],
  ]);
});

it('orders by the first key, then by the second', () => {
  const sums = [
    sum({ day: '2026-02-01', kind: 'b' }),
    sum({ day: '2026-01-01', kind: null }),
    sum({ day: '2026-01-01', kind: 'z' }),
  ];

  expect(groupsOf(['day', 'kind'], sums)).toEqual([
    ['2026-01-01', 'z', 1],
    ['2026-01-01', null, 1],
    ['2026-02-01', 'b', 1],
  ]);
});

it('has a group that is all where nothing is grouped by, and none of nothing', () => {
  expect(groupsOf([], [sum({}), sum({}, 4)])).toEqual([[5]]);
  expect(groupsOf([], [])).toEqual([]);
});

it('keeps apart keys that look alike when written down', () => {
  const key = fc.constantFrom(null, 'null', '', '"', ',', 'a","b', 'constructor', '__proto__');
  const sums = fc.array(fc.record({ day: key, kind: key }).map((alike) => sum(alike)));

  fc.assert(
    fc.property(sums, (all) => {
      const pairs = new Set(all.map(({ alike }) => JSON.stringify(Object.values(alike))));

      expect(grouped(keyed(['day', 'kind'], all, TABLE, null), NUMBERS)).toMatchObject({
        groups: { length: pairs.size },
        total: { n: all.length },
      });
    })
  );
});
