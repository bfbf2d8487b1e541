import fc from 'fast-check';
import { measured, RATING_MEASURING } from '../../../admin/src/ratings/metrics';
import { inOrder, type Key } from '../../../admin/src/report/keys';
import {
  flipped,
  headings,
  type Layout,
  pathText,
  pivot as pivotOf,
  toggled,
} from '../../../admin/src/report/pivot';
import { addedRatings, NO_RATING_METRICS, type RatingGroup } from '../../../shared/ratings-report';

const group = (keys: Key[], count: number, asked: number | null = null): RatingGroup => ({
  keys,
  count,
  sum: count * 3,
  satisfied: Math.floor(count / 2),
  asked,
});

const byText = (_level: number, one: Key, other: Key): number =>
  String(one).localeCompare(String(other));

const layout = (some: Partial<Layout> = {}): Layout => ({
  rows: 1,
  columns: 1,
  closed: [],
  compare: byText,
  ...some,
});

const pivot = (groups: readonly RatingGroup[], how: Layout) =>
  pivotOf(groups, how, RATING_MEASURING);

const GROUPS = [
  group(['ada', '2026-10'], 4),
  group(['ada', '2026-11'], 6),
  group(['bob', '2026-11'], 2),
];

describe('pivot', () => {
  it('puts every group where its keys meet, and leaves the other places empty', () => {
    const { rows, columns, at } = pivot(GROUPS, layout());

    expect(rows.map(({ path }) => path)).toEqual([['ada'], ['bob']]);
    expect(columns.map(({ path }) => path)).toEqual([['2026-10'], ['2026-11']]);
    expect(at(['ada'], ['2026-11'])?.count).toBe(6);
    expect(at(['bob'], ['2026-10'])).toBeNull();
  });

  it('adds up lines, columns and everything', () => {
    const { at } = pivot(GROUPS, layout());

    expect(at(['ada'], [])?.count).toBe(10);
    expect(at([], ['2026-11'])?.count).toBe(8);
    expect(at([], [])).toEqual({ count: 12, sum: 36, satisfied: 6, asked: null });
  });

  it('shows a level below its subtotal until it is closed', () => {
    const groups = [
      group(['ada', 'shop', '5'], 1),
      group(['ada', 'help', '5'], 1),
      group(['bob', 'shop', '1'], 1),
    ];
    const open = pivot(groups, layout({ rows: 2 }));
    const closed = pivot(groups, layout({ rows: 2, closed: [pathText('rows', ['ada'])] }));

    expect(open.rows.map(({ path, depth }) => [path.join('/'), depth])).toEqual([
      ['ada', 0],
      ['ada/help', 1],
      ['ada/shop', 1],
      ['bob', 0],
      ['bob/shop', 1],
    ]);
    expect(closed.rows.map(({ path }) => path.join('/'))).toEqual(['ada', 'bob', 'bob/shop']);
    expect(closed.rows[0]).toMatchObject({ hasMore: true, isOpen: false });
  });

  it('shows a closed column as its subtotal', () => {
    const groups = [
      group(['a', '2026', '5'], 1),
      group(['a', '2026', '1'], 2),
      group(['a', '2025', '1'], 4),
    ];
    const { columns, at } = pivot(
      groups,
      layout({ columns: 2, closed: [pathText('columns', ['2026'])] })
    );

    expect(columns.map(({ path }) => path)).toEqual([['2025', '1'], ['2026']]);
    expect(at(['a'], ['2026'])?.count).toBe(3);
    expect(headings(columns, 2)).toEqual([
      [
        { path: ['2025'], span: 1, hasMore: true, isOpen: true },
        { path: ['2026'], span: 1, hasMore: true, isOpen: false },
      ],
      [{ path: ['2025', '1'], span: 1, hasMore: false, isOpen: false }],
    ]);
  });

  it('has one total and nothing else without groups', () => {
    const { rows, columns, at } = pivot([], layout());

    expect([rows, columns, at([], [])]).toEqual([[], [], null]);
  });

  it('adds only to totals that are the sums of their parts, whatever is closed', () => {
    const key = fc.constantFrom<Key>('a', 'b', 'c', null);
    const groups = fc.uniqueArray(
      fc.tuple(key, key, key, key, fc.nat(1000), fc.option(fc.nat(1000))),
      { selector: (parts) => JSON.stringify(parts.slice(0, 4)) }
    );

    fc.assert(
      fc.property(groups, fc.subarray(['r~a', 'r~b', 'c~a', 'c~-']), (parts, closed) => {
        const rows = parts.map(([a, b, c, d, count, asked]) => group([a, b, c, d], count, asked));
        const table = pivot(rows, layout({ rows: 2, columns: 2, closed }));
        const whole = rows.reduce(addedRatings, NO_RATING_METRICS);
        const leaves = table.rows.filter(({ hasMore, isOpen }) => !hasMore || !isOpen);
        const counts = (list: readonly { path: readonly Key[] }[]): number =>
          list.reduce((sum, { path }) => sum + (table.at(path, [])?.count ?? 0), 0);

        expect(table.at([], []) ?? NO_RATING_METRICS).toEqual(whole);
        expect(counts(leaves)).toBe(whole.count);

        for (const { path } of table.rows) {
          const inside = table.columns.reduce(
            (sum, column) => sum + (table.at(path, column.path)?.count ?? 0),
            0
          );

          expect(inside).toBe(table.at(path, [])?.count);
        }
      })
    );
  });
});

describe('flip and toggle', () => {
  it('changes sides and back', () => {
    expect(flipped(['r~a', 'c~b~-'])).toEqual(['c~a', 'r~b~-']);
    expect(flipped(flipped(['r~a', 'c~b~-']))).toEqual(['r~a', 'c~b~-']);
  });

  it('closes what is open and opens what is closed', () => {
    expect(toggled([], 'r~a')).toEqual(['r~a']);
    expect(toggled(['r~a', 'r~b'], 'r~a')).toEqual(['r~b']);
  });
});

describe('measured', () => {
  it.each([
    ['count', { count: 4, sum: 14, satisfied: 3, asked: 8 }, 4],
    ['average', { count: 4, sum: 14, satisfied: 3, asked: 8 }, 3.5],
    ['happy', { count: 4, sum: 14, satisfied: 3, asked: 8 }, 75],
    ['responseRate', { count: 4, sum: 14, satisfied: 3, asked: 8 }, 50],
    ['responseRate', { count: 4, sum: 14, satisfied: 3, asked: null }, null],
    ['responseRate', { count: 0, sum: 0, satisfied: 0, asked: 3 }, 0],
    ['responseRate', { count: 3, sum: 15, satisfied: 3, asked: 2 }, 100],
    ['average', NO_RATING_METRICS, null],
    ['happy', NO_RATING_METRICS, null],
    ['count', NO_RATING_METRICS, 0],
  ] as const)('shows %s of %o as %p', (measure, metrics, shown) => {
    expect(measured(metrics, measure)).toBe(shown);
  });
});

describe('inOrder', () => {
  const label = (key: Key): string => (key === 'x1' ? 'Zoe' : 'Ada');

  it('goes by name for people, from the best for faces, as time goes for days; nobody is last', () => {
    expect(['x1', null, 'x2'].sort(inOrder('operator', label))).toEqual(['x2', 'x1', null]);
    expect(['1', '5', '3'].sort(inOrder('face', label))).toEqual(['5', '3', '1']);
    expect(['2026-11', '2025-12'].sort(inOrder('month', label))).toEqual(['2025-12', '2026-11']);
  });
});
