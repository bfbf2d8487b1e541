import { LETTER_STATES } from '../../../shared/mail';
import { index, records } from '../plugin/records';

/**
 * The outbox. A letter is a row from the moment it is written; `text` and `html` are emptied once it
 * is sent. `about`, `recipient` and `asker` are what letters are counted by.
 */
export const letter = records({
  name: 'letter',
  plural: 'letters',
  indexes: [
    index('letters', 'dedupe_uq', ['dedupe_key']),
    index('letters', 'due_idx', ['state', 'next_attempt_at']),
    index('letters', 'about_idx', ['about']),
    index('letters', 'recipient_idx', ['recipient', 'created_at']),
    index('letters', 'asker_idx', ['asker', 'created_at']),
  ],
  attributes: {
    kind: { type: 'string' },
    dedupeKey: { type: 'string', private: true },
    to: { type: 'string', private: true },
    subject: { type: 'string', private: true },
    text: { type: 'text', private: true },
    html: { type: 'text', private: true },
    messageId: { type: 'string', private: true },
    state: { type: 'enumeration', enum: LETTER_STATES, default: 'waiting' },
    attempts: { type: 'integer', default: 0 },
    nextAttemptAt: { type: 'datetime' },
    lockedUntil: { type: 'datetime' },
    sentAt: { type: 'datetime' },
    lastError: { type: 'text', private: true },
    about: { type: 'string', private: true },
    recipient: { type: 'string', private: true },
    asker: { type: 'string', private: true },
  },
});
