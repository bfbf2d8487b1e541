import { countsOf, type EmailCount } from '../../../server/src/outbox/counts';

const ALL: EmailCount[] = [
  { kind: 'transcript', state: 'sent', count: 5 },
  { kind: 'transcript', state: 'failed', count: 1 },
  { kind: 'gone', state: 'failed', count: 2 },
];

it('counts every state and every kind where nothing is chosen', () => {
  const { counts, kinds } = countsOf(ALL, {}, ['transcript', 'invite']);

  expect(counts).toEqual({ waiting: 0, sending: 0, sent: 5, failed: 3, stopped: 0, dropped: 0 });
  expect(kinds).toEqual([
    { kind: 'gone', count: 2 },
    { kind: 'invite', count: 0 },
    { kind: 'transcript', count: 6 },
  ]);
});

it('says of each choice how many it would leave beside the other', () => {
  const { counts, kinds } = countsOf(ALL, { state: 'failed', kind: 'transcript' }, []);

  expect(counts).toMatchObject({ sent: 5, failed: 1 });
  expect(kinds).toEqual([
    { kind: 'gone', count: 2 },
    { kind: 'transcript', count: 1 },
  ]);
});

it('knows no kind that is only an object’s', () => {
  expect(countsOf(ALL, { kind: 'constructor' }, []).counts.sent).toBe(0);
});
