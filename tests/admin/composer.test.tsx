import { setConnection } from '../../admin/src/conversations/answering';
import { Composer } from '../../admin/src/conversations/Composer';
import type { Connection } from '../../admin/src/conversations/connection';
import { MESSAGE_MAX } from '../../shared/conversations';
import { byRole, cleared, clicked, holds, pressed, shown, typed } from './screen';

let sent: string[];
let audiences: string[];
let typings: boolean[];

const field = (): HTMLTextAreaElement => byRole('textbox', 'Write a message');
const hint = (): string =>
  document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent ?? '';

beforeEach(async () => {
  [sent, audiences, typings] = [[], [], []];
  setConnection({
    send: (_id, _clientId, body, audience) => {
      sent.push(body);
      audiences.push(audience);
    },
    type: (_id, typing) => typings.push(typing),
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

describe('a note', () => {
  const noteField = (): HTMLTextAreaElement => byRole('textbox', 'Write a note');
  const form = () => document.querySelector('[data-livechat-audience]');
  const chosen = () =>
    ['Reply', 'Note'].filter((name) => byRole('button', name).ariaPressed === 'true');

  it('is chosen by a switch, looks like one, says who reads it, and is kept for operators', async () => {
    expect(byRole('group', 'Who gets this').textContent).toBe('ReplyNote');
    expect(chosen()).toEqual(['Reply']);
    expect(form()?.getAttribute('data-livechat-audience')).toBe('public');

    await clicked(byRole('button', 'Note'));
    expect(chosen()).toEqual(['Note']);
    expect(form()?.getAttribute('data-livechat-audience')).toBe('internal');
    expect(
      (noteField().getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join('')
    ).toMatch(/^Only operators read notes/);

    await typed(noteField(), 'no voucher');
    await pressed(noteField(), 'Enter');
    expect([sent, audiences]).toEqual([['no voucher'], ['internal']]);
  });

  it('is followed by notes until the switch is turned back: no remark reaches the visitor by haste', async () => {
    await clicked(byRole('button', 'Note'));
    await typed(noteField(), 'first');
    await clicked(byRole('button', 'Keep the note'));
    expect(chosen()).toEqual(['Note']);

    await typed(noteField(), 'second');
    await pressed(noteField(), 'Enter');
    await clicked(byRole('button', 'Reply'));
    await typed(field(), 'Hello');
    await pressed(field(), 'Enter');
    expect(audiences).toEqual(['internal', 'internal', 'public']);
  });

  it('stays one over a reload, in its own conversation only', async () => {
    await clicked(byRole('button', 'Note'));
    await typed(noteField(), 'half a');
    await cleared();
    await shown(<Composer id="c1" />);
    expect(noteField().value).toBe('half a');

    await cleared();
    await shown(<Composer id="c2" />);
    expect(field().value).toBe('');
  });

  it('keeps what is typed when it is chosen and when it is not any more', async () => {
    await typed(field(), 'for whom');
    await clicked(byRole('button', 'Note'));
    expect(noteField().value).toBe('for whom');

    await clicked(byRole('button', 'Reply'));
    expect(field().value).toBe('for whom');
  });

  it('shows no visitor that somebody writes, and stops showing it when it becomes one', async () => {
    await typed(field(), 'Hello');
    await clicked(byRole('button', 'Note'));
    expect(typings).toEqual([true, false]);

    await typed(noteField(), 'between us');
    expect(typings).toEqual([true, false]);
  });

  it('may begin like a command', async () => {
    await clicked(byRole('button', 'Note'));
    await typed(noteField(), '/refund was given');
    await pressed(noteField(), 'Enter');
    expect(sent).toEqual(['/refund was given']);
  });

  it('becomes nothing that was confirmed as a reply: the question ends with the conversation', async () => {
    await cleared();

    const draw = await shown(<Composer id="c1" />);

    await typed(field(), '/end');
    await pressed(field(), 'Enter');
    expect(document.querySelector('[role=alertdialog]')).not.toBeNull();

    await draw(<Composer id="c1" isOver />);
    await holds(() => expect(document.querySelector('[role=alertdialog]')).toBeNull());
    expect(sent).toEqual([]);
  });

  it('is all that may be written of what is over', async () => {
    await cleared();
    await shown(<Composer id="c1" isOver />);
    expect(document.querySelector('[role=group]')).toBeNull();

    await typed(noteField(), 'refunded');
    await pressed(noteField(), 'Enter');
    expect(audiences).toEqual(['internal']);
  });
});
