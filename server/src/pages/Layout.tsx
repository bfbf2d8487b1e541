import type { ComponentChildren, VNode } from 'preact';
import { isRightToLeft, type Language } from './languages';
import { languageNames, textsOf } from './texts';

/** Where a page is, and in which words it speaks. */
export interface Place {
  /** Address of the Livechat page, without a slash at the end. */
  root: string;
  /** Language of the pages' own words. */
  language: Language;
  /** Changes with the stylesheet, so that browsers may keep it for good. */
  styleVersion: string;
}

export interface LayoutProps {
  place: Place;
  title: string;
  description: string | null;
  /** Address of this page without its language; `null` offers no other language. */
  path: string | null;
  children: ComponentChildren;
}

/** The frame of every public page. */
export function Layout({ place, title, description, path, children }: LayoutProps): VNode {
  const { root, language, styleVersion } = place;

  return (
    <html lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta property="og:title" content={title} />
        {description && <meta name="description" content={description} />}
        {description && <meta property="og:description" content={description} />}
        <link rel="stylesheet" href={`${root}/pages.css?v=${styleVersion}`} />
      </head>
      <body>
        {children}
        {path && <Languages path={path} language={language} />}
      </body>
    </html>
  );
}

function Languages({ path, language }: { path: string; language: Language }): VNode {
  const others = languageNames();

  return (
    <footer class="foot">
      <nav aria-label={textsOf(language).languages}>
        <ul class="languages">
          {others.map((other) => (
            <li key={other.language}>
              <a
                href={withLocale(path, other.language)}
                lang={other.language}
                hreflang={other.language}
                aria-current={other.language === language ? 'true' : undefined}
              >
                {other.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

/** An address in another language. */
export const withLocale = (path: string, language: Language): string =>
  `${path}${path.includes('?') ? '&' : '?'}locale=${language}`;
