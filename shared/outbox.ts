/** The longest address of a mailbox, in characters. */
export const EMAIL_MAX = 254;

export const EMAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'stopped'] as const;

/**
 * Where an e-mail is on its way. `waiting` includes those to be tried again; `failed` has been given
 * up; `stopped` is never sent, for whoever has the address wants no such mail.
 */
export type EmailState = (typeof EMAIL_STATES)[number];

/** An e-mail as whoever looks after the mail sees it: everything but what it says. */
export interface EmailRecord {
  id: string;
  /** What it is: `transcript`. */
  kind: string;
  /** Empty once it is stopped. */
  to: string;
  subject: string;
  state: EmailState;
  /** How often it was tried since it was written or set on its way again. */
  attempts: number;
  /** When it is tried next; null unless it waits. ISO 8601, UTC. */
  nextAttemptAt: string | null;
  /** What went wrong the last time. */
  lastError: string | null;
  writtenAt: string;
  sentAt: string | null;
}

/** `GET /livechat/admin/outbox` */
export interface EmailsPage {
  /** Newest first. */
  emails: readonly EmailRecord[];
  page: number;
  pageSize: number;
  total: number;
}
