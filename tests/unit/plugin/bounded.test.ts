import { createBounded } from '../../../server/src/plugin/bounded';

it('finds what was kept, and no more what was taken out', () => {
  const kept = createBounded<string, number>(2);

  kept.set('a', 1);

  expect(kept.get('a')).toBe(1);
  expect(kept.get('b')).toBeUndefined();
  kept.delete('a');
  expect(kept.get('a')).toBeUndefined();
});

it('forgets the one used longest ago', () => {
  const kept = createBounded<string, number>(2);

  kept.set('a', 1);
  kept.set('b', 2);
  kept.get('a');
  kept.set('c', 3);

  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual([1, undefined, 3]);
});
