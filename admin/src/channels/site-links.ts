/** The public ratings page of a channel, which lives beside its support page. */
export function ratingsPageUrl(supportUrl: string, slug: string): string {
  const base = supportUrl.replace(/\/support\/[^/]*$/, '');

  return `${base}/channel/${slug}`;
}
