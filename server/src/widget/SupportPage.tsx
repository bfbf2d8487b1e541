import type { ChannelLook } from '../../../shared/channels';

/** What the support page is made of. */
export interface SupportPageProps {
  look: ChannelLook;
  locale: string;
  /** Where the loader is. */
  loader: string;
}

/** The chat as a page of its own: the loader fills it. */
export const SupportPage = ({ look, locale, loader }: SupportPageProps) => (
  <html lang={locale} dir={isRightToLeft(locale) ? 'rtl' : 'ltr'}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="theme-color" content={look.headerBackground} />
      <title>{look.name}</title>
      <link rel="manifest" href={`${look.slug}/manifest.webmanifest`} />
      <script async src={loader} data-channel={look.slug} data-locale={locale} data-full="" />
    </head>
    <body>
      <noscript>{look.name}: this chat needs JavaScript.</noscript>
    </body>
  </html>
);

const isRightToLeft = (locale: string): boolean => /^(ar|fa|he|ur)\b/.test(locale);

/** What makes the page installable on a phone. */
export const supportManifest = (look: ChannelLook, path: string) => ({
  name: look.name,
  short_name: look.name,
  start_url: path,
  scope: path,
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: look.headerBackground,
});
