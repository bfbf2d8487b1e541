import { pageOf } from '../../../server/src/rules/page';

it.each([
  ['https://shop.example/cart?x=1#top', '/cart?x=1#top'],
  ['https://shop.example', '/'],
  ['http://localhost:3000/a%20b', '/a%20b'],
  ['/cart?x=1#top', '/cart?x=1#top'],
  ['cart', 'cart'],
  ['', ''],
  ['https://', 'https://'],
])('reads the page of %j as %j', (typed, page) => {
  expect(pageOf(typed)).toBe(page);
});
