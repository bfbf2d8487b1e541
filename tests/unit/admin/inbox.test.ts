import { type ConsoleState, EMPTY_CONSOLE } from '../../../admin/src/conversations/console-state';
import { inboxPath, isIn, listed, readInbox } from '../../../admin/src/conversations/inbox';
import { next } from '../../../admin/src/conversations/state';
import { aConversation } from './makers';

const consoleState = (...conversations: Parameters<typeof aConversation>[0][]): ConsoleState =>
  next(next(EMPTY_CONSOLE, { type: 'identified', me: 'o1' }), {
    type: 'known',
    conversations: conversations.map(aConversation),
  });

it.each([
  ['mine', { operator: 'o1' }, true],
  ['mine', { operator: 'o1', state: 'ended' }, true],
  ['mine', { operator: 'o2' }, false],
  ['mine', { operator: null }, false],
  ['unassigned', { operator: null }, true],
  ['unassigned', { operator: null, state: 'ended' }, false],
  ['unassigned', { operator: 'o1' }, false],
  ['all', { operator: 'o2', state: 'ended' }, true],
] as const)('the box %s holds %j: %s', (box, parts, expected) => {
  expect(isIn(box, aConversation(parts), 'o1')).toBe(expected);
});

it('nobody who is unknown owns a conversation', () => {
  expect(isIn('mine', aConversation({ operator: null }), null)).toBe(false);
});

it('shows what came in since, on the first page only, latest first', () => {
  const current = consoleState(
    { id: 'old', lastMessageAt: '2026-01-01T10:00:00.000Z' },
    { id: 'new', lastMessageAt: '2026-01-01T11:00:00.000Z' }
  );
  const ids = (page: number): string[] =>
    listed(current, { box: 'mine', page, channel: null, ids: ['old'] }).map(
      ({ conversation }) => conversation.id
    );

  expect(ids(1)).toEqual(['new', 'old']);
  expect(ids(2)).toEqual(['old']);
});

it('lets go of a conversation somebody took', () => {
  const current = consoleState({ id: 'taken', operator: 'o2' });

  expect(listed(current, { box: 'unassigned', page: 1, channel: null, ids: ['taken'] })).toEqual(
    []
  );
});

it('shows nothing of other channels where it is about one', () => {
  const consoleState = next(EMPTY_CONSOLE, {
    type: 'known',
    conversations: [
      aConversation({ id: 'here' }),
      aConversation({ id: 'there', channel: { id: 'ch2', name: 'Workshop' } }),
    ],
  });
  const ids = ['here', 'there'];
  const shown = listed(consoleState, { box: 'all', page: 1, channel: 'ch2', ids });

  expect(shown.map(({ conversation }) => conversation.id)).toEqual(['there']);
});

it.each([
  ['', { box: 'mine', channel: null }],
  ['box=all&channel=ch1', { box: 'all', channel: 'ch1' }],
  ['box=nonsense&channel=', { box: 'mine', channel: null }],
] as const)('says in its address %j what it is about', (search, position) => {
  expect(readInbox(new URLSearchParams(search))).toEqual(position);
  expect(readInbox(new URL(inboxPath('c1', position), 'http://x').searchParams)).toEqual(position);
});
