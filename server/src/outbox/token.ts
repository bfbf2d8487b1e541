import jwt from 'jsonwebtoken';

const AUDIENCE = 'livechat-stop';
const ALGORITHM = 'HS256';

/** What the address of a page that stops e-mails ends with: whoever has it was sent an e-mail. It works for good. */
export const signStop = (mailbox: string, secret: string): string =>
  jwt.sign({ sub: mailbox, aud: AUDIENCE }, secret, { algorithm: ALGORITHM, noTimestamp: true });

/** The key of the mailbox whose e-mails are to stop; null for what we never signed. */
export function readStop(token: string, secret: string): string | null {
  try {
    const claims = jwt.verify(token, secret, { algorithms: [ALGORITHM], audience: AUDIENCE });

    return typeof claims === 'object' && claims.sub ? claims.sub : null;
  } catch {
    return null;
  }
}
