import type { Snippet } from '../../../shared/widget';

/** What is copied to put a channel on a site: the tag for its `<head>`, and the link to the chat as a page. */
export function snippet(slug: string, address: string): Snippet {
  const base = address.replace(/\/$/, '');

  return {
    script: `<script async src="${base}/widget.js" data-channel="${slug}"></script>`,
    supportUrl: `${base}/support/${slug}`,
  };
}
