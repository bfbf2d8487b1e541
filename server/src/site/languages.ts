/** The languages the pages' own words come in. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'ro', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What a request says of languages. */
export interface Asked {
  /** The address's own `?locale=`. */
  locale: string | undefined;
  /** What the browser accepts, the dearest first, as Koa reads it: `['fr-CH', 'de', '*']`. */
  accepted: readonly string[];
}

/** More preferences than these are nobody's. */
const PREFERENCES_MAX = 20;

/** Tags a reader would like, the dearest first; the address's own wish before the browser's. */
export const wishes = ({ locale, accepted }: Asked): string[] =>
  [locale, ...accepted.filter((tag) => tag !== '*').slice(0, PREFERENCES_MAX)].flatMap((tag) =>
    tag ? [tag.toLowerCase()] : []
  );

/** Of the tags there are, the one that meets a wish best: the same, else one of the same language. */
export function meet<T extends string>(wished: readonly string[], there: readonly T[]): T | null {
  for (const wish of wished) {
    // `fr-CA` is met by fr-CA, else by fr, else by fr-FR, and only then is the next wish looked at.
    const met =
      there.find((tag) => tag.toLowerCase() === wish) ??
      there.find((tag) => tag.toLowerCase() === languageOf(wish)) ??
      there.find((tag) => languageOf(tag) === languageOf(wish));

    if (met !== undefined) {
      return met;
    }
  }

  return null;
}

/** Language of the pages' own words: as wished, else as the content is, else English. */
export const uiLanguage = (wished: readonly string[], content: string | null): Language =>
  meet([...wished, ...(content ? [content.toLowerCase()] : [])], LANGUAGES) ?? 'en';

const languageOf = (tag: string): string => (tag.split(/[-_]/, 1)[0] ?? '').toLowerCase();
