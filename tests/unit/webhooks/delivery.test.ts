import {
  deliveryOf,
  outcomeOf,
  signedText,
  waitAfter,
} from '../../../server/src/webhooks/delivery';

const NOW = new Date('2026-03-01T12:00:00Z');

it('tells what happened, when, and by which name it is known again', () => {
  const delivery = deliveryOf('d-1', 'livechat.rating.created', { rating: 'r', value: 5 }, NOW);

  expect(JSON.parse(delivery.body)).toEqual({
    id: 'd-1',
    event: 'livechat.rating.created',
    createdAt: '2026-03-01T12:00:00.000Z',
    rating: 'r',
    value: 5,
  });
});

it('tells nobody which admin user did it', () => {
  const { body } = deliveryOf('d', 'livechat.channel.created', { channel: 'c', user: 7 }, NOW);

  expect(JSON.parse(body)).not.toHaveProperty('user');
});

it.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'never'],
  [400, 'never'],
  [404, 'never'],
  [408, 'again'],
  [410, 'never'],
  [429, 'again'],
  [500, 'again'],
  [503, 'again'],
])('takes %i for %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});

it('waits longer each time, and gives up after the sixth try', () => {
  expect([1, 2, 3, 4, 5, 6].map((tries) => waitAfter(tries, 0.5))).toEqual([
    1_000,
    5_000,
    30_000,
    120_000,
    600_000,
    null,
  ]);
});

it('leaves a fifth of the wait to chance', () => {
  expect(waitAfter(2, 0)).toBe(4_000);
  expect(waitAfter(2, 0.999_999)).toBe(6_000);
});

it('signs the moment with the body', () => {
  expect(signedText(1_772_366_400, '{}')).toBe('1772366400.{}');
});
