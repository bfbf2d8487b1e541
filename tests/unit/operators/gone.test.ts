import { createWatch, isGone } from '../../../server/src/operators/gone';

const now = new Date('2026-03-01T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const life = (lastSeenAt: Date | null, mayAnswer = true) => ({ row: 1, mayAnswer, lastSeenAt });

describe('an operator is', () => {
  it.each([
    ['there while a tab is', life(ago(5)), 120, false],
    ['there while a tab is loaded anew', life(ago(30)), 30, false],
    ['there as long as the setting says', life(ago(120)), 120, false],
    ['gone a moment later', life(ago(121)), 120, true],
    ['there where no tab was ever seen', life(null), 120, false],
    ['there where the last tab was closed before they took it', life(ago(4_000)), 120, false],
    ['there where nobody can tell', life(ago(3_000)), null, false],
    ['gone where they may not answer, tab or not', life(ago(1), false), 120, true],
    ['gone where they may not answer and nobody saw a tab', life(null, false), null, true],
  ])('%s', (_, one, seconds, gone) => {
    expect(isGone(one, { since: ago(3_600), seconds, now })).toBe(gone);
  });

  it('gone though the tab was last seen a moment before they were given it', () => {
    expect(isGone(life(ago(310)), { since: ago(300), seconds: 120, now })).toBe(true);
  });
});

describe('a node', () => {
  const MINUTE = 60_000;
  const lookedFor = (milliseconds: number, from = 0) => {
    const watch = createWatch(30_000);

    for (let passed = 0; passed <= milliseconds; passed += 10_000) {
      watch.look(from + passed);
    }

    return watch;
  };

  it('can tell who is away once it has looked long enough', () => {
    expect(lookedFor(2 * MINUTE).hasLasted(2 * MINUTE, 2 * MINUTE)).toBe(true);
    expect(lookedFor(MINUTE).hasLasted(2 * MINUTE, MINUTE)).toBe(false);
    expect(createWatch(30_000).hasLasted(0, 0)).toBe(false);
  });

  it('begins anew after a break, and where its clock is set back', () => {
    const watch = lookedFor(10 * MINUTE);

    expect(watch.hasLasted(2 * MINUTE, 11 * MINUTE)).toBe(false);
    watch.look(11 * MINUTE);
    expect(watch.hasLasted(2 * MINUTE, 11 * MINUTE)).toBe(false);

    watch.look(5 * MINUTE);
    expect(watch.hasLasted(1, 5 * MINUTE)).toBe(false);
  });
});
