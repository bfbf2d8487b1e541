import fc from 'fast-check';
import LinkifyIt from 'linkify-it';
import { unlinked } from '../../../server/src/templates/unlinked';
import { NASTY_TEXTS } from '../../support/nasty';

/** Finds links as eagerly as it can: what mail programs do to a text. */
const eager = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true }).tlds(
  ['рф', '中国', 'example', 'example2', 'test', 'zip', 'mov', 'md'],
  true
);

const linksIn = (text: string): string[] => (eager.match(text) ?? []).map(({ raw }) => raw);

const LINKS = [
  'http://evil.example/path?a=b#c',
  'https://evil.com',
  'HTTPS://EVIL.COM',
  'http://intranet:3000/x',
  'http://1249763844/',
  'ftp://evil.com',
  'www.evil.com',
  'WWW.evil',
  'evil.com',
  'evil.com/login.html',
  'sub.evil.co.uk:8080/x',
  'user@evil.com',
  'user+tag@evil.example',
  'mailto:user@evil.com',
  'tel:+15551234567',
  'javascript:alert(1)',
  '192.168.0.1/admin',
  'münchen.de',
  'пример.рф',
  '例子.中国',
  'xn--e1afmkfd.xn--p1ai',
  'evil。com',
  'evil．com',
  'evil｡com',
  'evil․com',
  'ｅｖｉｌ．ｃｏｍ',
  'https：／／evil.com',
  'user＠evil.com',
  'evil.\u200Bcom',
  'evil.\u00ADcom',
  'evil\u2060.com',
  '(evil.com)',
  '<https://evil.com>',
  '"evil.com"',
  'evil.com,other.com;third.com',
  'Hallo.Wie',
  'a.b.c.d.evil.com',
  '//evil.com',
  '//http.127',
  '\\\\evil\\share',
  'file.md',
  'skype:evil?call',
] as const;

it.each(LINKS)('leaves nothing of %s to press', (link) => {
  for (const text of [link, `Look: ${link}, now`, `${link}\n${link}`, `漢字${link}`, `(${link})`]) {
    expect(linksIn(unlinked(text))).toEqual([]);
  }
});

it.each([
  ['http://evil.example/a.b', 'http[:]//evil[.]example/a[.]b'],
  ['Write to me@home.example.', 'Write to me[@]home[.]example.'],
  ['evil。com', 'evil[。]com'],
  ['tel:+1555', 'tel[:]+1555'],
])('writes %s so that people can still read it: %s', (text, shown) => {
  expect(unlinked(text)).toBe(shown);
});

it.each([
  'Thank you. It works now.',
  'e.g. this, i.e. that, z.B. jenes, u.s.w.',
  'It costs 3.50 or 1.234,56, not 12.5%.',
  'Version 2.0.1 at 10:30, 5:1',
  'Note: nothing',
  'Well... yes… no',
  '你好。我想问一下。谢谢',
  'お願いします。ありがとう',
  '@ada said #wow',
  'a/b and C:\\Users',
  '👍🏽 👩‍👩‍👧‍👦',
  'مرحبا بالعالم',
  '',
])('leaves %j as it is', (text) => {
  expect(unlinked(text)).toBe(text);
});

it('leaves no link in any of the nasty texts, and says all of them', () => {
  for (const text of NASTY_TEXTS) {
    expect(linksIn(unlinked(text))).toEqual([]);
    expect(unlinked(text).replace(/\[(.)\]/gu, '$1')).toBe(text);
  }
});

it('leaves no link in anything that is put together of what links are made of', () => {
  const piece = fc.constantFrom(
    ...['http', 'https', 'www', 'evil', 'com', 'de', 'xn--p1ai', 'рф', 'a', '1', '127', '中国'],
    ...['.', '。', '．', '․', ':', '：', '/', '//', '://', '@', '＠', '-', '_', ',', ' ', '\n'],
    ...['mailto:', 'tel:', '(', ')', '[', ']', '\u200B', '\u00AD', '%2e', '?', '#', '&', '\\\\']
  );

  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(linksIn(unlinked(pieces.join('')))).toEqual([]);
    }),
    { numRuns: 3_000 }
  );
});
