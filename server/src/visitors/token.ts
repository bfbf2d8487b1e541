import jwt from 'jsonwebtoken';

/** What reading a token may come to. */
export type TokenReading =
  | { kind: 'valid'; key: string }
  | { kind: 'expired' }
  | { kind: 'invalid' };

const AUDIENCE = 'livechat-visitor';
const ALGORITHM = 'HS256';

/** Signs a visitor's key. `now` and `expires` are in milliseconds since 1970. */
export function signToken(key: string, secret: string, now: number, expires: number): string {
  const claims = {
    sub: key,
    aud: AUDIENCE,
    iat: Math.floor(now / 1000),
    exp: Math.floor(expires / 1000),
  };

  return jwt.sign(claims, secret, { algorithm: ALGORITHM });
}

/** Reads a token; an expired one is told apart, since its browser knows to ask for a new one. Its bearer is a stranger. */
export function readToken(token: string, secret: string, now: number): TokenReading {
  try {
    const claims = jwt.verify(token, secret, {
      algorithms: [ALGORITHM],
      audience: AUDIENCE,
      clockTimestamp: Math.floor(now / 1000),
    });
    const key = typeof claims === 'object' ? claims.sub : undefined;

    return key ? { kind: 'valid', key } : { kind: 'invalid' };
  } catch (error) {
    return { kind: error instanceof jwt.TokenExpiredError ? 'expired' : 'invalid' };
  }
}
