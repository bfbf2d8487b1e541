import { setConnection } from '../../admin/src/conversations/answering';
import type { Connection } from '../../admin/src/conversations/connection';
import { EMPTY_CONSOLE } from '../../admin/src/conversations/console-state';
import { Dock } from '../../admin/src/conversations/Dock';
import { followEnds } from '../../admin/src/conversations/ends';
import { consoleStore } from '../../admin/src/conversations/store';
import type { OperatorConversation } from '../../shared/conversations';
import { aConversation, aMessage } from '../unit/admin/makers';
import { allByRole, byRole, cleared, clicked, done, holds, pressed, shown } from './screen';
import { server } from './strapi-admin';

let receipt: [string, number][];
let stop: () => void;
let clock: number;

const visitor = (number: number, parts: Partial<OperatorConversation> = {}) =>
  aConversation({
    id: `c${number}`,
    visitor: { id: `v${number}`, name: `Visitor #${number}`, country: null, locale: null },
    ...parts,
  });

const listed = (conversations: OperatorConversation[]): Promise<void> =>
  done(() => {
    for (const { id } of conversations) {
      server.answers[`/livechat/admin/conversations/${id}`] = {
        conversation: null,
        messages: [],
        more: false,
      };
    }

    consoleStore.dispatch({ type: 'identified', me: 'o1' });
    consoleStore.dispatch({ type: 'connection', connection: 'online' });
    consoleStore.dispatch({ type: 'listed', conversations });
  });

const waiting = (count: number): OperatorConversation[] =>
  Array.from({ length: count }, (_, index) =>
    visitor(index + 1, {
      unread: 1,
      waiting: true,
      lastMessageAt: new Date(Date.UTC(2026, 0, 1, 12, index)).toISOString(),
    })
  );

const windows = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-livechat-window]')].map(
    ({ dataset }) => dataset.livechatWindow ?? ''
  );
