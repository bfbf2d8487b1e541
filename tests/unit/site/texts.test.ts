import { LANGUAGES } from '../../../server/src/site/languages';
import { filled, languageNames, number, percent, textsOf } from '../../../server/src/site/texts';

/** Every sentence of a catalogue by its path. */
const sentences = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? [[prefix + key, inner] as [string, string]]
      : sentences(inner, `${prefix}${key}.`)
  );

const places = (sentence: string): string[] => sentence.match(/\{\w+\}/g) ?? [];

describe.each(LANGUAGES)('in %s', (language) => {
  const english = new Map(sentences(textsOf('en')));

  it('says everything that is said in English, with the same places to fill', () => {
    for (const [key, sentence] of sentences(textsOf(language))) {
      expect(sentence.trim()).not.toBe('');
      expect([key, places(sentence)]).toEqual([key, places(english.get(key) ?? '')]);
    }

    expect(sentences(textsOf(language))).toHaveLength(english.size);
  });
});

it('names each language in that language', () => {
  expect(languageNames().map(({ name }) => name)).toEqual([
    'English',
    'Français',
    'Deutsch',
    'Español',
    'Română',
    'العربية',
  ]);
});

it('fills in places and leaves unknown ones alone', () => {
  expect(filled('{a} of {b} {c}', { a: '1', b: '{a}' })).toBe('1 of {a} {c}');
});

it.each([
  ['en', '82.4%', '1,284'],
  ['de', '82,4 %', '1.284'],
  ['fr', '82,4 %', '1 284'],
] as const)('writes numbers as is usual in %s', (language, share, count) => {
  expect(percent(82.4, language).replace(/\s/, ' ')).toBe(share);
  expect(number(1284, language).replace(/\s/, ' ')).toBe(count);
});

it('always writes one decimal', () => {
  expect(percent(100, 'en')).toBe('100.0%');
});
