import { SavedViews } from '../../admin/src/views/SavedViews';
import type { SavedView } from '../../shared/views';
import { allByRole, byRole, cleared, clicked, done, holds, shown, typed } from './screen';
import { server } from './strapi-admin';

const VIEWS = '/livechat/admin/views';
const GONE = { name: 'TypeError', message: 'Failed to fetch' };
const ADDRESS = 'view=list&face=1';

const view = (more: Partial<SavedView> = {}): SavedView => ({
  id: 'w1',
  report: 'operators',
  name: 'My week',
  query: 'period=7&by=operator',
  shared: false,
  own: true,
  ...more,
});

const text = (): string => document.body.textContent ?? '';

const opened = async (): Promise<void> => {
  await shown(<SavedViews report="operators" address={ADDRESS} />);
  await clicked(byRole('button', 'Saved views'));
};

const nameOf = (button: HTMLElement): string =>
  document.getElementById(button.getAttribute('aria-labelledby') ?? '')?.textContent ??
  button.getAttribute('aria-label') ??
  button.textContent ??
  '';

/** What each button says, as far as it names a view. */
const tools = (): string[] => allByRole('button').map(nameOf);

const tool = (action: string): HTMLElement => {
  const found = allByRole('button').find((button) => nameOf(button).startsWith(action));

  if (found === undefined) {
    throw new Error(`No ${action} among ${tools().join()}`);
  }

  return found;
};

const nameField = (): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>('input[name=name]');

  if (found === null) {
    throw new Error(`No field for a name in ${document.body.innerHTML}`);
  }

  return found;
};

beforeEach(() => {
  server.asked.length = 0;
  server.sent.length = 0;
  server.toasts.length = 0;
  server.failures = {};
  server.answers = {
    [VIEWS]: [view(), view({ id: 'w2', name: 'Ours', shared: true, own: false })],
  };
});

afterEach(async () => {
  await cleared();
  server.failures = {};
});

it('lead to the report they are of, as it was saved', async () => {
  await opened();
  await holds(() => expect(allByRole('link')).toHaveLength(2));

  expect(byRole('link', 'My week').getAttribute('href')).toBe(
    '/plugins/livechat/reports/operators?period=7&by=operator'
  );
  expect(server.asked[0]?.params).toEqual({ report: 'operators' });
});

it('are changed by whose they are only', async () => {
  await opened();
  await holds(() => expect(text()).toContain('Ours'));

  expect(tools().filter((name) => name.includes('My week'))).toHaveLength(3);
  expect(tools().filter((name) => name.includes('Ours'))).toEqual([]);
  expect(text()).toContain('Shared');
});

it('are not called none before they have come', async () => {
  let answer = (_views: SavedView[]): void => undefined;

  server.answers[VIEWS] = new Promise((resolve) => {
    answer = resolve;
  });
  await opened();
  expect(text()).not.toContain('No saved views yet');

  await done(() => answer([]));
  await holds(() => expect(text()).toContain('No saved views yet'));
});

it('that did not come say why, and are asked for again', async () => {
  server.failures = { [VIEWS]: GONE };
  await opened();
  await holds(() => expect(text()).toContain('The server cannot be reached'));
  server.failures = {};
  await clicked(byRole('button', 'Try again'));

  await holds(() => expect(text()).toContain('My week'));
});

it('are made of what is looked at, under a name without spaces around it', async () => {
  await opened();
  await clicked(byRole('button', 'Save this view'));
  await holds(() => nameField());
  expect(byRole('button', 'Save').ariaDisabled).toBe('true');
  await typed(nameField(), '  Bad days ');
  await clicked(byRole('button', 'Save'));

  await holds(() =>
    expect(server.sent).toEqual([
      {
        url: VIEWS,
        method: 'POST',
        data: { report: 'operators', name: 'Bad days', shared: false, query: ADDRESS },
      },
    ])
  );
});

it('keep the name that was typed when they are refused', async () => {
  await opened();
  await clicked(byRole('button', 'Save this view'));
  await holds(() => nameField());
  await typed(nameField(), 'Bad days');
  server.failures = { [VIEWS]: GONE };
  await clicked(byRole('button', 'Save'));

  await holds(() => expect(server.toasts.map(({ type }) => type)).toEqual(['danger']));
  expect(nameField().value).toBe('Bad days');
});

it('are renamed without showing anything else', async () => {
  server.answers[`${VIEWS}/w1`] = view({ name: 'Our week' });
  await opened();
  await holds(() => expect(text()).toContain('My week'));
  await clicked(tool('Rename'));
  await holds(() => expect(nameField().value).toBe('My week'));
  await typed(nameField(), 'Our week');
  await clicked(byRole('button', 'Save'));

  await holds(() =>
    expect(server.sent[0]).toMatchObject({
      method: 'PUT',
      data: { report: 'operators', name: 'Our week', query: 'period=7&by=operator' },
    })
  );
});

it('are set to what is looked at now', async () => {
  server.answers[`${VIEWS}/w1`] = view({ query: ADDRESS });
  await opened();
  await holds(() => expect(text()).toContain('My week'));
  await clicked(tool('Replace'));

  await holds(() => expect(server.sent[0]).toMatchObject({ data: { query: ADDRESS } }));
});

it('are removed after a question', async () => {
  server.answers[`${VIEWS}/w1`] = null;
  await opened();
  await holds(() => expect(text()).toContain('My week'));
  await clicked(tool('Delete'));
  await holds(() => byRole('button', 'Confirm'));
  expect(server.sent).toEqual([]);
  await clicked(byRole('button', 'Confirm'));

  await holds(() => expect(server.sent).toEqual([{ url: `${VIEWS}/w1`, method: 'DELETE' }]));
});
