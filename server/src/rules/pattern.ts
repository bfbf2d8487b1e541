import { RE2JS, RE2JSException } from 're2js';

/** Tells whether a pattern is found in a page. */
export type Search = (page: string) => boolean;

const META = '\\\\.+*?()|[\\]{}^$';
const LITERAL = new RegExp(`^[^${META}]*$`);
const LEADING = new RegExp(`^\\^?([^${META}]*)`);

/** What is wrong with a pattern, in the words of who typed it, or null. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);

    return null;
  } catch (error) {
    return sentence(pattern, error);
  }
}

/**
 * Compiles a pattern once to search often. RE2 needs linear time whatever was typed. Most patterns
 * are plain text, or start with some; looking for that first is several times cheaper.
 */
export function compilePattern(pattern: string): Search {
  if (LITERAL.test(pattern)) {
    return (page) => page.includes(pattern);
  }

  const compiled = RE2JS.compile(pattern);
  const needed = neededText(pattern);

  return (page) => page.includes(needed) && compiled.test(page);
}

/** Text every match contains: what the pattern starts with. Empty when that cannot be told easily. */
function neededText(pattern: string): string {
  if (hasChoice(pattern)) {
    return '';
  }

  const [before = '', text = ''] = LEADING.exec(pattern) ?? [];
  const isRepeated = /[*?+{]/.test(pattern.charAt(before.length));

  return isRepeated ? [...text].slice(0, -1).join('') : text;
}

/** Whether the pattern may be a choice (`a|b`) as a whole; in doubt it is. */
function hasChoice(pattern: string): boolean {
  const plain = pattern.replace(/\\[^Q]/g, '');

  return plain.includes('|') && (/[[\\]/.test(plain) || outsideGroups(plain).includes('|'));
}

function outsideGroups(pattern: string): string {
  const less = pattern.replace(/\([^()]*\)/g, '');

  return less === pattern ? less : outsideGroups(less);
}

function sentence(pattern: string, error: unknown): string {
  if (/\(\?<?[=!]/.test(pattern)) {
    return 'looks ahead or behind with (?=, (?!, (?<= or (?<!, which patterns cannot do';
  }

  if (/\\[1-9]|\\k</.test(pattern)) {
    return 'refers back to an earlier group, which patterns cannot do';
  }

  const reason = error instanceof RE2JSException ? error.message : '';

  return `is not a valid pattern${reason.replace(/^error parsing regexp/, '')}`;
}
