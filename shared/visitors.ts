/**
 * `POST /api/livechat/visitors`: what a browser needs to speak for a visitor.
 *
 * @example
 * const headersOf = ({ token }: VisitorSession): Record<string, string> => ({
 *   Authorization: `Bearer ${token}`,
 * });
 */
export interface VisitorSession {
  /** Signed; carried as `Authorization: Bearer` and in the socket handshake. */
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/**
 * A visitor as operators see one.
 *
 * @example
 * const lastPageOf = ({ pages }: VisitorProfile): string | null => pages[0]?.url ?? null;
 */
export interface VisitorProfile {
  id: string;
  name: string;
  locale: string | null;
  country: string | null;
  device: string | null;
  referrer: string | null;
  /** Latest first. */
  pages: readonly VisitedPage[];
}

/**
 * @example
 * const visited: VisitedPage = { url: '/cart', at: '2026-11-20T10:00:00.000Z' };
 */
export interface VisitedPage {
  url: string;
  /** ISO 8601, UTC. */
  at: string;
}

/**
 * Why visitors cannot be told apart by address: a proxy that Strapi does not trust stands before it,
 * it trusts proxies without knowing how many, or visitors come from private addresses.
 *
 * @example
 * const doubt: AddressDoubt = 'proxy-unknown';
 */
export type AddressDoubt = 'proxy-unknown' | 'proxies-uncounted' | 'private';
