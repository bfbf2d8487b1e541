import type { ChannelAppearance } from '../../../shared/channels';
import { directionOf } from '../../../shared/languages';

/** What the support page is made of. */
export interface SupportPageProps {
  appearance: ChannelAppearance;
  locale: string;
  /** The way to the public pages from this one: `..`, as browsers see it wherever a proxy has put them. */
  root: string;
}

/** The chat as a page of its own: the loader fills it. */
export const SupportPage = ({ appearance, locale, root }: SupportPageProps) => (
  <html lang={locale} dir={directionOf(locale)}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <meta name="theme-color" content={appearance.headerBackground} />
      <title>{appearance.name}</title>
      <link rel="manifest" href={`${root}/support/${appearance.slug}/manifest.webmanifest`} />
      <script
        async
        src={`${root}/widget.js`}
        data-channel={appearance.slug}
        data-locale={locale}
        data-full=""
      />
    </head>
    <body>
      <noscript>{appearance.name}: this chat needs JavaScript.</noscript>
    </body>
  </html>
);

/** What makes the page installable on a phone. Its addresses are seen from its own, below the page. */
export const supportManifest = (appearance: ChannelAppearance) => ({
  name: appearance.name,
  short_name: appearance.name,
  start_url: `../${appearance.slug}`,
  scope: `../${appearance.slug}`,
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: appearance.headerBackground,
});
