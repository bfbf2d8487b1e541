import fc from 'fast-check';
import { CHANNEL_DEFAULTS, CONTRAST_MINIMUM, contrast } from '../../../shared/channels';

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
])('is of %s on %s %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2);
});

it('is the same both ways round, between 1 and 21', () => {
  const color = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);

  fc.assert(
    fc.property(color, color, (one, other) => {
      const ratio = contrast(one, other);

      expect(contrast(other, one)).toBe(ratio);
      expect(ratio).toBeGreaterThanOrEqual(1);
      expect(ratio).toBeLessThanOrEqual(21);
    })
  );
});

it('is enough in the colours a channel starts with', () => {
  const { buttonBackground, buttonColor, headerBackground, headerColor } = CHANNEL_DEFAULTS;

  expect(contrast(buttonBackground, buttonColor)).toBeGreaterThanOrEqual(CONTRAST_MINIMUM);
  expect(contrast(headerBackground, headerColor)).toBeGreaterThanOrEqual(CONTRAST_MINIMUM);
});
