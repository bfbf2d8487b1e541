import { isHintFor, makeHint } from '../../../server/src/operators/hint';
import { toRow } from '../../../server/src/plugin/database/ids';

const NOW = new Date('2026-03-01T10:00:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const sign = (text: string) => `<${text}>`;
const shown = { channelRow: 1, operator: 7 };

it('means the operator of the channel it was made for, and nobody else', () => {
  const hint = makeHint(sign, shown, NOW);

  expect(isHintFor(sign, hint, shown, NOW)).toBe(true);
  expect(isHintFor(sign, hint, { ...shown, operator: toRow(8) }, NOW)).toBe(false);
  expect(isHintFor(sign, hint, { ...shown, channelRow: toRow(2) }, NOW)).toBe(false);
});

it('holds for minutes', () => {
  const hint = makeHint(sign, shown, NOW);

  expect(isHintFor(sign, hint, shown, after(15))).toBe(true);
  expect(isHintFor(sign, hint, shown, after(16))).toBe(false);
});

it.each(['', '.', 'x', 'zzzz.', '-1.<1:7:-1>', '9'.repeat(100)])('means nobody in %p', (hint) => {
  expect(isHintFor(sign, hint, shown, NOW)).toBe(false);
});

it('is worth nothing where another secret signed it, nor with a later end', () => {
  const hint = makeHint((text) => `[${text}]`, shown, NOW);
  const [, seal] = makeHint(sign, shown, NOW).split('.');

  expect(isHintFor(sign, hint, shown, NOW)).toBe(false);
  expect(isHintFor(sign, `${(9_999_999_999).toString(36)}.${seal}`, shown, NOW)).toBe(false);
});
