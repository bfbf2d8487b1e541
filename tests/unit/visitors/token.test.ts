import jwt from 'jsonwebtoken';
import { readToken, signToken } from '../../../server/src/visitors/token';

const SECRET = 'a secret of at least thirty-two characters';
const NOW = Date.UTC(2026, 0, 1);
const HOUR = 60 * 60 * 1000;
const token = signToken('key', SECRET, NOW, NOW + HOUR);

describe('readToken', () => {
  it('reads what was signed', () => {
    expect(readToken(token, SECRET, NOW)).toEqual({ kind: 'valid', key: 'key' });
  });

  it('tells an expired token apart', () => {
    expect(readToken(token, SECRET, NOW + HOUR + 1000)).toEqual({ kind: 'expired' });
  });

  it.each([
    ['another secret', signToken('key', 'another secret', NOW, NOW + HOUR)],
    ['no signature', jwt.sign({ sub: 'key', aud: 'livechat-visitor' }, '', { algorithm: 'none' })],
    ['another audience', jwt.sign({ sub: 'key', aud: 'admin' }, SECRET)],
    ['no key', jwt.sign({ aud: 'livechat-visitor' }, SECRET)],
    [
      'another algorithm',
      jwt.sign({ sub: 'k', aud: 'livechat-visitor' }, SECRET, { algorithm: 'HS512' }),
    ],
    ['nonsense', 'nonsense'],
    ['nothing', ''],
  ])('refuses %s', (_what, forged) => {
    expect(readToken(forged, SECRET, NOW)).toEqual({ kind: 'invalid' });
  });
});
