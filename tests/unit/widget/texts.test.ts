import { texts as ar } from '../../../widget/src/texts/ar';
import { texts as de } from '../../../widget/src/texts/de';
import { texts as en } from '../../../widget/src/texts/en';
import { texts as es } from '../../../widget/src/texts/es';
import { texts as fr } from '../../../widget/src/texts/fr';
import { texts as ro } from '../../../widget/src/texts/ro';
import { localeOf, type Texts } from '../../../widget/src/texts/texts';

const keys = Object.keys(en) as (keyof Texts)[];

describe('languages', () => {
  it.each([
    ['en', 'en'],
    ['fr-CA', 'fr'],
    ['DE-at', 'de'],
    ['ar', 'ar'],
    ['ro-MD', 'ro'],
    ['es-419', 'es'],
    ['est', 'en'],
    ['ja', 'en'],
    ['', 'en'],
    ['x-fr', 'en'],
  ])('takes %s as %s', (tag, expected) => {
    expect(localeOf(tag)).toBe(expected);
  });

  it.each(Object.entries({ fr, de, es, ro, ar }))(
    '%s says everything in its own words',
    (_, words) => {
      expect(Object.keys(words)).toEqual(keys);

      // “Messages” is the same word in English and French.
      const untouched = keys.filter((key) => words[key] === en[key] && key !== 'messages');

      expect(untouched).toEqual([]);
    }
  );

  it.each(Object.entries({ en, fr, de, es, ro, ar }))('%s says how a copy comes', (_, words) => {
    expect(words.copy).toMatch(/e-mail|correo electrónico|البريد الإلكتروني/i);
  });

  it.each(Object.entries({ en, fr, de, es, ro, ar }))('%s names who is typing', (_, words) => {
    expect(words.typing).toContain('{name}');
  });

  it.each(Object.entries({ en, fr, de, es, ro, ar }))(
    '%s says how many are too many',
    (_, words) => {
      expect(words.over).toContain('{count}');
    }
  );
});
