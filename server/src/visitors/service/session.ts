import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { DAY } from '../../../../shared/days';
import type { VisitorSession } from '../../../../shared/visitors';
import { configOf } from '../../plugin/config';
import { failure } from '../../plugin/errors';
import { secretFor } from '../../plugin/secrets';
import { readToken, signToken } from '../token';

/** Whom tokens speak for. */
export function admitting(strapi: Core.Strapi) {
  const secret = (): string => secretFor(strapi, 'visitor token');

  const authenticate = (token: string, now = Date.now()): { key: string } => {
    const reading = readToken(token, secret(), now);

    if (reading.kind === 'valid') {
      return { key: reading.key };
    }

    throw failure(reading.kind === 'expired' ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  };

  return {
    /** Whom a token speaks for. */
    authenticate,

    /** Whom the `Authorization` header of a request speaks for. */
    fromHeader: (header: string | undefined): { key: string } =>
      authenticate(header?.replace(/^Bearer /, '') ?? ''),

    /** A fresh token: for the same visitor while the old one is good, else for a stranger. Stores nothing. */
    issue(oldToken?: string, now = Date.now()): VisitorSession {
      const known = readToken(oldToken ?? '', secret(), now);
      const key = known.kind === 'valid' ? known.key : randomUUID();
      const expires = now + configOf(strapi).visitors.tokenDays * DAY;
      const token = signToken(key, secret(), now, expires);

      return { token, expiresAt: new Date(expires).toISOString() };
    },
  };
}
