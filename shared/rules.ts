/**
 * What a rule does with the button: show it, show it with a text bubble, open the window by itself, or hide it.
 *
 * @example
 * RULE_ACTIONS; // ['show', 'notify', 'open', 'hide']
 */
export const RULE_ACTIONS = ['show', 'notify', 'open', 'hide'] as const;

/**
 * @example
 * const quiet: RuleAction = 'hide';
 */
export type RuleAction = (typeof RULE_ACTIONS)[number];

/**
 * A rule as the admin form edits it; the order in the list is the order of the rules.
 *
 * @example
 * const checkout: RuleInput = {
 *   action: 'open',
 *   pattern: '^/checkout',
 *   countries: ['FR', 'BE'],
 *   openAfterSeconds: 20,
 *   chatbot: null,
 *   onlyIfNoOperator: false,
 * };
 */
export interface RuleInput {
  action: RuleAction;
  /** RE2 pattern searched in path + query + hash; empty matches every page. */
  pattern: string;
  /** ISO 3166-1 alpha-2 codes; empty means everywhere. */
  countries: string[];
  /** Seconds from page load, used by `open` only. */
  openAfterSeconds: number;
  /** Id of a chatbot; null for none. */
  chatbot: string | null;
  onlyIfNoOperator: boolean;
}

/**
 * @example
 * const isForAll = ({ pattern, countries }: Rule): boolean => pattern === '' && countries.length === 0;
 */
export interface Rule extends RuleInput {
  id: string;
}

/**
 * A page view the rules decide about.
 *
 * @example
 * const visit: Visit = { page: '/shop?color=red', country: 'FR' };
 */
export interface Visit {
  /** Path + query + hash; never the host. */
  page: string;
  /** ISO 3166-1 alpha-2; null when unknown. */
  country: string | null;
}

/**
 * Why a visit got its answer, for “Try a rule”.
 *
 * @example
 * const none: Reason = 'no-rule';
 */
export type Reason = 'country-rule' | 'general-rule' | 'other-countries' | 'no-rule';

/**
 * What the rules of a channel say of a visit, before availability is looked at.
 *
 * @example
 * const shown: Verdict = { rule: null, action: 'show', reason: 'no-rule' };
 */
export interface Verdict {
  rule: Rule | null;
  action: RuleAction;
  reason: Reason;
}

/**
 * `POST /livechat/admin/rules/:channel/try`
 *
 * @example
 * const seesButton = ({ action, available }: TryResult): boolean => action !== 'hide' && available;
 */
export interface TryResult extends Verdict {
  /** Place of the winning rule in the list, from 1; null when none won. */
  position: number | null;
  /** Whether the visitor would see the button just now. */
  available: boolean;
  /** Whether the channel's business hours have it open just now. */
  isOpen: boolean;
}

/**
 * @example
 * RULE_LIMITS.pattern; // 500
 */
export const RULE_LIMITS = { rules: 1_000, pattern: 500, openAfterSeconds: 3_600 } as const;
