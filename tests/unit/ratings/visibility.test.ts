import { isSeen, operatorsIn, visibleTo } from '../../../server/src/ratings/visibility';
import type { Action } from '../../../shared';
import { aViewer } from '../../support/viewers';

describe('which ratings somebody may read', () => {
  it.each([
    [['ratings.read-all'], 'all', null],
    [['ratings.read-own'], [{ operator: 7 }], [7]],
    [['ratings.read-own', 'ratings.read-all'], 'all', null],
    [['ratings.hide', 'ratings.export', 'ratings.delete'], [], []],
    [['reports.read', 'conversations.answer', 'conversations.read-all'], [], []],
    [[], [], []],
  ] as const)('is told by %j', (actions, condition, operators) => {
    const visible = visibleTo(aViewer({ row: 7 }, ...(actions as readonly Action[])));

    expect(visible).toEqual(condition);
    expect(operatorsIn(visible)).toEqual(operators);
  });

  it('is none for an own reader who has done nothing here yet, as row 0 stands for nobody', () => {
    expect(visibleTo(aViewer({ row: 0 }, 'ratings.read-own'))).toEqual([]);
    expect(visibleTo(aViewer({ row: 0 }, 'ratings.read-all'))).toBe('all');
  });

  it.each([
    [7, true, true],
    [8, false, true],
    [null, false, true],
  ] as const)('of operator %p, an own reader: %p, who reads all: %p', (operator, own, all) => {
    expect(isSeen([{ operator: 7 }], { operator })).toBe(own);
    expect(isSeen('all', { operator })).toBe(all);
    expect(isSeen([], { operator })).toBe(false);
  });
});