const frame = (id: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[data-livechat-window="${id}"]`) ?? document.body;
const says = (id: string, seq: number): Promise<void> =>
  done(() =>
    consoleStore.dispatch({ type: 'received', message: aMessage({ conversation: id, seq }) })
  );
const stack = (): HTMLElement | undefined =>
  allByRole('button').find((one) => one.getAttribute('aria-label')?.includes('more conversation'));
const open = (button: HTMLElement | undefined): Promise<void> =>
  done(() => {
    button?.focus();
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });

beforeEach(async () => {
  receipt = [];
  clock = 0;
  server.answers = {};
  localStorage.clear();
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  setConnection({
    read: (id, seq) => receipt.push([id, seq]),
    type: () => undefined,
  } as Partial<Connection> as Connection);
  // The desk is one for the tab: each test begins with an empty one.
  Object.assign(consoleStore.get(), EMPTY_CONSOLE);
  consoleStore.dispatch({ type: 'windows-restored', windows: EMPTY_CONSOLE.windows });
  consoleStore.dispatch({ type: 'capacity', capacity: 2 });
  stop = followEnds(consoleStore, () => clock);
  await shown(
    <>
      <main>
        <input aria-label="Title" />
        <button type="button">Save</button>
      </main>
      <Dock />
    </>
  );
});

afterEach(async () => {
  stop();
  await cleared();
  jest.restoreAllMocks();
});

it('shows two windows and keeps the rest in one stack, whole names first', async () => {
  await listed(waiting(5));

  expect(windows()).toEqual(['c1', 'c2']);
  expect(stack()?.getAttribute('aria-label')).toBe('3 more conversations, 3 unread messages');

  await open(stack());
  expect(
    allByRole('menuitem').map((item) => item.querySelector('[title]')?.getAttribute('title'))
  ).toEqual(['Visitor #3', 'Visitor #4', 'Visitor #5']);
});

it('brings a conversation of the stack before the operator, ready to write in', async () => {
  await listed(waiting(3));
  await open(stack());
  await pressed(byRole('menuitem'), 'Enter');

  await holds(() => expect(windows()).toEqual(['c3', 'c2']));
  await holds(() =>
    expect(document.activeElement === frame('c3').querySelector('textarea')).toBe(true)
  );
});

it('leaves a folded window folded, bold, with its whole name and a count', async () => {
  await listed([visitor(614)]);
  await says('c614', 1);
  await clicked(byRole('button', 'Fold'));
  await says('c614', 2);
  await says('c614', 3);

  expect(frame('c614').querySelector('textarea')).toBeNull();
  expect(frame('c614').querySelector('[aria-expanded]')?.textContent).toContain('Visitor#6143');
});

describe('reading', () => {
  beforeEach(async () => {
    await listed([visitor(1)]);
    await says('c1', 1);
  });

  it('is not what happens while the operator types elsewhere', async () => {
    const title = byRole<HTMLInputElement>('textbox', 'Title');

    await done(() => title.focus());
    await says('c1', 2);
    expect(receipt).toEqual([]);

    // A pointer that rests where the window opened has looked at nothing.
    await done(() => {
      frame('c1').dispatchEvent(new MouseEvent('pointerover', { bubbles: true }));
      frame('c1').dispatchEvent(new MouseEvent('pointerenter'));
    });
    expect(receipt).toEqual([]);
  });

  it('takes the focus in the window', async () => {
    await done(() => frame('c1').querySelector('textarea')?.focus());
    expect(receipt).toEqual([['c1', 1]]);

    await says('c1', 2);
    expect(receipt).toContainEqual(['c1', 2]);

    await done(() => byRole('textbox', 'Title').focus());
    await says('c1', 3);
    expect(receipt).not.toContainEqual(['c1', 3]);
  });

  it('takes the pointer in the window, until the keyboard is used elsewhere', async () => {
    await done(() => {
      frame('c1').dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }));
    });
    expect(receipt).toEqual([['c1', 1]]);

    await pressed(byRole('textbox', 'Title'), 'a');
    await says('c1', 2);
    expect(receipt).not.toContainEqual(['c1', 2]);
  });

  it('takes an admin page that has the focus', async () => {
    jest.mocked(document.hasFocus).mockReturnValue(false);
    await done(() => frame('c1').querySelector('textarea')?.focus());
    expect(receipt).toEqual([]);

    jest.mocked(document.hasFocus).mockReturnValue(true);
    await done(() => window.dispatchEvent(new Event('focus')));
    expect(receipt).toEqual([['c1', 1]]);
  });

  it('is not what happens in a folded window', async () => {
    await clicked(byRole('button', 'Fold'));
    receipt = [];
    await done(() => frame('c1').querySelector('button')?.focus());
    await says('c1', 2);

    expect(receipt).toEqual([]);
  });
});

describe('what is over', () => {
  const ended = (parts: Partial<OperatorConversation> = {}): Promise<void> =>
    done(() =>
      consoleStore.dispatch({
        type: 'known',
        conversations: [visitor(1, { state: 'ended', ...parts })],
      })
    );

  beforeEach(() => listed([visitor(1, { unread: 1, waiting: true })]));

  it('says how it went, and leaves at the next click elsewhere', async () => {
    await ended();
    expect(frame('c1').textContent).toContain('Ended, not rated');

    await done(() =>
      consoleStore.dispatch({
        type: 'received',
        message: aMessage({
          seq: 2,
          author: 'system',
          kind: 'rating',
          rating: { value: 5, comment: null },
        }),
      })
    );
    expect(frame('c1').textContent).toContain('Ended, Satisfied');

    clock = 5_000;
    await clicked(byRole('log', 'Messages'));
    await holds(() => expect(windows()).toEqual(['c1']));
    await clicked(byRole('button', 'Save'));
    await holds(() => expect(windows()).toEqual([]));
  });

  it('stays until it could be seen', async () => {
    await ended();
    clock = 500;
    await clicked(byRole('button', 'Save'));
    await done(() => undefined);

    expect(windows()).toEqual(['c1']);
  });

  it('is also what a colleague took', async () => {
    await ended({ state: 'open', operator: 'o2', operatorName: 'Mate', version: 1 });
    expect(frame('c1').textContent).toContain('Mate answers now');

    clock = 5_000;
    await clicked(byRole('button', 'Save'));
    await holds(() => expect(windows()).toEqual([]));
  });
});

it('moves the focus on where a window was closed by a key, and reads nothing by a click', async () => {
  await listed([visitor(1, { unread: 1 }), visitor(2, { unread: 1 })]);

  const [close] = allByRole('button', 'Close the window');

  await done(() => {
    close?.focus();
    close?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
  expect(windows()).toHaveLength(1);
  await done(() => undefined);
  expect(document.activeElement).toBe(document.body);

  await done(() => {
    const [other] = allByRole('button', 'Close the window');

    other?.focus();
    other?.click();
  });
  expect(windows()).toEqual([]);
});

it('is one link to the inbox where there is no room', async () => {
  await done(() => consoleStore.dispatch({ type: 'capacity', capacity: 0 }));
  await listed(waiting(4));

  const link = byRole<HTMLAnchorElement>('link');

  expect(windows()).toEqual([]);
  expect(link.textContent).toBe('4 conversations4');
  expect(link.getAttribute('href')).toBe('/plugins/livechat/conversations');
});
