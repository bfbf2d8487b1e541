import { toUrl } from '../site/url';
import type { Headers } from '../visitors/address';

/** An origin as browsers spell it, or null when the text is something else. */
export const toOrigin = (text: string): string | null =>
  /^https?:\/\/[^/?#@*\\\s]+$/i.test(text) ? (toUrl(text)?.origin ?? null) : null;

/**
 * Whether a page of this origin may use the channel. A request without an origin does not come
 * from another site's page: browsers always name one there.
 */
export function isAllowed(
  allowed: readonly string[],
  own: readonly string[],
  origin: string | undefined
): boolean {
  if (allowed.length === 0 || origin === undefined) {
    return true;
  }

  return allowed.includes(origin) || own.includes(origin);
}

/** The host a request was made to; a forwarded one counts where proxies are trusted. */
export function hostOf(headers: Headers, trustsProxies: boolean): string {
  const forwarded = trustsProxies ? headers['x-forwarded-host'] : undefined;

  return (
    String(forwarded ?? headers.host ?? '')
      .split(',', 1)[0]
      ?.trim() ?? ''
  );
}

/** Whether a page asks the host it came from itself, as the support page does. */
export const isAtHost = (origin: string | undefined, host: string): boolean =>
  origin !== undefined && host !== '' && toUrl(origin)?.host === host;
