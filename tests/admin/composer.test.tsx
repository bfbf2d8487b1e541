import { setConnection } from '../../admin/src/conversations/answering';
import { Composer } from '../../admin/src/conversations/Composer';
import type { Connection } from '../../admin/src/conversations/connection';
import { MESSAGE_MAX } from '../../shared/conversations';
import { byRole, cleared, clicked, holds, pressed, shown, typed } from './screen';

let sent: string[];

const field = (): HTMLTextAreaElement => byRole('textbox', 'Write a message');
const hint = (): string =>
  document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent ?? '';

beforeEach(async () => {
  sent = [];
  setConnection({
    send: (_id, _clientId, body) => sent.push(body),
    type: () => undefined,
  } as Partial<Connection> as Connection);
  localStorage.clear();
  await shown(<Composer id="c1" />);
});

afterEach(cleared);

it('sends with Enter, and starts a line with Shift+Enter', async () => {
  await typed(field(), 'Hello');
  await pressed(field(), 'Enter', { shiftKey: true });
  expect(sent).toEqual([]);

  await pressed(field(), 'Enter');
  expect(sent).toEqual(['Hello']);
  expect(field().value).toBe('');
});

it.each([
  ['says so', { isComposing: true }],
  ['is WebKit, where only the key code says so', { isComposing: false, keyCode: 229 }],
])('leaves the Enter that ends a composed word alone where the browser %s', async (_, key) => {
  await typed(field(), 'にほん');
  await pressed(field(), 'Enter', key);

  expect(sent).toEqual([]);
  expect(field().value).toBe('にほん');
});

it('keeps a text that is too long whole, says how much too long, and does not send it', async () => {
  const pasted = 'x'.repeat(MESSAGE_MAX + 4_000);

  await typed(field(), pasted);
  expect(field().value).toBe(pasted);
  expect(hint()).toMatch(/^4,000 characters too many/);
  expect(field().getAttribute('aria-invalid')).toBe('true');

  await pressed(field(), 'Enter');
  await clicked(byRole('button', 'Send'));
  expect(sent).toEqual([]);
  expect(field().value).toBe(pasted);

  await typed(field(), pasted.slice(0, MESSAGE_MAX));
  expect(hint()).toBe('');
  await pressed(field(), 'Enter');
  expect(sent).toEqual([pasted.slice(0, MESSAGE_MAX)]);
});

it('takes no more characters away than the browser would', () => {
  expect(field().hasAttribute('maxlength')).toBe(false);
});

it('asks before it sends what looks like a command', async () => {
  await typed(field(), '/help');
  await pressed(field(), 'Enter');
  expect(sent).toEqual([]);

  await clicked(byRole('button', 'Keep writing'));
  expect(sent).toEqual([]);
  expect(field().value).toBe('/help');
  await holds(() => expect(document.activeElement === field()).toBe(true));

  await clicked(byRole('button', 'Send'));
  await clicked(byRole('button', 'Send as it is'));
  expect(sent).toEqual(['/help']);
  expect(field().value).toBe('');
  await holds(() => expect(document.activeElement === field()).toBe(true));
});

it('lets the text say in which direction it runs', () => {
  expect(field().dir).toBe('auto');
});
