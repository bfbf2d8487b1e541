import fc from 'fast-check';
import { compileRules } from '../../../server/src/rules/compile';
import { botOf, isAvailable, matchRule, verdict } from '../../../server/src/rules/match';
import { RULE_ACTIONS, type Rule, type Visit } from '../../../shared/rules';

const rule = (input: Partial<Rule> = {}): Rule => ({
  id: 'rule',
  action: 'show',
  pattern: '',
  countries: [],
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
  ...input,
});

const visit = (input: Partial<Visit> = {}): Visit => ({ page: '/shop', country: 'FR', ...input });

const winner = (rules: Rule[], input: Partial<Visit> = {}) =>
  matchRule(compileRules(rules), visit(input))?.id ?? null;

const said = (rules: Rule[], input: Partial<Visit> = {}) => {
  const { action, reason } = verdict(compileRules(rules), visit(input));

  return `${action}, ${reason}`;
};

it('lets the first general rule win whose pattern is in the page', () => {
  const rules = [
    rule({ id: 'a', pattern: '/cart' }),
    rule({ id: 'b', pattern: '/shop' }),
    rule({ id: 'c', pattern: '/' }),
  ];

  expect(winner(rules)).toBe('b');
  expect(winner(rules, { page: '/cart' })).toBe('a');
  expect(winner(rules, { page: '/about' })).toBe('c');
});

it('lets a rule of the visitor’s country beat every general one', () => {
  const rules = [rule({ id: 'general' }), rule({ id: 'french', countries: ['BE', 'FR'] })];

  expect(winner(rules)).toBe('french');
  expect(winner(rules, { country: 'DE' })).toBe('general');
});

it('goes by order among the rules of a country', () => {
  const rules = [
    rule({ id: 'a', countries: ['FR'], pattern: '/cart' }),
    rule({ id: 'b', countries: ['FR', 'BE'] }),
    rule({ id: 'c', countries: ['FR'] }),
  ];

  expect(winner(rules)).toBe('b');
});

it('treats an unknown country as outside every list', () => {
  expect(winner([rule({ countries: ['FR'] })], { country: null })).toBeNull();
});

it('shows the button where there is no rule', () => {
  expect(said([])).toBe('show, no-rule');
});

it('shows the button where no pattern is in the page', () => {
  expect(said([rule({ pattern: '/cart', action: 'open' })])).toBe('show, no-rule');
});

it.each(['FR', null])('hides the button from %s where it is for other countries', (country) => {
  expect(said([rule({ countries: ['DE'], action: 'notify' })], { country })).toBe(
    'hide, other-countries'
  );
});

it('shows the button on pages the other countries’ rule does not name', () => {
  expect(said([rule({ countries: ['DE'], pattern: '/cart' })])).toBe('show, no-rule');
});

it('never hides the button here because a rule hides it elsewhere', () => {
  expect(said([rule({ countries: ['DE'], action: 'hide' })])).toBe('show, no-rule');
});

it('lets a general rule win over rules for other countries', () => {
  const rules = [rule({ countries: ['DE'] }), rule({ action: 'notify' })];

  expect(said(rules)).toBe('notify, general-rule');
});

it('lets a general rule hide the button from everybody else', () => {
  const rules = [rule({ action: 'hide' }), rule({ countries: ['FR'], action: 'open' })];

  expect(said(rules)).toBe('open, country-rule');
  expect(said(rules, { country: 'DE' })).toBe('hide, general-rule');
});

it('passes over a stored pattern that cannot be compiled', () => {
  expect(winner([rule({ id: 'broken', pattern: '([' }), rule({ id: 'next' })])).toBe('next');
});

it('follows the precedence of the specification, whatever the rules', () => {
  const rules = fc.array(
    fc.record({
      action: fc.constantFrom(...RULE_ACTIONS),
      pattern: fc.constantFrom('', '/', '/shop', '/cart', '^/shop$'),
      countries: fc.subarray(['FR', 'DE', 'BE']),
    }),
    { maxLength: 6 }
  );
  const visits = fc.record({
    page: fc.constantFrom('/', '/shop', '/shop/1', '/cart'),
    country: fc.constantFrom('FR', 'DE', 'US', null),
  });

  fc.assert(
    fc.property(rules, visits, (inputs, { page, country }) => {
      const list = inputs.map((input, index) => rule({ ...input, id: String(index) }));
      const fitting = list.filter(({ pattern }) => new RegExp(pattern).test(page));
      const local = fitting.filter(({ countries }) => country && countries.includes(country));
      const general = fitting.filter(({ countries }) => countries.length === 0);
      const elsewhere = fitting.filter(({ action }) => action !== 'hide');
      const won = local[0] ?? general[0] ?? null;
      const result = verdict(compileRules(list), { page, country });

      expect(result.rule).toEqual(won);
      expect(result.action).toBe(won?.action ?? (elsewhere.length > 0 ? 'hide' : 'show'));
    })
  );
});

const nobody = { operatorAvailable: false, offlineForm: false };
const somebody = { operatorAvailable: true, offlineForm: false };
const form = { operatorAvailable: false, offlineForm: true };

it.each([
  { named: null, only: false, presence: nobody, bot: null },
  { named: 'gone', only: false, presence: nobody, bot: null },
  { named: 'bot', only: false, presence: nobody, bot: 'bot' },
  { named: 'bot', only: false, presence: somebody, bot: 'bot' },
  { named: 'bot', only: true, presence: nobody, bot: 'bot' },
  { named: 'bot', only: true, presence: somebody, bot: null },
])('answers with bot $bot for $named, only if nobody: $only', ({ named, only, presence, bot }) => {
  const winning = rule({ chatbot: named, onlyIfNoOperator: only });

  expect(botOf(winning, new Set(['bot']), presence)).toBe(bot);
});

it('has no bot where no rule won', () => {
  expect(botOf(null, new Set(['bot']), nobody)).toBeNull();
});

it.each([
  { action: 'show', bot: null, presence: nobody, available: false },
  { action: 'show', bot: null, presence: somebody, available: true },
  { action: 'show', bot: null, presence: form, available: true },
  { action: 'notify', bot: 'bot', presence: nobody, available: true },
  { action: 'open', bot: null, presence: nobody, available: false },
  { action: 'hide', bot: null, presence: somebody, available: false },
  { action: 'hide', bot: 'bot', presence: somebody, available: false },
  { action: 'hide', bot: null, presence: form, available: false },
] as const)('is available: $available for $action with $bot and $presence', (given) => {
  expect(isAvailable(given.action, given.bot, given.presence)).toBe(given.available);
});
