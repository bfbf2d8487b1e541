import { createNotice } from '../../widget/src/notice';
import { likeABrowser } from './browser';

/** What a visitor is told while the window is folded. */

beforeAll(likeABrowser);

beforeEach(() => {
  jest.useFakeTimers();
  document.body.replaceChildren();
  document.title = 'A shop';
});

afterEach(() => {
  jest.useRealTimers();
});

function aNotice() {
  const host = document.createElement('livechat-widget');
  const root = host.attachShadow({ mode: 'open' });
  const dock = document.createElement('div');
  const launch = document.createElement('button');
  const open = jest.fn();

  document.body.append(host);
  root.append(dock);
  dock.append(launch);

  const notice = createNotice({ root, launch, closeLabel: 'Close', open });
  const bubble = (): HTMLElement | null => root.querySelector('.bubble');
  const region = (): string | null | undefined => root.querySelector('[role=status]')?.textContent;

  return { notice, root, launch, open, bubble, region };
}

const unread = (seq: number, text = 'Hello', count = 1) => ({ count, seq, name: 'Maria', text });

it('shows the message beside the button, in the title, and says it', () => {
  const { notice, open, bubble, region } = aNotice();

  expect(region()).toBe('');
  notice.show(unread(2), true);
  jest.runAllTimers();

  expect(bubble()?.firstElementChild?.textContent).toBe('Maria: Hello');
  expect(region()).toBe('Maria: Hello');
  expect(document.title).toBe('(1) A shop');

  bubble()?.querySelector<HTMLElement>('button')?.click();
  expect(open).toHaveBeenCalled();
});

it('shows text as text, and a long one in part', () => {
  const { notice, bubble } = aNotice();

  notice.show(unread(2, '<b>bold</b>'), true);
  expect(bubble()?.querySelector('b')).toBeNull();
  expect(bubble()?.firstElementChild?.textContent).toBe('Maria: <b>bold</b>');

  notice.show(unread(3, '😀'.repeat(200), 2), true);
  expect(bubble()?.firstElementChild?.textContent).toBe(`Maria: ${'😀'.repeat(140)}…`);
});

it('is hushed until the next message, and gives the focus to the button', () => {
  const { notice, root, launch, bubble } = aNotice();

  notice.show(unread(2), true);
  bubble()?.querySelector<HTMLElement>('button + button')?.click();
  expect(bubble()).toBeNull();
  expect(root.activeElement).toBe(launch);

  notice.show(unread(2), true);
  expect(bubble()).toBeNull();

  notice.show(unread(3, 'Still there?', 2), true);
  expect(bubble()?.firstElementChild?.textContent).toBe('Maria: Still there?');
  expect(document.title).toBe('(2) A shop');
});

it('leaves an open window to speak for itself, and everything once it is read', () => {
  const { notice, bubble, region } = aNotice();

  notice.show(unread(2), true);
  notice.show(unread(3, 'More', 2), false);
  jest.runAllTimers();
  expect(bubble()).toBeNull();
  expect(document.title).toBe('(2) A shop');

  notice.show(null, false);
  expect(document.title).toBe('A shop');
  expect(region()).not.toContain('More');
});

it('keeps a title the page has changed meanwhile', () => {
  const { notice } = aNotice();

  notice.show(unread(2), true);
  document.title = 'Another page';
  notice.show(unread(3, 'More', 2), true);
  expect(document.title).toBe('(2) Another page');
  document.title = 'A third page';
  notice.show(null, true);
  expect(document.title).toBe('A third page');
});

it('leaves nothing behind', () => {
  const { notice, bubble, root } = aNotice();

  notice.show(unread(2), true);
  notice.destroy();

  expect(document.title).toBe('A shop');
  expect(bubble()).toBeNull();
  expect(root.querySelector('[role=status]')).toBeNull();
  expect(jest.getTimerCount()).toBe(0);
});
