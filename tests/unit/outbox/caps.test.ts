import { mayWrite, type Written } from '../../../server/src/outbox/caps';

const NOW = new Date('2026-11-20T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

const written = (more: Partial<Written> = {}): Written => ({
  ofThing: [],
  toMailbox: 0,
  forAsker: 0,
  inHour: 0,
  ...more,
});

const copies = (count: number, seconds: number, mailbox = 'other@home.example') =>
  Array.from({ length: count }, () => ({ mailbox, writtenAt: ago(seconds) }));

const CAPS = { perThing: 3, perMailbox: 5, perAsker: 10, perHour: 20 };

const verdict = (more: Partial<Written>) =>
  mayWrite(written(more), CAPS, 'wanda@home.example', NOW);

it.each([
  [{}, 'write'],
  [{ ofThing: copies(2, 1) }, 'write'],
  [{ ofThing: copies(3, 1) }, 'too-much'],
  [{ ofThing: copies(3, 1_000_000) }, 'too-much'],
  [{ toMailbox: 4, forAsker: 9 }, 'write'],
  [{ toMailbox: 5 }, 'too-much'],
  [{ forAsker: 10 }, 'too-much'],
  [{ inHour: 19 }, 'write'],
  [{ inHour: 20 }, 'site-full'],
  [{ inHour: 20, forAsker: 10 }, 'too-much'],
  [{ ofThing: copies(1, 59, 'wanda@home.example') }, 'repeated'],
  [{ ofThing: copies(1, 60, 'wanda@home.example') }, 'write'],
  [{ ofThing: copies(3, 59, 'wanda@home.example'), toMailbox: 9 }, 'repeated'],
])('answers %j with %s', (more, expected) => {
  expect(verdict(more)).toBe(expected);
});
