import fc from 'fast-check';
import { LANGUAGES, meet, uiLanguage, wishes } from '../../../server/src/site/languages';
import { directionOf } from '../../../shared';

const asked = (locale?: string, acceptLanguage?: string) => ({ locale, acceptLanguage });

describe('wishes', () => {
  it.each([
    [asked(), []],
    [asked('fr'), ['fr']],
    [asked(undefined, 'de'), ['de']],
    [asked(undefined, 'en;q=0.5, fr-CH, de;q=0.9'), ['fr-ch', 'de', 'en']],
    [asked('ro', 'fr'), ['ro', 'fr']],
    [asked(undefined, '*, en;q=0'), []],
    [asked(undefined, ',,;q=1, de ;q=0.7'), ['de']],
    [asked(undefined, 'de;q=often'), []],
  ])('reads %j as %j', (from, tags) => {
    expect(wishes(from)).toEqual(tags);
  });

  it('reads at most twenty preferences of a browser', () => {
    expect(wishes(asked(undefined, Array(500).fill('de').join(',')))).toHaveLength(20);
  });

  it('reads any header at all', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(LANGUAGES).toContain(uiLanguage(wishes(asked(undefined, header)), null));
      })
    );
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
