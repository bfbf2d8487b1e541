import { logItems } from '../../../admin/src/conversations/log-items';
import { EMPTY_THREAD, withFailure, withMessages, withOutgoing } from '../../../shared/thread';
import { aMessage } from './makers';

const dayOf = (at: string): string => at.slice(0, 10);
const kinds = (thread: Parameters<typeof logItems>[0]): string[] =>
  logItems(thread, dayOf).map(({ kind }) => kind);

it('heads every day once', () => {
  const thread = withMessages(EMPTY_THREAD, [
    aMessage({ seq: 1, sentAt: '2026-01-01T23:59:00.000Z' }),
    aMessage({ seq: 2, sentAt: '2026-01-02T00:00:00.000Z' }),
    aMessage({ seq: 3, sentAt: '2026-01-02T00:01:00.000Z' }),
  ]);

  expect(kinds(thread)).toEqual(['day', 'message', 'day', 'message', 'message']);
});

it('groups what one author says within five minutes', () => {
  const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
  const thread = withMessages(EMPTY_THREAD, [
    aMessage({ seq: 1, sentAt: at(0) }),
    aMessage({ seq: 2, sentAt: at(4) }),
    aMessage({ seq: 3, sentAt: at(9) }),
    aMessage({ seq: 4, sentAt: at(9), author: 'operator', name: 'Mara' }),
  ]);
  const groups = logItems(thread, dayOf).flatMap((item) =>
    item.kind === 'message' ? [[item.isFirst, item.isLast]] : []
  );

  expect(groups).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

it('keeps two people of one name apart', () => {
  const mara = { author: 'operator', name: 'Mara' } as const;
  const thread = withMessages(EMPTY_THREAD, [
    aMessage({ ...mara, seq: 1, writer: 'one' }),
    aMessage({ ...mara, seq: 2, writer: 'other' }),
  ]);
  const messages = logItems(thread, dayOf).filter(({ kind }) => kind === 'message');

  expect(messages).toMatchObject(Array(2).fill({ isFirst: true, isLast: true }));
});

it('signs each note', () => {
  const note = { author: 'operator', name: 'Mara', writer: 'one', audience: 'internal' } as const;
  const thread = withMessages(EMPTY_THREAD, [
    aMessage({ ...note, seq: 1 }),
    aMessage({ ...note, seq: 2 }),
    aMessage({ ...note, seq: 3, audience: 'public' }),
  ]);
  const messages = logItems(thread, dayOf).filter(({ kind }) => kind === 'message');

  expect(messages).toMatchObject(Array(3).fill({ isFirst: true, isLast: true }));
});

it('keeps the lines of the system apart', () => {
  const thread = withMessages(EMPTY_THREAD, [
    aMessage({ seq: 1 }),
    aMessage({ seq: 2, author: 'system', kind: 'left' }),
  ]);

  expect(kinds(thread)).toEqual(['day', 'message', 'system']);
});

it('puts unsent messages last', () => {
  const written = withOutgoing(withOutgoing(EMPTY_THREAD, 'failed', 'a'), 'sent', 'b');
  const thread = withMessages(withFailure(written, 'failed'), [
    aMessage({ seq: 1, clientId: 'sent' }),
    aMessage({ seq: 2 }),
  ]);

  expect(logItems(thread, dayOf).map(({ key }) => key)).toEqual([
    'day 2026-01-01',
    'sent',
    'client 2',
    'failed',
  ]);
});

it('shows the first message of one’s own before any day is known', () => {
  expect(kinds(withOutgoing(EMPTY_THREAD, 'mine', 'hello'))).toEqual(['outgoing']);
});
