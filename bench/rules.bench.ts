import { compileRules } from '../server/src/rules/compile';
import { verdict } from '../server/src/rules/match';
import type { Rule } from '../shared';
import { type Result, result, rounds, type World } from './world';

const RULES = 1_000;
const ROUNDS = 15;
const PAGE_LOADS = 2_000;

/** What deciding about one page load may cost, in microseconds. */
const ALLOWED = 100;

/** Deciding about a page load where a channel has 1,000 rules, in the worst order. */
export async function rules({ say }: World): Promise<Result[]> {
  const plain = compileRules(
    Array.from({ length: RULES }, (_, index) => rule(index, plainPattern))
  );
  const mixed = compileRules(
    Array.from({ length: RULES }, (_, index) => rule(index, mixedPattern))
  );
  const visits = [
    { page: '/shop/vases/blue-vase?from=newsletter#sizes', country: 'BE' },
    { page: '/shop/pots/item-5000', country: null },
  ];
  const cost = (compiled: typeof plain): number => {
    const before = process.cpuUsage();

    for (let load = 0; load < PAGE_LOADS; load += 1) {
      for (const visit of visits) {
        verdict(compiled, visit);
      }
    }

    const { user, system } = process.cpuUsage(before);

    return (user + system) / (PAGE_LOADS * visits.length);
  };
  const share = (compiled: typeof plain) =>
    rounds(ROUNDS, async () => {
      const spent = cost(compiled);

      say(`rules: ${spent.toFixed(1)} µs a page load`);

      return spent / ALLOWED;
    });

  const hard = compileRules(
    Array.from({ length: RULES }, (_, index) =>
      rule(index, index % 20 === 0 ? hardPattern : mixedPattern)
    )
  );

  await share(mixed);

  return [
    result(
      `1,000 plain rules, none applies : the ${ALLOWED} µs of CPU allowed`,
      await share(plain),
      {
        atMost: 1,
      }
    ),
    result(
      `1,000 rules, half of them patterns, none applies : the ${ALLOWED} µs of CPU allowed`,
      await share(mixed),
      { atMost: 1 }
    ),
    result(
      `1,000 rules, 50 of them patterns without any fixed text : the ${ALLOWED} µs of CPU allowed`,
      await share(hard),
      null
    ),
  ];
}

const plainPattern = (index: number): string => `/shop/category-${index}/`;

const mixedPattern = (index: number): string =>
  index % 2 === 0 ? plainPattern(index) : `^/shop/(pots|plates)/.*item-${index}$`;

/** Without a text to look for first, every one of them is really searched for. */
const hardPattern = (index: number): string => `^/[a-z]+/[a-z]{${(index % 9) + 6},}/[0-9]+$`;

const rule = (index: number, pattern: (index: number) => string): Rule => ({
  id: `rule-${index}`,
  action: 'show',
  pattern: pattern(index),
  countries: index % 3 === 0 ? ['NL', 'DE'] : [],
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
});
