/** A part of a duration. */
export interface Part {
  amount: number;
  unit: 'hour' | 'minute' | 'second';
}

/** A duration in its two largest units, without those that are nothing; rounded to whole seconds before it is cut. */
export function partsOf(seconds: number): readonly Part[] {
  const whole = Math.round(seconds);
  const parts: readonly Part[] = [
    { amount: Math.floor(whole / 3600), unit: 'hour' },
    { amount: Math.floor(whole / 60) % 60, unit: 'minute' },
    { amount: whole % 60, unit: 'second' },
  ];
  const first = parts.findIndex(({ amount }) => amount > 0);

  return first === -1
    ? parts.slice(-1)
    : parts.slice(first, first + 2).filter(({ amount }) => amount > 0);
}
