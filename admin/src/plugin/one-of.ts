/** A text out of an address as one of the words known; null when it is none of them. */
export const oneOf = <T extends string>(text: string | null, known: readonly T[]): T | null =>
  known.find((one) => one === text) ?? null;
