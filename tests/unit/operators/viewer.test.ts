import { whereOf } from '../../../server/src/operators/viewer';
import { aViewer } from '../../support/viewers';

describe('a condition as the query layer takes it', () => {
  it.each([
    ['everything', 'all', {}],
    ['nothing at all, not everything', [], { id: { $in: [] } }],
    ['one way', [{ owner: 3 }], { owner: 3 }],
    ['any of several', [{ owner: 3 }, { shared: true }], { $or: [{ owner: 3 }, { shared: true }] }],
  ] as const)('is %s', (_what, condition, where) => {
    expect(whereOf(condition)).toEqual(where);
  });
});

it('knows of a viewer only what they may do', () => {
  const { may } = aViewer({ row: 7 }, 'ratings.read-own');

  expect(may.has('ratings.read-own')).toBe(true);
  expect(may.has('ratings.read-all')).toBe(false);
});
