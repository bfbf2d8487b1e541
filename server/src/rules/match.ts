import type { Rule, RuleAction, Verdict, Visit } from '../../../shared/rules';
import { subjectOf } from './needed-text';
import type { Search } from './pattern';

/** A rule ready to be tried often. */
export interface CompiledRule {
  rule: Rule;
  isFoundIn: Search;
  countries: ReadonlySet<string>;
}

/** What decides, besides the rules, whether somebody can be reached. */
export interface Presence {
  operatorAvailable: boolean;
  /** Whether the channel offers to leave a message when nobody is there. */
  offlineForm: boolean;
}

/** The first rule for the visitor's country, else the first without countries; null when none applies. */
export function matchRule(rules: readonly CompiledRule[], visit: Visit): Rule | null {
  return verdict(rules, visit).rule;
}

/**
 * What the rules say of a visit, and why. Without a winner the button shows, unless a rule that
 * would show it on this page is for other countries only: then the channel is meant for those.
 */
export function verdict(rules: readonly CompiledRule[], { page, country }: Visit): Verdict {
  const subject = subjectOf(page);
  const isHere = ({ countries }: CompiledRule) => country !== null && countries.has(country);
  const local = rules.find((rule) => isHere(rule) && rule.isFoundIn(subject));

  // Of `show /` for everybody and `hide /shop` for FR, a visitor from FR on /shop gets the second, wherever it stands.
  if (local !== undefined) {
    return won(local.rule, 'country-rule');
  }

  const general = rules.find((rule) => rule.countries.size === 0 && rule.isFoundIn(subject));

  // From DE, or from nobody knows where, the first; and of two for everybody the one that stands first.
  if (general !== undefined) {
    return won(general.rule, 'general-rule');
  }

  const isForOthers = rules.some(
    (rule) =>
      rule.countries.size > 0 &&
      !isHere(rule) &&
      rule.rule.action !== 'hide' &&
      rule.isFoundIn(subject)
  );

  // With nothing but `open /shop` for FR: /shop is hidden from DE, and /about shows the button to everybody.
  return isForOthers
    ? { rule: null, action: 'hide', reason: 'other-countries' }
    : { rule: null, action: 'show', reason: 'no-rule' };
}

/** Id of the chatbot that answers, or null. One that is not usable leaves the rule its action. */
export function botOf(
  rule: Rule | null,
  usableBots: ReadonlySet<string>,
  { operatorAvailable }: Presence
): string | null {
  if (rule === null || rule.chatbot === null || !usableBots.has(rule.chatbot)) {
    return null;
  }

  return rule.onlyIfNoOperator && operatorAvailable ? null : rule.chatbot;
}

/** Whether the visitor sees a button: it is not hidden, and a bot, an operator or a form is behind it. */
export function isAvailable(action: RuleAction, bot: string | null, presence: Presence): boolean {
  return action !== 'hide' && (bot !== null || presence.operatorAvailable || presence.offlineForm);
}

const won = (rule: Rule, reason: Verdict['reason']): Verdict => ({
  rule,
  action: rule.action,
  reason,
});
