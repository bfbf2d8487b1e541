/** Where what a page loads may come from beside Strapi, in the words of its policy. */
export interface Sources {
  styles: readonly string[];
  fonts: readonly string[];
}

/** Nothing but style sheets and pictures loads, nothing runs, and no other site frames the page. */
export const policy = ({ styles, fonts }: Sources, frames = "'self'"): string =>
  [
    "default-src 'none'",
    ['style-src', "'self'", ...styles].join(' '),
    ['font-src', "'self'", ...fonts].join(' '),
    "img-src 'self' data: https:",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join('; ');
