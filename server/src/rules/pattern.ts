import { RE2JS, RE2JSException } from 're2js';
import { neededText, type Subject } from './needed-text';

/** Tells whether a pattern is found in a page. */
export type Search = (subject: Subject) => boolean;

/** What is wrong with a pattern, in the words of who typed it, or null. */
export function patternProblem(pattern: string): string | null {
  try {
    RE2JS.compile(pattern);

    return null;
  } catch (error) {
    return sentence(pattern, error);
  }
}

/** Compiles a pattern once to search often. RE2 needs linear time whatever was typed. */
export function compilePattern(pattern: string): Search {
  const { text, folded } = neededText(pattern);

  if (text === pattern) {
    return ({ page }) => page.includes(text);
  }

  const compiled = RE2JS.compile(pattern);

  return folded
    ? (subject) => subject.folded.includes(text) && compiled.test(subject.page)
    : ({ page }) => page.includes(text) && compiled.test(page);
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
