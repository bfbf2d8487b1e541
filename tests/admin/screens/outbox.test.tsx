import type { EmailRecord, EmailsPage } from '../../../shared/outbox';
import { describeScreen } from '../states';

const OUTBOX = '/livechat/admin/outbox';

const email = (to: string): EmailRecord => ({
  id: 'e1',
  kind: 'transcript',
  to,
  language: 'en',
  state: 'failed',
  attempts: 15,
  nextAttemptAt: null,
  reason: 'login',
  lastError: '535 5.7.8 Bad credentials',
  writtenAt: '2026-11-20T14:05:00Z',
  sentAt: null,
});

const page = (emails: EmailRecord[]): EmailsPage => ({
  emails,
  page: 1,
  pageSize: 25,
  total: emails.length,
  counts: { waiting: 2, sending: 1, sent: 7, failed: emails.length, stopped: 0, dropped: 0 },
  kinds: [{ kind: 'transcript', count: emails.length }],
});

const AROUND = {
  [`${OUTBOX}/transport`]: {
    kind: 'smtp',
    through: 'smtp.shop.example:587',
    from: null,
    hasAddress: true,
    address: 'https://shop.example/livechat',
  },
  [`${OUTBOX}/stops`]: { total: 3 },
};

describeScreen('the outbox', {
  address: '/outbox',
  permissions: ['outbox.read', 'outbox.update'],
  asks: OUTBOX,
  full: (to) => ({ ...AROUND, [OUTBOX]: page([email(to)]) }),
  sees: ['Waiting: 3 · Failed: 1', 'Copy of a conversation', 'Try now', 'smtp.shop.example:587'],
  empty: { answers: { ...AROUND, [OUTBOX]: page([]) }, sees: 'No e-mails here.' },
});
