import fc from 'fast-check';
import { toRow } from '../../../server/src/plugin/database/ids';
import {
  averageOf,
  byOwner,
  countFaces,
  faceOf,
  memberShares,
  moodOf,
  NO_RATINGS,
  publicMetrics,
  sharesOf,
  totalOf,
  wholeHappy,
} from '../../../server/src/ratings/statistics';
import { type Face, type FaceCounts, faceOfAverage } from '../../../shared/ratings';

const ADA = toRow<'operator'>(1);
const BROOK = toRow<'operator'>(2);

const counts = (satisfied: number, okay: number, dissatisfied: number): FaceCounts => ({
  satisfied,
  okay,
  dissatisfied,
});

describe('faceOf', () => {
  it.each([
    [5, 5],
    [4, 5],
    [3.99, 3],
    [3, 3],
    [2.9, 1],
    [1, 1],
    [0, 1],
  ])('reads an imported value of %d as the face %d', (value, face) => {
    expect(faceOf(value)).toBe(face);
  });
});

describe('sharesOf', () => {
  it.each([
    ['one face only', counts(7, 0, 0), counts(100, 0, 0)],
    ['halves', counts(1, 0, 1), counts(50, 0, 50)],
    ['sevenths', counts(4, 2, 1), counts(57.1, 28.6, 14.3)],
    ['hundred and one ratings', counts(80, 12, 9), counts(79.2, 11.9, 8.9)],
    ['a share too small for a decimal', counts(10_000, 0, 1), counts(100, 0, 0)],
    ['a million ratings', counts(812_345, 98_765, 88_890), counts(81.2, 9.9, 8.9)],
    ['equal thirds, equally', counts(1, 1, 1), counts(33.3, 33.3, 33.3)],
    ['sixths, which add up to more than all', counts(4, 1, 1), counts(66.7, 16.7, 16.7)],
    ['thousandths by the half', counts(1_995, 4, 1), counts(99.8, 0.2, 0.1)],
  ])('gives %s to one decimal', (_what, given, shares) => {
    expect(sharesOf(given)).toEqual(shares);
  });

  it('has no shares without ratings', () => {
    expect(sharesOf(counts(0, 0, 0))).toBeNull();
  });

  it('rounds each face by itself, so that equal counts have equal shares', () => {
    const number = fc.nat({ max: 2_000_000 });

    fc.assert(
      fc.property(number, number, number, (satisfied, okay, dissatisfied) => {
        const given = counts(satisfied, okay, dissatisfied);
        const shares = sharesOf(given);

        fc.pre(shares !== null);

        for (const [face, share] of Object.entries(shares)) {
          const exact = (given[face as keyof FaceCounts] * 100) / totalOf(given);

          expect(Math.abs(share - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
          expect(
            sharesOf({
              ...NO_RATINGS,
              satisfied: given[face as keyof FaceCounts],
              okay: totalOf(given) - given[face as keyof FaceCounts],
            })?.satisfied
          ).toBe(share);
        }
      })
    );
  });
});

describe('faceOfAverage', () => {
  it.each([
    [5, 5],
    [3.66, 5],
    [3.6599, 3],
    [2.33, 3],
    [2.3299, 1],
    [1, 1],
  ])('stands for an average of %p with %s', (average, face) => {
    expect(faceOfAverage(average)).toBe(face);
  });
});

describe('moodOf', () => {
  it.each([
    ['half happy, half not', counts(1, 0, 1), 3],
    ['two of three happy', counts(2, 0, 1), 5],
    ['half happy, the others okay', counts(1, 1, 0), 5],
    ['one of three happy', counts(1, 0, 2), 3],
    ['one of four happy', counts(1, 0, 3), 1],
    ['all okay', counts(0, 9, 0), 3],
    ['nobody', counts(0, 0, 0), null],
  ])('of %s goes by the average, not by the share of the happy', (_who, given, face) => {
    expect(moodOf(given)).toBe(face);
  });
});

describe('averageOf', () => {
  it('is that of the values, and nothing without ratings', () => {
    expect([averageOf(counts(1, 1, 0)), averageOf(counts(0, 0, 0))]).toEqual([4, null]);
  });
});

describe('wholeHappy', () => {
  it.each([
    [2, 3, 67],
    [1, 8, 13],
    [0, 6, 0],
    [6, 6, 100],
    [199, 200, 99],
    [1, 1_000, 1],
    [0, 0, null],
  ])(
    'of %d satisfied among %d is %s, and 0 or 100 only when it is exactly that',
    (satisfied, total, happy) => {
      expect(wholeHappy(satisfied, total)).toBe(happy);
    }
  );
});

describe('publicFigures', () => {
  it('withholds count and shares below the minimum sample', () => {
    expect(publicMetrics(counts(4, 0, 0), 5)).toEqual({
      period: 'all',
      count: null,
      shares: null,
      average: null,
      mood: null,
      minimum: 5,
    });
  });

  it('shows them from the minimum sample on', () => {
    expect(publicMetrics(counts(4, 0, 1), 5, '30')).toEqual({
      period: '30',
      count: 5,
      shares: counts(80, 0, 20),
      average: 4.2,
      mood: 5,
      minimum: 5,
    });
  });

  it('shows nothing of a channel whose ratings are all hidden', () => {
    expect(publicMetrics(counts(0, 0, 0), 1).shares).toBeNull();
  });
});

describe('teamShares', () => {
  const members = [
    { row: ADA, publicName: 'Ada', pictureUrl: null },
    { row: BROOK, publicName: 'Brook', pictureUrl: '/b.webp' },
  ];

  it('counts each member by the own ratings only', () => {
    const ratings = [
      { face: 5 as Face, operator: ADA },
      { face: 1 as Face, operator: ADA },
      { face: 5 as Face, operator: BROOK },
    ];

    expect(memberShares(members, ratings)).toEqual([
      { name: 'Ada', pictureUrl: null, count: 2, shares: counts(50, 0, 50) },
      { name: 'Brook', pictureUrl: '/b.webp', count: 1, shares: counts(100, 0, 0) },
    ]);
  });

  it('leaves a member nobody rated without shares', () => {
    expect(memberShares(members, [{ face: 5, operator: null }])[1]).toEqual({
      name: 'Brook',
      pictureUrl: '/b.webp',
      count: 0,
      shares: null,
    });
  });

  it('does not show who has left the team', () => {
    expect(memberShares([], [{ face: 5, operator: ADA }])).toEqual([]);
  });

  it('says nothing of a member but name, picture, count and shares', () => {
    const [member] = memberShares(
      [
        Object.assign(
          { row: ADA, publicName: 'Ada', pictureUrl: null },
          { email: 'ada@example.com', user: 7 }
        ),
      ],
      []
    );

    expect(member).toEqual({ name: 'Ada', pictureUrl: null, count: 0, shares: null });
  });
});

describe('byOwner', () => {
  it('sums the counters of an owner by face', () => {
    const sums = [
      { owner: 1, value: 5 as Face, count: 2 },
      { owner: 1, value: 1 as Face, count: 3 },
      { owner: 2, value: 3 as Face, count: 1 },
    ];

    expect(byOwner(sums)).toEqual(
      new Map([
        [1, counts(2, 0, 3)],
        [2, counts(0, 1, 0)],
      ])
    );
  });
});

describe('countFaces', () => {
  it('counts each of the three faces', () => {
    expect(countFaces([5, 5, 3, 1, 5])).toEqual(counts(3, 1, 1));
  });
});
