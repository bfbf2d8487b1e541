/** Pieces that, repeated, make careless code look at everything again for every piece. */
const PIECES = [
  'a',
  'a ',
  ' ',
  '\n',
  'a\n',
  '\r',
  '.',
  'a.',
  'a.com ',
  '-',
  'a-',
  '_',
  '*',
  '#',
  '%',
  '%41',
  '&',
  '&amp;',
  '<',
  '<a href="',
  '"',
  "'",
  '\\',
  '/',
  '//',
  '../',
  '?',
  '(',
  ')',
  '((a',
  '[',
  '{',
  '{channel}',
  '@',
  'a@',
  'a@a.',
  'a@a.aa ',
  'mailto:a@a.aa',
  'http://',
  'http://a.com/(',
  'http://a.com ',
  'https:',
  'www.',
  'www.a.b ',
  'xn--a.',
  '1.1.1.1 ',
  ':',
  '::',
  ',',
  'fr,',
  'fr;q=0.5,',
  ';',
  'q=',
  'en-',
  'a1-',
  '0',
  '=',
  '+',
  '\t',
  '\0',
  '\u0007',
  '\ud83d',
  '😀',
  '👩‍🚀',
  'é',
  'e\u0301',
  '\u0301',
  '漢',
  'م ',
  '\u202e',
  '\u200d',
  '\u3164',
  'ſ',
  'İ',
  'eyJhbGciOiJIUzI1NiJ9.',
  'Mozilla/5.0 (',
] as const;

/** One text of each shape, so many characters long; some with another end or another beginning. */
export function shapes(length: number): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (start: string, piece: string, end: string): void => {
    const body = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

    texts.set(JSON.stringify(`${start}${piece}…${end}`), `${start}${body}${end}`);
  };

  for (const piece of PIECES) {
    add('', piece, '');
    add('https://shop.example/x', piece, '\u0001!');
  }

  add('', 'xn--a.', 'xn');
  add('a@', 'a.', '');

  return texts;
}
