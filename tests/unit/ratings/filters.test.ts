import { conditionOf } from '../../../server/src/ratings/filters';

const page = { page: 1, pageSize: 25 };

describe('conditionOf', () => {
  it('narrows by nothing when nothing is asked', () => {
    expect(conditionOf(page, null)).toEqual({ $and: [] });
  });

  it('limits a reader to own ratings before anything else', () => {
    expect(conditionOf({ ...page, hidden: false }, 7)).toEqual({
      $and: [{ operator: 7 }, { hidden: false }],
    });
  });

  it('finds imported values under the face they stand for', () => {
    expect(conditionOf({ ...page, value: 3 }, null)).toEqual({
      $and: [{ value: { $gte: 3, $lt: 4 } }],
    });
  });

  it('searches comment and note, and nothing when only blanks are searched', () => {
    expect(conditionOf({ ...page, search: ' slow ' }, null)).toEqual({
      $and: [{ $or: [{ comment: { $containsi: 'slow' } }, { note: { $containsi: 'slow' } }] }],
    });
    expect(conditionOf({ ...page, search: '  ' }, null)).toEqual({ $and: [] });
  });

  it('asks for every filter at once', () => {
    const all = { ...page, value: 5, hidden: true, handled: false, channel: 'abc' } as const;

    expect(conditionOf(all, null).$and).toHaveLength(4);
  });
});
