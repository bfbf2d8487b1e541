import type { Snippet } from '../../../shared/widget';
import { publicUrl } from '../pages/links';

/** The public ratings page of a channel, which lives beside its support page. */
export function ratingsPageUrl(supportUrl: string, slug: string): string {
  const base = supportUrl.replace(/\/support\/[^/]*$/, '');

  return `${base}/channel/${slug}`;
}

/** What is copied, with whole addresses: the server knows its own only when it is configured. */
export const inFull = ({ script, supportUrl }: Snippet): Snippet => ({
  script: script.replace(/ src="([^"]+)"/, (_, address) => ` src="${publicUrl(address)}"`),
  supportUrl: publicUrl(supportUrl),
});
