import { cutPage } from '../../../shared/page';

/** What stands before the path in a whole address. */
const ORIGIN = /^(?:https?:[/\\]*|[a-z][a-z0-9+.-]*:\/\/)[^/\\?#]*/i;

/**
 * Path, query and hash of a page, as browsers spell them; a whole address loses its host. What is
 * longer than a page is cut in its middle.
 */
export function pageOf(address: string): string {
  const page = address.trim().replace(ORIGIN, '');
  const path = /^[/\\?#]/.test(page) ? page : `/${page}`;
  const { pathname, search, hash } = new URL(`https://page.invalid${path}`);

  return cutPage(`${pathname}${search}${hash}`);
}
