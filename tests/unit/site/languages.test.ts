import { LANGUAGES, meet, uiLanguage, wishes } from '../../../server/src/site/languages';
import { directionOf } from '../../../shared';

const asked = (locale?: string, ...accepted: string[]) => ({ locale, accepted });

describe('wishes', () => {
  it.each([
    [asked(), []],
    [asked('fr'), ['fr']],
    [asked(undefined, 'de'), ['de']],
    [asked(undefined, 'fr-CH', 'de', 'en'), ['fr-ch', 'de', 'en']],
    [asked('ro', 'fr'), ['ro', 'fr']],
    [asked(undefined, '*'), []],
  ])('reads %j as %j', (from, tags) => {
    expect(wishes(from)).toEqual(tags);
  });

  it('reads at most twenty preferences of a browser', () => {
    expect(wishes(asked(undefined, ...Array(500).fill('de')))).toHaveLength(20);
  });
});

describe('meet', () => {
  it.each([
    [['fr-CA'], ['en', 'fr-CA', 'fr'], 'fr-CA'],
    [['fr-CA'], ['en', 'fr-FR', 'fr'], 'fr'],
    [['fr'], ['en', 'fr-FR'], 'fr-FR'],
    [['pt', 'de'], ['en', 'de'], 'de'],
    [['pt'], ['en', 'de'], null],
    [[], ['en'], null],
  ])('answers the wishes %j out of %j with %p', (wished, there, met) => {
    expect(
      meet(
        wished.map((tag) => tag.toLowerCase()),
        there
      )
    ).toBe(met);
  });
});

describe('uiLanguage', () => {
  it.each([
    [['ro'], null, 'ro'],
    [['pt'], 'de', 'de'],
    [[], 'fr-FR', 'fr'],
    [['pt'], 'it', 'en'],
    [[], null, 'en'],
  ] as const)('speaks, wished %j and with content in %p, %s', (wished, content, language) => {
    expect(uiLanguage(wished, content)).toBe(language);
  });
});

describe('directionOf', () => {
  it('knows which languages are written from the right', () => {
    expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });
});
