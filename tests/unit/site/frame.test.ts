import {
  BARE,
  framed,
  frameOf,
  inlineStyles,
  originsOf,
  withoutEffect,
} from '../../../server/src/site/frame';

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

it('finds the styles written into header and footer, as a browser reads them', () => {
  const frame = frameOf(
    {
      header: '<style media="all">a > b { top: 0 }</style><i style="color: red">x</i>',
      footer: "<STYLE>\nc{}</STYLE><b class=y style='font: &quot;A&quot;'>y</b>",
    },
    false
  );

  expect(inlineStyles(frame)).toEqual({
    elements: ['a > b { top: 0 }', '\nc{}'],
    attributes: ['color: red', 'font: "A"'],
  });
  expect(inlineStyles({ kind: 'fragment' })).toEqual({ elements: [], attributes: [] });
});

it.each([
  ['<script src="/a.js"></script>', ['<script>']],
  ['<a onclick="go()">x</a><iframe src=/x></iframe>', ['<iframe>', 'onclick']],
  ['<nav data-on="x"><a href="/on=1">on = 1</a></nav>', []],
])('names what of %j will not work on a page where nothing runs', (header, named) => {
  expect(withoutEffect(frameOf({ header }, false))).toEqual(named);
});
