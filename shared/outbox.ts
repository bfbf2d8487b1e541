/**
 * The longest address of a mailbox, in characters.
 *
 * @example
 * const fits = (address: string): boolean => address.length <= EMAIL_MAX;
 */
export const EMAIL_MAX = 254;

/**
 * @example
 * EMAIL_STATES.includes('stopped'); // true
 */
export const EMAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'stopped', 'dropped'] as const;

/**
 * Where an e-mail is on its way. `waiting` includes those to be tried again; `failed` has been given
 * up; `stopped` is never sent, for whoever has the address wants no such mail, nor is `dropped`, which
 * somebody of the site threw away or which is about something that is gone.
 *
 * @example
 * const isDone = (state: EmailState): boolean => state !== 'waiting' && state !== 'sending';
 */
export type EmailState = (typeof EMAIL_STATES)[number];

/**
 * @example
 * EMAIL_REASONS.includes('recipient'); // true
 */
export const EMAIL_REASONS = [
  'unreachable',
  'timeout',
  'encryption',
  'login',
  'sender',
  'recipient',
  'refused',
  'unconfigured',
  'unwritable',
  'gone',
  'other',
] as const;

/**
 * Why an e-mail was not sent: the server cannot be reached, says nothing in time, agrees to no
 * encryption, refuses our login, the sender, the recipient, or the e-mail; there is no server; the
 * e-mail cannot be written; what it is about is gone; anything else.
 *
 * @example
 * const isOurs = (reason: EmailReason): boolean => reason === 'login' || reason === 'unconfigured';
 */
export type EmailReason = (typeof EMAIL_REASONS)[number];

/**
 * How many e-mails of a kind are written at most: about one thing in all, to one mailbox and for one asker in a day, for the whole site in an hour.
 *
 * @example
 * const caps: EmailCaps = { perThing: 3, perMailbox: 10, perAsker: 10, perHour: 200 };
 */
export interface EmailCaps {
  perThing: number;
  perMailbox: number;
  perAsker: number;
  perHour: number;
}

/**
 * An e-mail as whoever looks after the mail sees it: everything but what it says.
 *
 * @example
 * const isRetried = ({ state, attempts }: EmailRecord): boolean => state === 'waiting' && attempts > 0;
 */
export interface EmailRecord {
  id: string;
  /** What it is: `transcript`. */
  kind: string;
  /** Empty once it is stopped. */
  to: string;
  language: string;
  state: EmailState;
  /** How often it was tried since it was written or set on its way again. */
  attempts: number;
  /** When it is tried next; null unless it waits. ISO 8601, UTC. */
  nextAttemptAt: string | null;
  /** What went wrong the last time: in a word of ours, and as the mail server put it. */
  reason: EmailReason | null;
  lastError: string | null;
  writtenAt: string;
  sentAt: string | null;
}

/**
 * `GET /livechat/admin/outbox`
 *
 * @example
 * const pagesOf = ({ total, pageSize }: EmailsPage): number => Math.ceil(total / pageSize);
 */
export interface EmailsPage {
  /** Newest first. */
  emails: readonly EmailRecord[];
  page: number;
  pageSize: number;
  total: number;
  /** How many there are in each state, of the kind asked for. */
  counts: Readonly<Record<EmailState, number>>;
  /** Every kind there is, by name, with how many there are of it in the state asked for. */
  kinds: readonly { kind: string; count: number }[];
}

/**
 * `GET /livechat/admin/outbox/transport`: the way e-mails leave.
 *
 * @example
 * const canSend = ({ kind }: TransportStatus): boolean => kind !== 'none';
 */
export interface TransportStatus {
  /** Our own SMTP server, Strapi's email plugin, or nothing. */
  kind: 'smtp' | 'plugin' | 'none';
  /** Host and port, or the name of the plugin's provider. */
  through: string | null;
  /** The sender that is configured for us. */
  from: string | null;
  /** Whether links in e-mails lead to an address visitors can open. */
  hasAddress: boolean;
  /** Where links in e-mails lead. */
  address: string;
}

/**
 * `POST /livechat/admin/outbox/stops/find`: whether a mailbox wants no e-mails, and since when.
 *
 * @example
 * const stop: MailboxStop = { stopped: true, since: '2026-11-20T10:00:00.000Z' };
 */
export interface MailboxStop {
  stopped: boolean;
  /** ISO 8601; null where it does. */
  since: string | null;
}

/**
 * `GET /livechat/admin/outbox/stops`: only keyed hashes are kept of those who want none, so they can be counted and not listed.
 *
 * @example
 * const nobody: MailboxStops = { total: 0 };
 */
export interface MailboxStops {
  total: number;
}
