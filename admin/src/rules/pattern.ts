import { RULE_LIMITS } from '../../../shared/rules';
import { lengthOf } from '../../../shared/text';

/** What is surely wrong with a pattern, or null. The server reads RE2 and has the last word. */
export function patternProblem(pattern: string): 'too-long' | 'pattern' | null {
  if (lengthOf(pattern) > RULE_LIMITS.pattern) {
    return 'too-long';
  }

  return areBracketsClosed(pattern) ? null : 'pattern';
}

/** Browsers read another dialect, so only what both refuse is refused here: brackets left open. */
function areBracketsClosed(pattern: string): boolean {
  const bare = pattern.replace(/\\./gs, '').replace(/\[\^?\]?[^\]]*\]/g, '');
  let depth = 0;

  for (const sign of bare) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;

    if (depth < 0 || sign === '[') {
      return false;
    }
  }

  return depth === 0;
}
