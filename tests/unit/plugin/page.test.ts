import fc from 'fast-check';
import { pageOf } from '../../../server/src/plugin/page';
import { PAGE_MAX } from '../../../shared/page';

it.each([
  ['https://shop.example/cart?x=1#top', '/cart?x=1#top'],
  ['https://shop.example', '/'],
  ['https://shop.example?x=1', '/?x=1'],
  ['HTTPS://ada:secret@shop.example:8443/cart', '/cart'],
  ['http:shop.example/cart', '/cart'],
  ['https:\\\\shop.example\\cart', '/cart'],
  ['https://no host/cart', '/cart'],
  ['capacitor://localhost/cart', '/cart'],
  ['http://localhost:3000/a%20b', '/a%20b'],
  ['/cart?x=1#top', '/cart?x=1#top'],
  ['/go?to=https://shop.example/cart', '/go?to=https://shop.example/cart'],
  ['//shop.example/cart', '//shop.example/cart'],
  ['#top', '/#top'],
  ['cart', '/cart'],
  ['', '/'],
  ['https://', '/'],
  ['/größe?q=ä b', '/gr%C3%B6%C3%9Fe?q=%C3%A4%20b'],
  ['/a\0b\ud83d', '/a%00b%EF%BF%BD'],
])('reads the page of %j as %j', (address, page) => {
  expect(pageOf(address)).toBe(page);
});

it('leaves out the middle of a page that is too long: its beginning and its end stay', () => {
  const page = pageOf(`/shop/${'a/'.repeat(10_000)}manual.pdf#page=3`);

  expect(page).toHaveLength(PAGE_MAX);
  expect(page).toMatch(/^\/shop\/a.*….*manual\.pdf#page=3$/);
});

it('reads a page the same once it was read', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })),
      (address) => {
        expect(pageOf(pageOf(address))).toBe(pageOf(address));
      }
    )
  );
});
