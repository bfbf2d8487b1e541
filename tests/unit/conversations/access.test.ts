import {
  isFor,
  isOpenTo,
  KEPT_FROM,
  mayRead,
  onlyOf,
  type Side,
} from '../../../server/src/conversations/access';
import { MESSAGE_KINDS } from '../../../shared/conversations';

const operator = { row: 7 } as Parameters<typeof onlyOf>[0]['operator'];
const viewer = { operator, all: false };
const supervisor = { operator, all: true };

describe('who may read a conversation', () => {
  it.each([
    ['an operator', viewer, 7, true],
    ['an operator', viewer, null, true],
    ['an operator', viewer, 8, false],
    ['who may read all', supervisor, 8, true],
  ] as const)('lets %s read what is assigned to %p: %p', (_who, who, assigned, may) => {
    expect(mayRead(who, { operator: assigned })).toBe(may);
  });

  it('lets act in it exactly who may read it', () => {
    expect(isOpenTo(onlyOf(viewer), { operator: 8 })).toBe(false);
    expect(isOpenTo(onlyOf(supervisor), { operator: 8 })).toBe(true);
  });
});

describe('which side reads which message', () => {
  it.each(MESSAGE_KINDS)('shows %s to whom it is not kept from', (kind) => {
    for (const side of ['visitor', 'operator'] satisfies Side[]) {
      expect(isFor(side, { kind })).toBe(!KEPT_FROM[side].includes(kind));
    }
  });

  it('keeps from a visitor what they thought of the operator, and nothing from operators', () => {
    expect(KEPT_FROM).toEqual({ visitor: ['rating'], operator: [] });
  });
});
