import fc from 'fast-check';
import { retryAt } from '../../../server/src/outbox/backoff';

const NOW = new Date('2026-11-20T12:00:00Z');
const seconds = (attempt: number, random: number): number =>
  (retryAt(attempt, NOW, random).getTime() - NOW.getTime()) / 1_000;

it.each([
  [1, 15, 30],
  [2, 30, 60],
  [5, 240, 480],
  [9, 3_600, 7_200],
  [50, 3_600, 7_200],
])('waits after attempt %i between %i and %i seconds', (attempt, least, most) => {
  expect(seconds(attempt, 0)).toBe(least);
  expect(seconds(attempt, 1)).toBe(most);
});

it('never waits shorter after one more failure', () => {
  const random = fc.double({ min: 0, max: 0.999, noNaN: true });

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), random, (attempt, chance) => {
      expect(seconds(attempt + 1, chance)).toBeGreaterThanOrEqual(seconds(attempt, chance));
    })
  );
});
