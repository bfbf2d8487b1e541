import { csv, decimalOf } from '../../../admin/src/report/csv';
import { type Progress, percentOf, readAll, rowCounter } from '../../../admin/src/report/stream';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('csv', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+32 2', `"'+32 2"`],
    ['-', `"'-"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['a;=1+1', '"a;=1+1"'],
    [';=1+1', '";=1+1"'],
    ['a\t=1+1', '"a\t=1+1"'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['漢 🙂', '"漢 🙂"'],
  ])('writes %p so that no spreadsheet runs or splits it', async (text, cell) => {
    expect(await csv([[text]])).toBe(`${cell}\r\n`);
  });

  it('puts every field in quotes, and an apostrophe before no number', async () => {
    expect(await csv([['a', -3.5, null]])).toBe('"a","-3.5",""\r\n');
  });

  it.each([
    ['en', '"a","4.25","1000"\r\n'],
    ['fr', '"a";"4,25";"1000"\r\n'],
    ['de', '"a";"4,25";"1000"\r\n'],
    ['es', '"a";"4,25";"1000"\r\n'],
    ['ro', '"a";"4,25";"1000"\r\n'],
    ['de-CH', '"a","4.25","1000"\r\n'],
    ['ar', '"a","4.25","1000"\r\n'],
  ])('separates and counts as spreadsheets that speak %s expect', async (locale, file) => {
    expect(await csv([['a', 4.25, 1_000]], decimalOf(locale))).toBe(file);
  });
});

describe('rowCounter', () => {
  it('counts rows over the ends of pieces, and no line end inside a text', () => {
    const count = rowCounter();

    count(bytes('id,comment\r\n1,"two\nli'));

    expect(count(bytes('nes ""quoted"""\r\n2,x\r\n'))).toBe(3);
  });
});

describe('readAll', () => {
  const answer = (headers: Record<string, string>): Response =>
    new Response('id\r\n1\r\n2\r\n', { headers });

  it('tells rows of those there are, and hands over the whole file', async () => {
    const receipt: Progress[] = [];
    const headers = { 'content-type': 'text/csv; charset=utf-8', 'x-total-count': '2' };
    const file = await readAll(answer(headers), (progress) => receipt.push(progress));

    expect(receipt.at(-1)).toEqual({ rows: 2, total: 2, bytes: 10, size: null });
    expect(await file.text()).toBe('id\r\n1\r\n2\r\n');
  });

  it('tells only bytes of a file whose rows cannot be told', async () => {
    const receipt: Progress[] = [];

    await readAll(
      answer({ 'content-type': 'application/zip', 'content-length': '20' }),
      (progress) => receipt.push(progress)
    );

    expect(receipt.at(-1)).toEqual({ rows: null, total: null, bytes: 10, size: 20 });
  });
});

it.each([
  [{ rows: 1, total: 4, bytes: 0, size: null }, 25],
  [{ rows: 5, total: 4, bytes: 0, size: null }, 100],
  [{ rows: null, total: 4, bytes: 5, size: 20 }, 25],
  [{ rows: null, total: 4, bytes: 5, size: null }, null],
  [{ rows: 1, total: null, bytes: 0, size: null }, null],
  [{ rows: 0, total: 0, bytes: 0, size: null }, null],
])('shows %j as %p percent', (progress, percent) => {
  expect(percentOf(progress)).toBe(percent);
});
