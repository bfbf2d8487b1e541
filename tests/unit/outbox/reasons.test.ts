import { isFinal, reasonOf, sentenceOf } from '../../../server/src/outbox/reasons';

const refusal = (code: string, more: object = {}): Error =>
  Object.assign(new Error('refused'), { code, ...more });

it.each([
  [refusal('ECONNECTION'), 'unreachable'],
  [refusal('ECONNREFUSED'), 'unreachable'],
  [refusal('EDNS'), 'unreachable'],
  [refusal('ETIMEDOUT'), 'timeout'],
  [refusal('ESOCKET', { message: 'self-signed certificate' }), 'encryption'],
  [refusal('ETLS'), 'encryption'],
  [refusal('EAUTH', { responseCode: 535 }), 'login'],
  [refusal('EENVELOPE', { command: 'MAIL FROM' }), 'sender'],
  [refusal('EENVELOPE', { command: 'RCPT TO' }), 'recipient'],
  [refusal('EMESSAGE', { responseCode: 550 }), 'refused'],
  [refusal('toString'), 'other'],
  ['only a string', 'other'],
  [null, 'other'],
])('of %s is “%s”', (error, reason) => {
  expect(reasonOf(error)).toBe(reason);
});

it('gives up at once where the server knows no such mailbox, and only there', () => {
  const unknown = { command: 'RCPT TO', responseCode: 550 };

  expect(isFinal(refusal('EENVELOPE', unknown))).toBe(true);
  expect(isFinal(refusal('EENVELOPE', { ...unknown, responseCode: 450 }))).toBe(false);
  expect(isFinal(refusal('EMESSAGE', { responseCode: 550 }))).toBe(false);
  expect(isFinal(refusal('EAUTH', { responseCode: 535 }))).toBe(false);
});

it('says what the server said on one line, and not for ever', () => {
  expect(sentenceOf(new Error('550 No\r\nBcc: a\tb\u0000'))).toBe('550 No Bcc: a b ');
  expect(sentenceOf(new Error('x'.repeat(2_000)))).toHaveLength(500);
});
