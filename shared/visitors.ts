/** `POST /api/livechat/visitors`: what a browser needs to speak for a visitor. */
export interface VisitorSession {
  /** Signed; carried as `Authorization: Bearer` and in the socket handshake. */
  token: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** A visitor as operators see one. */
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

export interface VisitedPage {
  url: string;
  /** ISO 8601, UTC. */
  at: string;
}

/**
 * Why visitors cannot be told apart by address: a proxy that Strapi does not trust stands before it,
 * it trusts proxies without knowing how many, or visitors come from private addresses.
 */
export type AddressDoubt = 'proxy-unknown' | 'proxies-uncounted' | 'private';
