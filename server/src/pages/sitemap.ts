/** A page and the languages it is written in. */
export interface Entry {
  /** Absolute, without a query. */
  address: string;
  locales: readonly string[];
}

/** A sitemap of the public pages, each with its translations. */
export const sitemap = (entries: readonly Entry[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries.map(toXml),
    '</urlset>',
    '',
  ].join('\n');

function toXml({ address, locales }: Entry): string {
  const alternates = [
    ...locales.map((locale) => alternate(locale, `${address}?locale=${locale}`)),
    alternate('x-default', address),
  ];

  return `  <url><loc>${escaped(address)}</loc>${alternates.join('')}</url>`;
}

const alternate = (locale: string, address: string): string =>
  `<xhtml:link rel="alternate" hreflang="${escaped(locale)}" href="${escaped(address)}"/>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter);
