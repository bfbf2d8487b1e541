import { readBody } from '../../../server/src/conversations/body';
import { NASTY_TEXTS } from '../../support/nasty';

describe('readBody', () => {
  it.each(['', ' ', '\n\t ', '\u0000', '\u0000 \u0000'])('finds %j empty', (body) => {
    expect(readBody(body)).toEqual({ kind: 'empty' });
  });

  it('takes 5,000 characters and no more', () => {
    expect(readBody('x'.repeat(5_000))).toMatchObject({ kind: 'text' });
    expect(readBody('x'.repeat(5_001))).toEqual({ kind: 'too-long' });
    expect(readBody('😀'.repeat(5_000))).toMatchObject({ kind: 'text' });
    expect(readBody('😀'.repeat(5_001))).toEqual({ kind: 'too-long' });
  });

  it('leaves out the character no database stores', () => {
    expect(readBody('a\u0000b')).toEqual({ kind: 'text', text: 'ab' });
  });

  it.each(NASTY_TEXTS)('keeps %j', (text) => {
    expect(readBody(text)).toEqual({ kind: 'text', text: text.replaceAll('\r\n', '\n') });
  });
});
