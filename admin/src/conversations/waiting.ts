const MINUTE = 60_000;

const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** A span up to now in its largest unit, whole; 0 minutes for what has only just begun. */
export function waitingUnit(
  since: number,
  now: number
): { amount: number; unit: 'day' | 'hour' | 'minute' } {
  const minutes = Math.max(0, Math.floor((now - since) / MINUTE));
  const [unit, length] = UNITS.find(([, span]) => minutes >= span) ?? (['minute', 1] as const);

  return { amount: Math.floor(minutes / length), unit };
}
