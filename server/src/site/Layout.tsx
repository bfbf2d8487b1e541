import type { ComponentChildren, VNode } from 'preact';
import { directionOf } from '../../../shared/languages';
import type { Frame } from './frame';
import { LANGUAGES, type Language } from './languages';
import { languageNames, textsOf } from './texts';

/** Where a page is, and in which words it speaks. */
export interface Place {
  /** Address of the Livechat page, without a slash at the end. */
  root: string;
  /** Where the site itself begins, as a path. */
  home: string;
  /** The site's own origin; empty where the configuration does not know it. */
  origin: string;
  /** Language of the pages' own words. */
  language: Language;
  /** Whether the address names that language. */
  isAsked: boolean;
  frame: Frame;
  /** Changes with the stylesheet, so that browsers may keep it for good. */
  styleVersion: string;
}

export interface LayoutProps {
  place: Place;
  title: string;
  description: string | null;
  /** Address of this page without language and period; `null` offers no other language. */
  path: string | null;
  /** What of the address other languages keep: `?period=7`, or nothing. */
  query?: string;
  /** Languages the page is written in, for search engines. */
  locales?: readonly string[];
  /** What only insiders see above the page. */
  bar?: VNode | undefined;
  children: ComponentChildren;
}

/** The frame of every public page. */
export function Layout(props: LayoutProps): VNode {
  const { frame } = props.place;

  return frame.kind === 'fragment' ? (
    <Fragment {...props} />
  ) : (
    <Whole {...props} stylesheets={frame.stylesheets} />
  );
}

function Whole(props: LayoutProps & { stylesheets: readonly string[] }): VNode {
  const { place, title, description, path, query = '', bar, children, stylesheets } = props;
  const { root, language, styleVersion } = place;

  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <meta property="og:title" content={title} />
        <meta property="og:type" content="website" />
        {description && <meta name="description" content={description} />}
        {description && <meta property="og:description" content={description} />}
        {path && <Links place={place} path={path} locales={props.locales ?? LANGUAGES} />}
        <link rel="stylesheet" href={`${root}/pages.css?v=${styleVersion}`} />
        {stylesheets.map((url) => (
          <link rel="stylesheet" href={url} key={url} />
        ))}
      </head>
      <body>
        {bar}
        {children}
        {path && <Languages path={path + query} language={language} />}
      </body>
    </html>
  );
}

/** The same for the inside of somebody else's page. */
function Fragment({ place, path, query = '', children }: LayoutProps): VNode {
  const { root, origin, language, styleVersion } = place;

  return (
    <div class="livechat">
      <link rel="stylesheet" href={`${origin}${root}/fragment.css?v=${styleVersion}`} />
      <div lang={language} dir={directionOf(language)}>
        {children}
        {path && <Languages path={path + query} language={language} />}
      </div>
    </div>
  );
}

/** What a page is called among its own translations. */
function Links({
  place,
  path,
  locales,
}: {
  place: Place;
  path: string;
  locales: readonly string[];
}): VNode {
  const { origin, language, isAsked } = place;
  const address = origin + path;

  return (
    <>
      <link rel="canonical" href={isAsked ? withLocale(address, language) : address} />
      {locales.map((locale) => (
        <link rel="alternate" hreflang={locale} href={withLocale(address, locale)} key={locale} />
      ))}
      <link rel="alternate" hreflang="x-default" href={address} />
    </>
  );
}

/** The one main part of a page; of a fragment's page somebody else has it. */
export function Main({
  place,
  name = '',
  children,
}: {
  place: Place;
  name?: string;
  children: ComponentChildren;
}): VNode {
  const Element = place.frame.kind === 'fragment' ? 'div' : 'main';

  return <Element class={`main ${name}`.trim()}>{children}</Element>;
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
export const withLocale = (path: string, locale: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}locale=${locale}`;
