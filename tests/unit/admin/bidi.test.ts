import { nameParts } from '../../../admin/src/ui/name-parts';
import { isolated } from '../../../shared/bidi';

it.each(['', 'Visitor #12', 'Zoë', '漢字 12', 'a ⇄ b', '😀'])('leaves %j as it is', (text) => {
  expect(isolated(text)).toBe(text);
});

it.each(['سارة', 'الطلب 1234 (أزرق)؟', 'דנה', 'Sara سارة', 'ܫܠܡܐ', '𞤀𞤣𞤤𞤢𞤥'])(
  'keeps %j apart from what stands around it',
  (text) => {
    expect(isolated(text)).toBe(`\u2068${text}\u2069`);
  }
);

it.each([
  ['evil \u202egnp.exe', 'evil gnp.exe'],
  ['\u2069\u2069out', 'out'],
  ['\u2067in', 'in'],
])('lets no text turn the sentence around it: %j', (text, bare) => {
  expect(isolated(text)).toBe(`\u2068${bare}\u2069`);
});

it.each([
  ['Visitor #614', { text: 'Visitor', number: '#614' }],
  ['A very long name of a visitor #7', { text: 'A very long name of a visitor', number: '#7' }],
  ['Maria', { text: 'Maria', number: null }],
  ['#7', { text: '#7', number: null }],
  ['Order #7b', { text: 'Order #7b', number: null }],
  ['', { text: '', number: null }],
])('tells the number of %j from the rest', (name, parts) => {
  expect(nameParts(name)).toEqual(parts);
});

it('splits a long name as fast as a short one', () => {
  expect(nameParts(`${' '.repeat(200_000)}x`).number).toBeNull();
});
