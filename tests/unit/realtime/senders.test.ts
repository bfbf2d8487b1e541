import { createSenders } from '../../../server/src/realtime/senders';

const payload = { conversation: 'c1', clientId: 'client-1' };

it('knows the socket a message comes from, until it is forgotten', () => {
  const senders = createSenders();
  const forget = senders.note('socket', payload);

  expect(senders.of(payload)).toBe('socket');
  forget();
  expect(senders.of(payload)).toBeUndefined();
});

it('tells messages of the same client id in two conversations apart', () => {
  const senders = createSenders();

  senders.note('socket', payload);

  expect(senders.of({ conversation: 'c2', clientId: 'client-1' })).toBeUndefined();
});
