import {
  heldBy,
  isFor,
  isSeen,
  KEPT_FROM,
  mayListAll,
  type Side,
  visibleTo,
  visibleToVisitor,
} from '../../../server/src/conversations/visibility';
import { rowIn, toRow } from '../../../server/src/plugin/database/ids';
import { MESSAGE_KINDS } from '../../../shared/conversations';
import { answering, aViewer, supervising } from '../../support/viewers';

const viewer = answering({ row: 7 });
const supervisor = supervising({ row: 7 });
const manager = aViewer({ row: 7 }, 'ratings.read-all', 'reports.read');

describe('who may read a conversation', () => {
  it.each([
    ['who answers', viewer, [{ operator: 7 }, { operator: null }, { continuedFor: 7 }]],
    ['who may read all', supervisor, 'all'],
    ['who reads figures', manager, []],
    ['who may do nothing', aViewer({ row: 7 }), []],
    [
      'who may read all and answer nobody: the console is not theirs',
      aViewer({ row: 7 }, 'conversations.read-all'),
      [],
    ],
  ] as const)('is the condition of %s', (_who, who, condition) => {
    expect(visibleTo(who)).toEqual(condition);
  });

  it.each([
    ['an operator', viewer, 7, true],
    ['an operator', viewer, null, true],
    ['an operator', viewer, 8, false],
    ['who may read all', supervisor, 8, true],
    ['who reads figures', manager, null, false],
  ] as const)('lets %s read what is assigned to %p: %p', (_who, who, assigned, may) => {
    expect(isSeen(visibleTo(who), { operator: rowIn(assigned) })).toBe(may);
  });

  it('lets a visitor read their own, whoever has it', () => {
    expect(isSeen(visibleToVisitor('me'), { visitor: 'me', operator: toRow(8) })).toBe(true);
    expect(isSeen(visibleToVisitor('me'), { visitor: 'you', operator: null })).toBe(false);
  });

  it('lets read as the one who answers whose it is, or who may take it, and nobody else', () => {
    for (const who of [viewer, supervisor]) {
      const held = [7, 8, null].map((assigned) =>
        isSeen(heldBy(who.operator), { operator: rowIn<'operator'>(assigned) })
      );

      expect(held).toEqual([true, false, true]);
    }
  });

  it('lists all there are only to who may read all', () => {
    expect([viewer, supervisor, manager].map(mayListAll)).toEqual([false, true, false]);
  });
});

describe('which side reads which message', () => {
  it.each(MESSAGE_KINDS)('shows %s to whom it is not kept from', (kind) => {
    for (const side of ['visitor', 'operator'] satisfies Side[]) {
      expect(isFor(side, { kind, audience: 'public' })).toBe(!KEPT_FROM[side].includes(kind));
    }
  });

  it.each(MESSAGE_KINDS)(
    'keeps every %s from visitors that operators note among themselves',
    (kind) => {
      expect(isFor('visitor', { kind, audience: 'internal' })).toBe(false);
      expect(isFor('operator', { kind, audience: 'internal' })).toBe(true);
    }
  );

  it('keeps from a visitor what they thought of the operator, and nothing from operators', () => {
    expect(KEPT_FROM).toEqual({ visitor: ['rating'], operator: [] });
  });
});
