import fc from 'fast-check';
import { partsOf } from '../../../admin/src/ui/duration';

const text = (seconds: number): string =>
  partsOf(seconds)
    .map(({ amount, unit }) => `${amount} ${unit}`)
    .join(' ');

it.each([
  [0, '0 second'],
  [0.4, '0 second'],
  [59.4, '59 second'],
  [59.6, '1 minute'],
  [119.7, '2 minute'],
  [90, '1 minute 30 second'],
  [3599.8, '1 hour'],
  [3661, '1 hour 1 minute'],
  [7199.6, '2 hour'],
  [3605, '1 hour'],
  [360_000, '100 hour'],
])('%d seconds are %s', (seconds, filled) => {
  expect(text(seconds)).toBe(filled);
});

it('is never off by more than what it leaves out', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1_000_000, noNaN: true }), (seconds) => {
      const lengths = { hour: 3600, minute: 60, second: 1 };
      const filled = partsOf(seconds).reduce(
        (sum, { amount, unit }) => sum + amount * lengths[unit],
        0
      );

      expect(Math.abs(filled - seconds)).toBeLessThan(seconds >= 3600 ? 60.5 : 0.51);
    })
  );
});
