import { isDue } from '../../admin/src/conversations/activity';
import { isUnattended } from '../../admin/src/conversations/alerts';
import { EMPTY_CONSOLE } from '../../admin/src/conversations/console-state';
import {
  followTitle,
  followWidth,
  keepWindows,
  savedWindows,
} from '../../admin/src/conversations/page';
import { next } from '../../admin/src/conversations/state';
import { type ConsoleStore, createConsoleStore } from '../../admin/src/conversations/store';
import { aConversation, aMessage } from '../unit/admin/makers';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

function aConsole(): ConsoleStore {
  const consoleState = createConsoleStore();

  consoleState.dispatch({ type: 'identified', me: 'o1' });
  consoleState.dispatch({ type: 'listed', conversations: [aConversation()] });

  return consoleState;
}

beforeEach(() => {
  localStorage.clear();
  document.title = 'Homepage';
});

it('counts in the title what waits, whoever changes the title', async () => {
  const consoleState = aConsole();
  const stop = followTitle(consoleState);

  consoleState.dispatch({ type: 'received', message: aMessage() });
  expect(document.title).toBe('(1) Homepage');

  document.title = 'Settings';
  await settled();
  expect(document.title).toBe('(1) Settings');

  stop();
  expect(document.title).toBe('Settings');
});

it('brings the windows back as they were', () => {
  const before = aConsole();
  const stop = keepWindows(before);

  before.dispatch({ type: 'window-opened', id: 'c1' });
  before.dispatch({ type: 'window-opened', id: 'c2' });
  before.dispatch({ type: 'window-opened', id: 'c3' });
  before.dispatch({ type: 'window-folded', id: 'c2', minimized: true });
  stop();

  const after = aConsole();

  keepWindows(after)();
  expect(after.get().windows).toEqual(before.get().windows);
});

it('brings windows out of the stack where a reload finds more room', () => {
  const before = aConsole();
  const stop = keepWindows(before);

  before.dispatch({ type: 'capacity', capacity: 0 });
  before.dispatch({ type: 'window-opened', id: 'c1' });
  before.dispatch({ type: 'window-opened', id: 'c2' });
  before.dispatch({ type: 'window-opened', id: 'c3' });
  stop();

  const after = aConsole();

  keepWindows(after)();
  expect(after.get().windows.shown.map(({ id }) => id)).toEqual(['c1', 'c2']);
  expect(after.get().windows.stacked.map(({ id }) => id)).toEqual(['c3']);
});

it.each([
  null,
  '',
  'x',
  '{}',
  'null',
  '[{"id":"c1","folded":true}]',
  '{"shown":[1,null,{"id":3}],"stacked":7}',
  '{"capacity":"many"}',
  '{"capacity":-1,"vacant":[]}',
])('takes %j for no windows', (kept) => {
  expect(savedWindows(kept)).toEqual({ shown: [], stacked: [], capacity: 0, vacant: 0 });
});

it.each([
  [390, 0],
  [767, 0],
  [1_024, 1],
  [1_440, 2],
  [1_920, 3],
])('has room on %d pixels for %d windows', (width, capacity) => {
  const consoleState = aConsole();
  const stop = followWidth(consoleState);

  window.innerWidth = width;
  window.dispatchEvent(new Event('resize'));
  expect(consoleState.get().windows.capacity).toBe(capacity);
  stop();
});

it('tells subscribers only of changes', () => {
  const consoleState = aConsole();
  const heard = jest.fn();
  const stop = consoleState.subscribe(heard);

  consoleState.dispatch({
    type: 'receipt',
    receipt: { conversation: 'nobody', by: 'visitor', seq: 1 },
  });
  expect(heard).not.toHaveBeenCalled();
  consoleState.dispatch({ type: 'connection', connection: 'online' });
  stop();
  consoleState.dispatch({ type: 'connection', connection: 'offline' });
  expect(heard).toHaveBeenCalledTimes(1);
});

it.each([
  [60_000, 0, false, true],
  [59_999, 0, false, false],
  [1_000, 0, true, true],
  [999, 0, true, false],
  [0, 5_000, false, true],
])('reports activity at %d after a report at %d (away: %s): %s', (now, reported, away, due) => {
  expect(isDue(now, reported, away)).toBe(due);
});

it.each([
  ['o1', 2, false, true],
  ['o1', 2, true, false],
  ['o1', 1, true, true],
  [null, 2, false, true],
  ['o2', 1, false, false],
])('of operator %s, message %d, watched %s, sounds: %s', (operator, seq, isWatched, expected) => {
  const consoleState = next(next(EMPTY_CONSOLE, { type: 'identified', me: 'o1' }), {
    type: 'known',
    conversations: [aConversation({ operator })],
  });

  const notice = { conversation: 'c1', seq, name: 'Visitor #1', text: 'hello' };

  expect(isUnattended(consoleState, notice, isWatched)).toBe(expected);
});
