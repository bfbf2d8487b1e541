/** Longer than any tag a browser has for a language. */
const TAG_MAX = 100;

/**
 * The canonical spelling of a BCP 47 tag (`pt-br` is `pt-BR`), or null when the text is none.
 *
 * @example
 * canonicalTag('pt-br'); // 'pt-BR'
 * canonicalTag('not a tag'); // null
 */
export function canonicalTag(tag: string): string | null {
  if (tag.length > TAG_MAX) {
    return null;
  }

  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/**
 * Which way a language is written.
 *
 * @example
 * directionOf('ar-EG'); // 'rtl'
 */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.includes((language.split(/[-_]/, 1)[0] ?? '').toLowerCase()) ? 'rtl' : 'ltr';
