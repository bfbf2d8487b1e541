import { readAddress } from '../../../admin/src/ratings/address';
import {
  AROUND,
  neighbours,
  pagesAround,
  positionText,
  readPosition,
} from '../../../admin/src/ratings/position';

const report = readAddress(new URLSearchParams('view=list&face=5'));

const ids = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => `r${from + index}`);

it.each([
  { at: 0, column: null },
  { at: 137, column: { dimension: 'operator', key: 'abc' } },
  { at: 3, column: { dimension: 'channel', key: null } },
] as const)('finds the place %j again', (position) => {
  const params = new URLSearchParams(positionText(report, position));

  expect(readPosition(params)).toEqual(position);
  expect(readAddress(params)).toEqual(report);
});

it.each(['', 'at=-1', 'at=x', 'in=moon~1', 'in=face'])('starts over with %p', (address) => {
  expect(readPosition(new URLSearchParams(address))).toEqual({ at: 0, column: null });
});

it('looks into the next page only where a neighbour is in it', () => {
  expect(pagesAround(0)).toEqual([1]);
  expect(pagesAround(AROUND - 2)).toEqual([1]);
  expect(pagesAround(AROUND - 1)).toEqual([1, 2]);
  expect(pagesAround(AROUND)).toEqual([1, 2]);
});

describe('neighbours', () => {
  it('finds both, over the end of a page', () => {
    const pages = [
      { page: 2, ids: ids(AROUND, AROUND) },
      { page: 1, ids: ids(AROUND) },
    ];

    expect(neighbours(`r${AROUND - 1}`, pages)).toEqual({
      at: AROUND - 1,
      before: { id: `r${AROUND - 2}`, at: AROUND - 2 },
      after: { id: `r${AROUND}`, at: AROUND },
    });
  });

  it('has none before the first and after the last', () => {
    expect(neighbours('r0', [{ page: 1, ids: ids(1) }])).toEqual({
      at: 0,
      before: null,
      after: null,
    });
  });

  it('has none where the list does not have the rating any more', () => {
    expect(neighbours('gone', [{ page: 1, ids: ids(3) }]).at).toBeNull();
  });
});
