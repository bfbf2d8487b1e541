import { conditionOf, needsRating } from '../../../server/src/ratings/filters';
import { aViewer, supervising } from '../../support/viewers';

const all = supervising({ row: 7 });
const own = aViewer({ row: 7 }, 'ratings.read-own');

describe('conditionOf', () => {
  it('narrows by nothing when nothing is asked', () => {
    expect(conditionOf({}, all)).toEqual({ $and: [] });
  });

  it('limits a reader to own ratings before anything else', () => {
    expect(conditionOf({ hidden: false }, own)).toEqual({
      $and: [{ operator: 7 }, { hidden: false }],
    });
  });

  it('keeps the limit of a reader who asks for somebody else', () => {
    expect(conditionOf({ operator: 'other' }, own).$and).toEqual([
      { operator: 7 },
      { operator: { documentId: 'other' } },
    ]);
  });

  it.each([
    [
      'a face, under which imported values are found',
      { faces: [3] },
      { $or: [{ value: { $gte: 3, $lt: 4 } }] },
    ],
    ['several faces', { faces: [5, 1] }, { $or: [{ value: { $gte: 4 } }, { value: { $lt: 3 } }] }],
    ['own ratings', { mine: true }, { operator: 7 }],
    ['those with a comment', { commented: true }, { comment: { $notNull: true } }],
    ['those without one', { commented: false }, { comment: { $null: true } }],
    ['those left out', { leftOut: true }, { leftOut: { $in: ['network'] } }],
    [
      'those that are not, and what does not say',
      { leftOut: false },
      { $or: [{ leftOut: '' }, { leftOut: { $null: true } }] },
    ],
    ['nobody’s ratings', { operator: 'none' }, { operator: { id: { $null: true } } }],
    ['a channel', { channel: 'c' }, { channel: { documentId: 'c' } }],
    ['an unknown language', { language: 'none' }, { language: { $null: true } }],
    ['tickets', { source: 'ticket' }, { source: 'ticket' }],
    [
      'chats, and what does not say where it is from',
      { source: 'chat' },
      { $or: [{ source: 'chat' }, { source: { $null: true } }] },
    ],
    [
      'a period',
      { since: '2026-03-29T00:00:00+01:00' },
      { submittedAt: { $gte: new Date('2026-03-28T23:00:00Z') } },
    ],
  ] as const)('narrows by %s', (_title, filters, condition) => {
    expect(conditionOf(filters, all).$and).toEqual([condition]);
  });

  it('asks for nothing where what is asked is what everything has', () => {
    expect(conditionOf({ mine: false, search: '  ' }, all)).toEqual({ $and: [] });
  });

  it('searches comment, note and the name a customer told', () => {
    expect(conditionOf({ search: ' slow ' }, all)).toEqual({
      $and: [
        {
          $or: [
            { comment: { $containsi: 'slow' } },
            { note: { $containsi: 'slow' } },
            { visitor: { name: { $containsi: 'slow' } } },
          ],
        },
      ],
    });
  });

  it('finds a customer without a name by the one the screens show', () => {
    expect(JSON.stringify(conditionOf({ search: 'visitor #12' }, all))).toContain(
      '{"visitor":{"id":12,"name":{"$null":true}}}'
    );
  });
});

it.each([
  [{}, false],
  [{ channel: 'c', operator: 'o', since: '2026-01-01T00:00:00Z', mine: true }, false],
  [{ faces: [5] }, true],
  [{ hidden: false }, true],
  [{ commented: true }, true],
  [{ handled: false }, true],
  [{ leftOut: false }, true],
  [{ search: 'x' }, true],
] as const)('of %j it knows whether only ratings have it', (filters, expected) => {
  expect(needsRating(filters)).toBe(expected);
});
