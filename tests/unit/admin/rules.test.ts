import fc from 'fast-check';
import { moved } from '../../../admin/src/rules/order';
import { patternProblem } from '../../../admin/src/rules/pattern';

it.each([
  [0, 2, ['b', 'c', 'a']],
  [2, 0, ['c', 'a', 'b']],
  [1, 1, ['a', 'b', 'c']],
  [0, 3, ['a', 'b', 'c']],
  [-1, 0, ['a', 'b', 'c']],
])('moves %d to %d', (from, to, expected) => {
  expect(moved(['a', 'b', 'c'], from, to)).toEqual(expected);
});

it('loses nothing and adds nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer(), fc.integer(), (list, from, to) => {
      expect(moved(list, from, to).sort()).toEqual([...list].sort());
    })
  );
});

it.each(['', '/', '^/shop(/|$)', '\\(', '[(]', '[^)]+', '[]a]', '(?i)vase', '(a+)+$'])(
  'lets %j pass to the server',
  (pattern) => {
    expect(patternProblem(pattern)).toBeNull();
  }
);

it.each(['([', '(', ')', 'a)b(', '[a', '(a'])('refuses %j', (pattern) => {
  expect(patternProblem(pattern)).toBe('pattern');
});

it('refuses what is too long', () => {
  expect(patternProblem('x'.repeat(501))).toBe('too-long');
  expect(patternProblem('😀'.repeat(500))).toBeNull();
});
