import { toUrl } from './url';

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
    : [...new Set(frame.stylesheets.flatMap((url) => toUrl(url)?.origin ?? []))];

/** Styles written into a frame's own header and footer, as a browser reads them. */
export interface InlineStyles {
  /** Contents of `<style>` elements. */
  elements: string[];
  /** Values of `style` attributes. */
  attributes: string[];
}

/** What of a frame's style stands in its HTML: the page's policy lets in these and no others. */
export function inlineStyles(frame: Frame): InlineStyles {
  const html = htmlOf(frame);
  const elements = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)];
  const attributes = [...html.matchAll(/\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)];

  return {
    elements: elements.map(([, css = '']) => css),
    attributes: attributes.map(([, twice, once]) => decoded(twice ?? once ?? '')),
  };
}

/** What of a frame's HTML the page's policy keeps from working, as a person would call it. */
export function withoutEffect(frame: Frame): string[] {
  const html = htmlOf(frame);
  const elements = ['script', 'iframe', 'object', 'embed', 'video', 'audio'].filter((name) =>
    new RegExp(`<${name}[\\s>]`, 'i').test(html)
  );
  const handlers = /<[a-z][^>]*\s(on[a-z]+)\s*=/i.exec(html);

  return [...elements.map((name) => `<${name}>`), ...(handlers?.[1] ? [handlers[1]] : [])];
}

const htmlOf = (frame: Frame): string =>
  frame.kind === 'fragment' ? '' : `${frame.header}\n${frame.footer}`;

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&#39;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
]);

const decoded = (text: string): string =>
  text.replace(/&(?:quot|apos|lt|gt|amp|#39);/g, (entity) => CHARACTERS.get(entity) ?? entity);

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
