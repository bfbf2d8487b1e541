import fc from 'fast-check';
import { segments } from '../../../server/src/channels/segments';
import { excerpt } from '../../../server/src/threads/excerpt';

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
    ['www.shop.com', [{ text: 'www.shop.com', href: 'https://www.shop.com' }]],
    ['ada@shop.com', [{ text: 'ada@shop.com', href: 'mailto:ada@shop.com' }]],
    ['<b>bold</b>', [{ text: '<b>bold</b>' }]],
  ])('reads %j', (body, pieces) => {
    expect(segments(body)).toEqual(pieces);
  });

  it.each([
    ['file.md'],
    ['see readme.md, index.ts and shop.com/cart'],
    ['javascript:alert(1)'],
    ['javascript://shop.example/%0aalert(1)'],
    ['data:text/html,x'],
    ['vbscript:x'],
    ['ftp://files.example/x'],
    ['tel:+123'],
    ['//shop.example/x'],
    ['xhttps://shop.example'],
    ['httpſ://shop.example'],
    ['https://'],
    ['https:///'],
    ['https://shop.example:99999/'],
    ['https://bank.example@evil.example/'],
    ['https://bank.example:pw@evil.example/'],
    ['www.'],
    ['www..com'],
    ['www.shop'],
    ['www.1.2.3.4'],
    ['wwww.shop.com'],
    ['1.2.3.4'],
    ['@ada@mastodon.example'],
    ['ada@'],
    ['ada@shop'],
    ['lodash@4.17.21'],
    [`https://shop.example/${'a'.repeat(2_000)}`],
  ])('makes no link of %s', (body) => {
    expect(segments(body)).toEqual([{ text: body }]);
  });

  it.each([
    ['HTTP://SHOP.EXAMPLE', 'HTTP://SHOP.EXAMPLE'],
    ['WWW.Shop.Example/x', 'https://WWW.Shop.Example/x'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['http://[::1]/x', 'http://[::1]/x'],
    ['https://10.0.0.1:8080', 'https://10.0.0.1:8080'],
    ['https://münchen.example/straße', 'https://münchen.example/straße'],
    ['https://例え.jp/道', 'https://例え.jp/道'],
    ['https://fa.example/می‌خواهم', 'https://fa.example/می‌خواهم'],
    ['https://shop.example/😀?q[]=1&x={y}#a,b;c', 'https://shop.example/😀?q[]=1&x={y}#a,b;c'],
    ['https://shop.example/wiki/Berlin_(Stadt)', 'https://shop.example/wiki/Berlin_(Stadt)'],
    ['ada.b+tag@sub.shop.co.uk', 'mailto:ada.b+tag@sub.shop.co.uk'],
    ['ada@intern.local', 'mailto:ada@intern.local'],
  ])('follows the whole of %s', (body, href) => {
    expect(segments(body)).toEqual([{ text: body, href }]);
  });

  it.each([
    ['(see https://shop.example/b).', ['https://shop.example/b']],
    ['“https://shop.example/b”', ['https://shop.example/b']],
    ['<https://shop.example/b>', ['https://shop.example/b']],
    ['<a href="https://shop.example/b">here</a>', ['https://shop.example/b']],
    ['*https://shop.example/b*, or?', ['https://shop.example/b']],
    ['https://shop.example/b…', ['https://shop.example/b']],
    ['请看https://shop.example/b。谢谢', ['https://shop.example/b']],
    ['https://shop.example/b\u202egpj.exe', ['https://shop.example/b']],
    ['https://shop.example/#a(b)c))', ['https://shop.example/#a(b)c']],
    ['https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
    ['https://a.example\nwww.b.example', ['https://a.example', 'https://www.b.example']],
    ['ada@a.example,bob@b.example.', ['mailto:ada@a.example', 'mailto:bob@b.example']],
    ['mailto:ada@shop.example?bcc=all', ['mailto:ada@shop.example']],
    ['git@shop.example:x/y.git', ['mailto:git@shop.example']],
    ['ada@a.example:https://b.example', ['mailto:ada@a.example', 'https://b.example']],
  ])('finds the links of %j', (body, links) => {
    expect(segments(body).flatMap(({ href }) => href ?? [])).toEqual(links);
  });

  it('makes fifty links of a message and no more, and keeps the rest of it', () => {
    const body = 'https://shop.example '.repeat(200);
    const pieces = segments(body);

    expect(pieces.filter(({ href }) => href)).toHaveLength(50);
    expect(pieces.map(({ text }) => text).join('')).toBe(body);
  });

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
  ])('puts %j on one line', (body, message) => {
    expect(excerpt(body)).toBe(message);
  });
});
