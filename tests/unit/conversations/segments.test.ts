import fc from 'fast-check';
import { excerpt, segments } from '../../../server/src/conversations/segments';

describe('segments', () => {
  it.each([
    ['hello', [{ text: 'hello' }]],
    [
      'see https://shop.example/a?b=c now',
      [
        { text: 'see ' },
        { text: 'https://shop.example/a?b=c', href: 'https://shop.example/a?b=c' },
        { text: ' now' },
      ],
    ],
    ['www.shop.com', [{ text: 'www.shop.com', href: 'http://www.shop.com' }]],
    ['ada@shop.com', [{ text: 'ada@shop.com', href: 'mailto:ada@shop.com' }]],
    ['<b>bold</b>', [{ text: '<b>bold</b>' }]],
  ])('reads %j', (body, pieces) => {
    expect(segments(body)).toEqual(pieces);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://files.example/x', 'vbscript:x'])(
    'makes no link of %s',
    (body) => {
      expect(segments(body).every(({ href }) => href === undefined)).toBe(true);
    }
  );

  it('loses not a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.webUrl(), (text, url) => {
        const body = `${text} ${url} ${text}`;

        expect(
          segments(body)
            .map((piece) => piece.text)
            .join('')
        ).toBe(body);
      })
    );
  });
});

describe('excerpt', () => {
  it.each([
    ['short', 'short'],
    ['two\nlines  and\tspace', 'two lines and space'],
    ['x'.repeat(200), `${'x'.repeat(119)}…`],
    ['👩‍🚀'.repeat(2), '👩‍🚀👩‍🚀'],
  ])('puts %j on one line', (body, line) => {
    expect(excerpt(body)).toBe(line);
  });
});
