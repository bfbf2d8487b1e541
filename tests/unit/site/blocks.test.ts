import fc from 'fast-check';
import { readBlocks, safeUrl } from '../../../server/src/site/blocks';

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: object[]) => ({ type: 'paragraph', children });

describe('safeUrl', () => {
  it.each([
    'https://shop.example/a?b=c#d',
    'http://shop.example',
    'mailto:help@shop.example',
    'tel:+4912345',
    '/contact',
    '#channels',
    'contact.html',
  ])('lets pass %s', (url) => {
    expect(safeUrl(url, ['http:', 'https:', 'mailto:', 'tel:'])).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://x/y',
    'file:///etc/passwd',
    'https://',
    '',
    null,
    5,
    {},
  ])('lets nothing of %p pass', (url) => {
    const passed = safeUrl(url, ['http:', 'https:', 'mailto:', 'tel:']);

    expect(passed === null || passed === '').toBe(true);
  });
});

describe('readBlocks', () => {
  it('keeps text with the marks it has', () => {
    expect(readBlocks([paragraph(text('Hello', { bold: true, italic: false, size: 9 }))])).toEqual([
      paragraph({ type: 'text', text: 'Hello', bold: true }),
    ]);
  });

  it('keeps the words of a link that may not be followed', () => {
    const link = { type: 'link', url: 'javascript:alert(1)', children: [text('click')] };

    expect(readBlocks([paragraph(link)])).toEqual([paragraph(text('click'))]);
  });

  it('reduces a picture to what a page needs', () => {
    const image = {
      url: '/uploads/pot.png',
      alternativeText: null,
      width: 400.4,
      height: 300,
      provider: 'local',
      hash: 'pot_1',
      createdAt: '2026-01-01',
      id: 7,
    };

    expect(readBlocks([{ type: 'image', image, children: [text('')] }])).toEqual([
      {
        type: 'image',
        image: { url: '/uploads/pot.png', alternativeText: '', width: 400, height: 300 },
      },
    ]);
  });

  it('leaves out a picture from nowhere, and blocks nobody knows', () => {
    const unknown = { type: 'iframe', url: 'https://evil.example', children: [] };

    expect(readBlocks([{ type: 'image', image: { url: 'data:,x' } }, unknown, null, 'x'])).toEqual(
      []
    );
  });

  it.each([
    [0, 1],
    [3, 3],
    [9, 6],
    ['x', 1],
  ])('reads the heading level %p as %d', (level, read) => {
    expect(readBlocks([{ type: 'heading', level, children: [] }])).toMatchObject([{ level: read }]);
  });

  it('follows lists in lists, but not without end', () => {
    let deep: object = { type: 'list-item', children: [text('bottom')] };

    for (let depth = 0; depth < 50; depth += 1) {
      deep = { type: 'list', format: 'ordered', children: [deep] };
    }

    expect(JSON.stringify(readBlocks([deep]))).not.toContain('bottom');
    expect(JSON.stringify(readBlocks([deep])).split('"list"').length - 1).toBe(6);
  });

  it('reads anything at all without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        expect(Array.isArray(readBlocks(stored))).toBe(true);
      })
    );
  });
});
