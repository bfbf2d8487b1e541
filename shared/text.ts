/** What ends a line somewhere: old Macs, word processors, mainframes, typesetters. */
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Control characters beside tab and line end, and code points that are no characters: no XML may hold them. */
const NO_CHARACTERS = /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/gu;

/** Halves of characters beyond the first 65,536, left over where a text was cut through one. */
const HALVES = /\p{Surrogate}/gu;

/** Marks that turn the direction of whatever follows, up to the end of the line: none of a name's business. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Anything a reader sees; spaces, joiners and fillers alone are nothing. */
const VISIBLE = /[^\s\p{Separator}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * The same text in well-formed Unicode; every half character becomes U+FFFD.
 *
 * @example
 * wellFormed('half \ud83d'); // 'half \ufffd'
 */
export const wellFormed = (text: string): string => text.replace(HALVES, '\ufffd');

/**
 * A piece of a text as it may be stored: well-formed, without control characters, lines ended by `\n`.
 *
 * @example
 * storable('one\r\ntwo\0'); // 'one\ntwo'
 */
export const storable = (text: string): string =>
  wellFormed(text).replace(LINE_ENDS, '\n').replace(NO_CHARACTERS, '');

/**
 * A whole text of several lines as it is stored: storable, with nothing around it, and empty when a
 * reader would see nothing.
 *
 * @example
 * readText('  hello\n'); // 'hello'
 * readText('\u200b'); // ''
 */
export function readText(text: string): string {
  const read = storable(text).trim();

  return VISIBLE.test(read) ? read : '';
}

/**
 * The same for what stands on one line, as names do.
 *
 * @example
 * readLine(' Maria\nRossi '); // 'Maria Rossi'
 */
export const readLine = (text: string): string =>
  readText(text.replace(TURNS, '')).replace(/[\n\t]+/g, ' ');

/**
 * The first `most` characters of a text, counted as everywhere.
 *
 * @example
 * cut('😀😀😀', 2); // '😀😀'
 */
export const cut = (text: string, most: number): string =>
  Array.from(text.slice(0, 2 * most))
    .slice(0, most)
    .join('');

/**
 * How many characters a text has: an emoji counts as one, as it does in a database, although a
 * JavaScript string has two units for it. All lengths of what people write are counted so.
 *
 * @example
 * lengthOf('a😀'); // 2
 */
export function lengthOf(text: string): number {
  let length = 0;

  for (const _ of text) {
    length += 1;
  }

  return length;
}

/**
 * How many characters of a text, without the spaces around it, are too many; 0 where it fits.
 *
 * @example
 * excessOf('hello ', 4); // 1
 */
export const excessOf = (text: string, most: number): number =>
  Math.max(0, lengthOf(text.trim()) - most);

/**
 * What is said of a text that is too long.
 *
 * @example
 * tooLong(5000); // 'has at most 5,000 characters'
 */
export const tooLong = (most: number): string =>
  `has at most ${most.toLocaleString('en')} characters`;

/**
 * What is said of a text that must be there.
 *
 * @example
 * NOT_EMPTY; // 'must not be empty'
 */
export const NOT_EMPTY = 'must not be empty';
