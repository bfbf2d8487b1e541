import { BARE, framed, frameOf, originsOf } from '../../../server/src/pages/frame';

const PAGE = '<html><head><title>x</title></head><body><p>y</p></body></html>';

it.each([
  [null, false, 'page'],
  [null, true, 'fragment'],
  ['fragment', false, 'fragment'],
  [{ header: '<b>us</b>' }, false, 'page'],
  [{ header: '<b>us</b>' }, true, 'fragment'],
] as const)('a site that chose %j, asked for a fragment: %s, gives a %s', (layout, wants, kind) => {
  expect(frameOf(layout, wants).kind).toBe(kind);
});

it('puts the site’s own header and footer around what is ours', () => {
  const frame = frameOf({ header: '<nav>$& us</nav>', footer: '<footer>them</footer>' }, false);

  expect(framed(PAGE, frame, null)).toBe(
    '<!doctype html><html><head><title>x</title></head><body><nav>$& us</nav><p>y</p><footer>them</footer></body></html>'
  );
});

it('leaves a fragment as it is: no head, no doctype', () => {
  expect(framed('<div class="livechat"></div>', { kind: 'fragment' }, null)).toBe(
    '<div class="livechat"></div>'
  );
});

it('puts what search engines read into the head, or behind a fragment', () => {
  expect(framed(PAGE, BARE, '{"a":1}')).toContain(
    '<script type="application/ld+json">{"a":1}</script></head>'
  );
  expect(framed('<div></div>', { kind: 'fragment' }, '{}')).toBe(
    '<div></div><script type="application/ld+json">{}</script>'
  );
});

it('names the origins its style sheets come from, each once', () => {
  const stylesheets = ['https://shop.example/a.css', 'https://shop.example/b.css', '/own.css'];

  expect(originsOf(frameOf({ stylesheets }, false))).toEqual(['https://shop.example']);
  expect(originsOf(frameOf({ stylesheets }, true))).toEqual([]);
});
