/** What a public page stands in. */
export type Frame =
  | { kind: 'page'; header: string; footer: string; stylesheets: readonly string[] }
  | { kind: 'fragment' };

/** `pages.layout` of the configuration, as a site writes it. */
export type LayoutOption =
  | 'fragment'
  | {
      header?: string | undefined;
      footer?: string | undefined;
      stylesheets?: readonly string[] | undefined;
    }
  | null;

/** A page of its own, with nothing of the site around it. */
export const BARE: Frame = { kind: 'page', header: '', footer: '', stylesheets: [] };

/** The frame a request gets: a fragment when it or the site asks for one. */
export function frameOf(layout: LayoutOption, wantsFragment: boolean): Frame {
  if (wantsFragment || layout === 'fragment') {
    return { kind: 'fragment' };
  }

  return {
    kind: 'page',
    header: layout?.header ?? '',
    footer: layout?.footer ?? '',
    stylesheets: layout?.stylesheets ?? [],
  };
}

/** Where a frame's own style sheets come from, for the page's policy. */
export const originsOf = (frame: Frame): string[] =>
  frame.kind === 'fragment'
    ? []
    : [
        ...new Set(
          frame.stylesheets.flatMap((url) => (URL.canParse(url) ? new URL(url).origin : []))
        ),
      ];

/** Puts a site's own header and footer around a page, and what search engines read into its head. */
export function framed(html: string, frame: Frame, json: string | null): string {
  const script = json === null ? '' : `<script type="application/ld+json">${json}</script>`;

  if (frame.kind === 'fragment') {
    return html + script;
  }

  const { header, footer } = frame;

  // Each of the three occurs once: whatever people wrote is escaped.
  return `<!doctype html>${html
    .replace('</head>', () => `${script}</head>`)
    .replace('<body>', () => `<body>${header}`)
    .replace('</body>', () => `${footer}</body>`)}`;
}
