/** Minutes the operator a visitor was shown is held for them. */
const HELD_MINUTES = 15;

/** What only this site can make of a text. */
export type Sign = (text: string) => string;

/** A channel and one of its operators, by their rows. */
export interface Shown {
  channelRow: number;
  operator: number;
}

/**
 * Whom a visitor was shown, so that their first message can ask for the same one. It holds for some
 * minutes and names nobody: whoever reads it learns nothing, and only this site can tell whom it means.
 */
export function makeHint(sign: Sign, shown: Shown, now: Date): string {
  const end = Math.ceil(now.getTime() / 1_000) + HELD_MINUTES * 60;

  return `${end.toString(36)}.${sealOf(sign, shown, end)}`;
}

/** Whether a hint means this operator of this channel, and still holds. */
export function isHintFor(sign: Sign, hint: string, shown: Shown, now: Date): boolean {
  const [moment = '', seal = ''] = hint.split('.', 2);
  const end = Number.parseInt(moment, 36);
  const holds = end * 1_000 >= now.getTime() && end.toString(36) === moment;

  // Signed once more, so that how long it takes to compare says nothing of how much was right.
  return holds && sign(seal) === sign(sealOf(sign, shown, end));
}

const sealOf = (sign: Sign, { channelRow, operator }: Shown, end: number): string =>
  sign(`${channelRow}:${operator}:${end}`);
