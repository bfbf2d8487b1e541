import jwt from 'jsonwebtoken';

/** An admin user known on the public pages. */
export interface PreviewSession {
  /** Numeric id. */
  user: number;
  /** The admin session the pass ends with. */
  session: string;
}

/** The version of the Livechat page a preview address shows, and the admin session it ends with. */
export interface Draft extends PreviewSession {
  /** Null without Strapi's i18n. */
  locale: string | null;
  status: 'draft' | 'published';
}

/** Seconds a pass lasts without a visit to one of the pages. */
export const PASS_SECONDS = 30 * 60;

/** Seconds a preview address works: as long as somebody writes in the window beside it. */
export const DRAFT_SECONDS = 2 * 60 * 60;

const ALGORITHM = 'HS256';

/** `now` is in milliseconds since 1970, here and below. */
export const signPreviewSession = (
  { user, session }: PreviewSession,
  secret: string,
  now: number
): string =>
  sign({ sub: String(user), sid: session }, { audience: PASS, secret, now, seconds: PASS_SECONDS });

/** Null for a pass that is over, or no pass. */
export function readPreviewSession(
  token: string,
  secret: string,
  now: number
): PreviewSession | null {
  const { sub, sid } = read(token, { audience: PASS, secret, now });

  return Number(sub) > 0 && typeof sid === 'string' ? { user: Number(sub), session: sid } : null;
}

export const signDraft = (
  { user, session, locale, status }: Draft,
  secret: string,
  now: number
): string =>
  sign(
    { sub: String(user), sid: session, locale, status },
    { audience: DRAFT, secret, now, seconds: DRAFT_SECONDS }
  );

/** Null for an address that is over, or was never given out. */
export function readDraft(token: string, secret: string, now: number): Draft | null {
  const { sub, sid, locale, status } = read(token, { audience: DRAFT, secret, now });
  const isKnown = Number(sub) > 0 && typeof sid === 'string';

  return isKnown && (status === 'draft' || status === 'published')
    ? {
        user: Number(sub),
        session: sid,
        locale: typeof locale === 'string' ? locale : null,
        status,
      }
    : null;
}

/** What each token is for; one is no use as the other. */
const PASS = 'livechat-preview-pass';
const DRAFT = 'livechat-preview-draft';

interface Terms {
  audience: string;
  secret: string;
  now: number;
}

function sign(
  claims: object,
  { audience, secret, now, seconds }: Terms & { seconds: number }
): string {
  const iat = Math.floor(now / 1000);

  return jwt.sign({ ...claims, aud: audience, iat, exp: iat + seconds }, secret, {
    algorithm: ALGORITHM,
  });
}

function read(token: string, { audience, secret, now }: Terms): Record<string, unknown> {
  try {
    const claims = jwt.verify(token, secret, {
      algorithms: [ALGORITHM],
      audience,
      clockTimestamp: Math.floor(now / 1000),
    });

    return typeof claims === 'object' ? claims : {};
  } catch {
    return {};
  }
}
