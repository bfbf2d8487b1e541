/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Marks that turn the direction of what follows them, and their ends. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

/**
 * A text somebody typed, to stand inside a sentence where no element can hold it: a label, a title,
 * the subject of an e-mail. It runs in its own direction and turns nothing around it. What needs no
 * such care stays as it is.
 *
 * @example
 * isolated('Maria'); // 'Maria'
 * isolated('שלום'); // '\u2068שלום\u2069'
 */
export function isolated(text: string): string {
  const bare = text.replace(TURNS, '');

  return bare !== text || RIGHT_TO_LEFT.test(bare)
    ? FIRST_STRONG_ISOLATE + bare + POP_DIRECTIONAL_ISOLATE
    : text;
}
