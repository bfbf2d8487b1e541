import { neededText, subjectOf } from '../../../server/src/rules/needed-text';

it.each([
  ['', ''],
  ['/shop', '/shop'],
  ['^/shop$', '/shop'],
  ['^/shop/item-5(/|$)', '/shop/item-5'],
  ['/(en|fr)/product-5/(a|b)', '/product-5/'],
  ['/cat5/.*/buy', '/cat5/'],
  ['[a-z]+-12$', '-12'],
  ['colou?r', 'colo'],
  ['/items/x{2,3}', '/items/'],
  ['/a\\.html', 'html'],
  ['/shop|/cart', ''],
  ['(/shop|/cart)', ''],
  ['\\Q(a|b)\\E', ''],
  ['\\x41bc', ''],
  ['[[:alpha:]]bc', ''],
  ['a(?i)bc', ''],
])('needs of %j %j', (pattern, text) => {
  expect(neededText(pattern)).toEqual({ text, folded: false });
});

it.each([
  ['(?i)/Shop', '/shop'],
  ['(?i)^/(en|fr)/Sale', '/sale'],
  ['(?i)/été', ''],
])('needs of %j %j with capitals folded', (pattern, text) => {
  expect(neededText(pattern)).toEqual({ text, folded: true });
});

it('folds what the engine takes for the same letter', () => {
  expect(subjectOf('/SHOP \u212A ſ').folded).toBe('/shop k s');
});
