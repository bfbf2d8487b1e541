import fc from 'fast-check';
import { RE2JS } from 're2js';
import { subjectOf } from '../../../server/src/rules/needed-text';
import { compilePattern, patternProblem } from '../../../server/src/rules/pattern';

const isFound = (pattern: string, page: string): boolean =>
  compilePattern(pattern)(subjectOf(page));

it.each([
  ['', '/anything', true],
  ['/', '/', true],
  ['/', '/shop', true],
  ['/shop', '/shop', true],
  ['/shop', '/en/shop/12', true],
  ['/shop', '/Shop', false],
  ['^/shop$', '/shop', true],
  ['^/shop$', '/shop/12', false],
  ['(?i)/shop', '/SHOP', true],
  ['/(en|fr)/', '/fr/page', true],
  ['/shop|/cart', '/cart', true],
  ['^/shop(/|$)', '/shopping', false],
  ['^/shop(/|$)', '/shop/12', true],
  ['utm_source=news', '/?utm_source=newsletter', true],
  ['#reviews$', '/item#reviews', true],
  ['/item/\\d+', '/item/42', true],
  ['/item/\\d+', '/item/x', false],
  ['/a\\.b', '/axb', false],
  ['colou?r', '/color', true],
  ['/x{2}', '/x', false],
  ['\\Q(|\\E|/b', '/b', true],
  ['漢+', '/漢漢', true],
  ['👍?x', '/x', true],
])('searches %j in %j: %s', (pattern, page, answer) => {
  expect(isFound(pattern, page)).toBe(answer);
});

it.each([
  ['([', 'is not a valid pattern: missing closing ]: `[`'],
  ['a)', 'is not a valid pattern: unexpected ): `a)`'],
  ['*', 'is not a valid pattern: missing argument to repetition operator: `*`'],
  ['a{1001}', 'is not a valid pattern: invalid repeat count: `{1001}`'],
  ['(?=shop)', 'looks ahead or behind with (?=, (?!, (?<= or (?<!, which patterns cannot do'],
  ['(?<!en)/shop', 'looks ahead or behind with (?=, (?!, (?<= or (?<!, which patterns cannot do'],
  ['(a)\\1', 'refers back to an earlier group, which patterns cannot do'],
  ['(?P<a>x)\\k<a>', 'refers back to an earlier group, which patterns cannot do'],
])('says that %j %s', (pattern, problem) => {
  expect(patternProblem(pattern)).toBe(problem);
});

it('accepts what hangs other engines, and takes linear time for it', () => {
  const page = `${'a'.repeat(50_000)}!`;

  for (const pattern of ['(a+)+$', '^(a|a?)+$', '(.*a){20}$', '([a-z]+)*#']) {
    expect(patternProblem(pattern)).toBeNull();
    expect(isFound(pattern, page)).toBe(false);
  }
});

it('finds what the plain engine finds', () => {
  const piece = fc.constantFrom(
    ...[
      '/',
      'a',
      'b',
      'ab',
      'k',
      's',
      '.',
      '\\.',
      '\\d',
      '\\w',
      '\\b',
      '^',
      '$',
      '(',
      ')',
      '(?:',
      '|',
    ],
    ...[
      '*',
      '+',
      '?',
      '{2}',
      '{0,1}',
      '{0}',
      '{',
      '[',
      ']',
      '[^a]',
      '[]a]',
      '[[:alpha:]]',
      '[\\]a]',
    ],
    ...[
      '\\Q',
      '\\E',
      '\\(',
      '\\|',
      '\\\\',
      '\\x61',
      '\\pL',
      '👍',
      'é',
      '(?i)',
      '(?i:',
      '(?P<n>',
      '1',
    ]
  );
  const patterns = fc
    .tuple(fc.constantFrom('', '', '(?i)'), fc.array(piece, { maxLength: 8 }))
    .map(([flag, pieces]) => flag + pieces.join(''))
    .filter((pattern) => patternProblem(pattern) === null);
  const characters = ['/', 'a', 'b', 'A', 'B', 'k', 'K', '\u212A', 's', 'ſ', 'S', '.', '1', '|'];
  const pages = fc
    .array(fc.constantFrom(...characters, '(', '\\', '{', '👍', 'é', 'É'), { maxLength: 10 })
    .map((pieces) => pieces.join(''));

  fc.assert(
    fc.property(patterns, pages, (pattern, page) => {
      expect(isFound(pattern, page)).toBe(RE2JS.compile(pattern).test(page));
    }),
    { numRuns: 3_000 }
  );
});
