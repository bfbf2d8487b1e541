import type { Rule } from '../../../shared/rules';
import type { CompiledRule } from './match';
import { compilePattern, patternProblem, type Search } from './pattern';

/** Compiles the rules of a channel, in their order. */
export function compileRules(rules: readonly Rule[]): CompiledRule[] {
  return rules.map((rule) => ({
    rule,
    isFoundIn: patternProblem(rule.pattern) === null ? compilePattern(rule.pattern) : never,
    countries: new Set(rule.countries),
  }));
}

/** Patterns are checked when they are saved; one that an import brought must not stop a page. */
const never: Search = () => false;
