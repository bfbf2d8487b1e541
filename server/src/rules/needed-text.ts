/** Text a page must contain for a pattern to be found in it. */
export interface NeededText {
  text: string;
  /** Whether capitals do not matter: `text` is then to be looked for in the folded page. */
  folded: boolean;
}

/** A page to search, also with capitals folded. */
export interface Subject {
  page: string;
  folded: string;
}

/** Escapes of one character; others, such as `\x41` or `\pL`, have more to them. */
const STRANGE_ESCAPE = /\\(?![dDwWsSbB]|[^\w])/;
const NAMED_CLASS = /\[:/;
const FLAGS = /\(\?(?!:|P?<)/;

const ESCAPE = /\\[\s\S]/g;
const CLASS = /\[\^?\]?[^\]]*\]/g;
const COUNT = /\{\d+(,\d*)?\}/g;

export const subjectOf = (page: string): Subject => ({ page, folded: fold(page) });

/**
 * The longest text without which a pattern cannot be found: looking for it first spares most of
 * the searches. Empty, which every page contains, when the pattern does not tell easily.
 */
export function neededText(pattern: string): NeededText {
  const folded = pattern.startsWith('(?i)');
  const body = folded ? pattern.slice('(?i)'.length) : pattern;
  const text = isStrange(body) ? '' : longest(plainTexts(body));

  return folded ? { text: isAscii(text) ? fold(text) : '', folded } : { text, folded };
}

const isStrange = (body: string): boolean =>
  [STRANGE_ESCAPE, NAMED_CLASS, FLAGS].some((strange) => strange.test(body));

/** Texts between everything else, at the top level; none of a choice (`a|b`). */
function plainTexts(body: string): string[] {
  const flat = withoutGroups(body.replace(ESCAPE, '.').replace(CLASS, '.').replace(COUNT, '*'));

  if (flat.includes('|')) {
    return [];
  }

  return [...flat.matchAll(/([^.+*?()[\]{}^$]+)([*+?]?)/g)].map(([, text = '', repeated]) =>
    repeated ? [...text].slice(0, -1).join('') : text
  );
}

function withoutGroups(pattern: string): string {
  const less = pattern.replace(/\([^()]*\)/g, '.');

  return less === pattern ? less : withoutGroups(less);
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** The long s is the one letter that matches an ASCII one and does not become it. */
const fold = (text: string): string => text.toLowerCase().replaceAll('ſ', 's');

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);
