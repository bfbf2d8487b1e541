import type { EmailReason } from '../../../shared/outbox';

/** What a mail server's refusal, or a network's, tells of itself. */
interface Refusal {
  code?: unknown;
  responseCode?: unknown;
  command?: unknown;
  message?: unknown;
}

const BY_CODE = new Map<unknown, EmailReason>([
  ['ECONNECTION', 'unreachable'],
  ['ECONNREFUSED', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['EDNS', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ESOCKET', 'unreachable'],
  ['ETIMEDOUT', 'timeout'],
  ['ETLS', 'encryption'],
  ['EAUTH', 'login'],
  ['ENOAUTH', 'login'],
  ['EENVELOPE', 'recipient'],
  ['EMESSAGE', 'refused'],
]);

/** Certificates are refused by Node, which calls that a fault of the socket. */
const CERTIFICATE = /certificate|self[- ]signed|wrong version number|ssl routines/i;

/** Why an e-mail was not sent. */
export function reasonOf(error: unknown): EmailReason {
  const { code, command, message }: Refusal = Object(error);

  if (CERTIFICATE.test(String(message))) {
    return 'encryption';
  }

  if (code === 'EENVELOPE' && command === 'MAIL FROM') {
    return 'sender';
  }

  return BY_CODE.get(code) ?? 'other';
}

/** Whether nobody needs to try again: the server knows no such mailbox, and will not tomorrow. */
export function isFinal(error: unknown): boolean {
  const { responseCode }: Refusal = Object(error);

  return reasonOf(error) === 'recipient' && Number(responseCode) >= 500;
}

const SENTENCE_MAX = 500;

/** What the mail server said, on one line. */
export const sentenceOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .slice(0, SENTENCE_MAX);
