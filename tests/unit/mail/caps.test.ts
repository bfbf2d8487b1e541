import { mayWrite, type Written } from '../../../server/src/mail/caps';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

const written = (more: Partial<Written> = {}): Written => ({
  ofConversation: [],
  toRecipient: 0,
  forAsker: 0,
  ...more,
});

const copies = (count: number, seconds: number, recipient = 'other@home.example') =>
  Array.from({ length: count }, () => ({ recipient, writtenAt: ago(seconds) }));

const verdict = (more: Partial<Written>) => mayWrite(written(more), 'wanda@home.example', NOW);

it.each([
  [{}, 'write'],
  [{ ofConversation: copies(2, 1) }, 'write'],
  [{ ofConversation: copies(3, 1) }, 'too-much'],
  [{ ofConversation: copies(3, 1_000_000) }, 'too-much'],
  [{ toRecipient: 4, forAsker: 9 }, 'write'],
  [{ toRecipient: 5 }, 'too-much'],
  [{ forAsker: 10 }, 'too-much'],
  [{ ofConversation: copies(1, 59, 'wanda@home.example') }, 'repeated'],
  [{ ofConversation: copies(1, 60, 'wanda@home.example') }, 'write'],
  [{ ofConversation: copies(3, 59, 'wanda@home.example'), toRecipient: 9 }, 'repeated'],
])('answers %j with %s', (more, expected) => {
  expect(verdict(more)).toBe(expected);
});
