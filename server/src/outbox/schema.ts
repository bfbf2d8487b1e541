import { EMAIL_REASONS, EMAIL_STATES } from '../../../shared/outbox';
import { index, records } from '../plugin/database/records';

/**
 * The outbox. An e-mail is a row from the moment it is written: what it is about, not what it says,
 * which is made when it is sent. `data` is emptied once that is done. `about`, `mailbox` and `asker` are
 * what e-mails are counted by; the last two are keyed hashes.
 */
export const email = records({
  name: 'email',
  plural: 'emails',
  indexes: [
    index('emails', 'dedupe_uq', ['dedupe_key']),
    index('emails', 'due_idx', ['state', 'next_attempt_at']),
    index('emails', 'about_idx', ['about']),
    index('emails', 'mailbox_idx', ['mailbox', 'created_at']),
    index('emails', 'asker_idx', ['asker', 'created_at']),
    index('emails', 'created_idx', ['created_at']),
  ],
  attributes: {
    kind: { type: 'string' },
    dedupeKey: { type: 'string', private: true },
    to: { type: 'string', private: true },
    language: { type: 'string' },
    data: { type: 'text', private: true },
    messageId: { type: 'string', private: true },
    state: { type: 'enumeration', enum: EMAIL_STATES, default: 'waiting' },
    attempts: { type: 'integer', default: 0 },
    nextAttemptAt: { type: 'datetime' },
    lockedUntil: { type: 'datetime' },
    sentAt: { type: 'datetime' },
    reason: { type: 'enumeration', enum: EMAIL_REASONS },
    lastError: { type: 'text', private: true },
    about: { type: 'string', private: true },
    mailbox: { type: 'string', private: true },
    asker: { type: 'string', private: true },
  },
});

/**
 * Who wants no e-mails: a keyed hash of each mailbox, never its address. Kept for good, for what is
 * forgotten is sent again.
 */
export const emailStop = records({
  name: 'email-stop',
  plural: 'email-stops',
  indexes: [index('email-stops', 'mailbox_uq', ['mailbox'])],
  attributes: { mailbox: { type: 'string', private: true } },
});
