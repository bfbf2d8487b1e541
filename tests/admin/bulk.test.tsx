import { App } from '../../admin/src/App';
import type { RatingRecord } from '../../shared/ratings';
import { NO_RATING_METRICS } from '../../shared/ratings-report';
import { allByRole, byRole, cleared, clicked, holds, opened } from './screen';
import { server } from './strapi-admin';

const RATINGS = '/livechat/admin/ratings';
const HIDDEN = `${RATINGS}/hidden`;
const GONE = { name: 'TypeError', message: 'Failed to fetch' };

const rating = (id: string, visitor: string): RatingRecord => ({
  id,
  value: 1,
  comment: null,
  operator: null,
  visitor,
  visitorId: null,
  channel: null,
  team: null,
  source: 'chat',
  conversation: null,
  ticket: null,
  path: null,
  firstResponseSeconds: null,
  lengthSeconds: null,
  hidden: false,
  leftOut: null,
  note: null,
  handled: false,
  language: null,
  submittedAt: '2026-11-20T14:05:00.000Z',
  history: [],
});

const text = (): string => document.body.textContent ?? '';

const page = (...ratings: RatingRecord[]) => ({
  ratings,
  page: 1,
  pageSize: 20,
  total: ratings.length,
});

const WANDA = rating('r1', 'Wanda');
const WILLY = rating('r2', 'Willy');

const list = async (): Promise<void> => {
  await opened('/plugins/livechat/ratings?view=list', '/plugins/livechat/*', <App />);
  await holds(() => expect(text()).toContain('Wanda'));
};

/** Names in a sentence are set apart by characters nobody sees. */
const box = (name: string): HTMLElement => {
  const found = allByRole('checkbox').find(({ ariaLabel, attributes }) =>
    (ariaLabel ?? attributes.getNamedItem('aria-label')?.value ?? '').includes(name)
  );

  if (found === undefined) {
    throw new Error(`No checkbox for ${name}`);
  }

  return found;
};

beforeEach(() => {
  localStorage.clear();
  server.asked.length = 0;
  server.sent.length = 0;
  server.toasts.length = 0;
  server.failures = {};
  server.permissions = ['ratings.read-all', 'ratings.hide'];
  server.answers = {
    [RATINGS]: page(WANDA, WILLY),
    [`${RATINGS}/report`]: {
      by: ['face'],
      groups: [{ ...NO_RATING_METRICS, keys: ['1'], count: 2, sum: 2 }],
      total: { ...NO_RATING_METRICS, count: 2, sum: 2 },
      names: {},
    },
    [HIDDEN]: { changed: 1 },
  };
});

afterEach(async () => {
  await cleared();
  server.failures = {};
});

it('offers nothing to do with none', async () => {
  await list();

  expect(allByRole('button', 'Hide from the public')).toEqual([]);
  expect(allByRole('button', 'Clear selection')).toEqual([]);
});

it('hides those that are chosen, and keeps them chosen, so that a slip is undone', async () => {
  await list();
  await clicked(box('Wanda'));
  expect(text()).toContain('1 selected');
  await clicked(byRole('button', 'Hide from the public'));
  await holds(() =>
    expect(server.toasts.map(({ message }) => message)).toEqual([
      '1 rating is now visible internally only',
    ])
  );
  await clicked(byRole('button', 'Show to the public'));

  await holds(() =>
    expect(server.sent).toEqual([
      { url: HIDDEN, method: 'PUT', data: { ids: ['r1'], hidden: true } },
      { url: HIDDEN, method: 'PUT', data: { ids: ['r1'], hidden: false } },
    ])
  );
  expect(text()).toContain('1 selected');
});

it('hides once, however often the button is pressed meanwhile', async () => {
  let answer = (_done: unknown): void => undefined;

  server.answers[HIDDEN] = new Promise((resolve) => {
    answer = resolve;
  });
  await list();
  await clicked(box('Wanda'));
  await clicked(byRole('button', 'Hide from the public'));
  await clicked(byRole('button', 'Hide from the public'));
  expect(server.sent).toHaveLength(1);
  answer({ changed: 1 });

  await holds(() => expect(server.toasts).toHaveLength(1));
});

it('says why nothing was hidden, and keeps what was chosen', async () => {
  server.failures = { [HIDDEN]: GONE };
  await list();
  await clicked(box('Wanda'));
  await clicked(byRole('button', 'Hide from the public'));

  await holds(() => expect(server.toasts[0]?.message).toContain('cannot be reached'));
  expect(box('Wanda').getAttribute('aria-checked')).toBe('true');
});

it('chooses all on the page, and none', async () => {
  await list();
  await clicked(byRole('checkbox', 'Select all on this page'));
  expect(text()).toContain('2 selected');
  await clicked(box('Willy'));
  expect(byRole('checkbox', 'Select all on this page').getAttribute('aria-checked')).toBe('mixed');
  await clicked(byRole('button', 'Clear selection'));

  expect(box('Wanda').getAttribute('aria-checked')).toBe('false');
});

it('acts on nothing that is no longer in sight', async () => {
  await list();
  await clicked(byRole('checkbox', 'Select all on this page'));
  server.answers[RATINGS] = page(WILLY);
  await clicked(byRole('button', 'Hide from the public'));
  await holds(() => expect(text()).not.toContain('Wanda'));
  await holds(() => expect(text()).toContain('1 selected'));
  await clicked(byRole('button', 'Show to the public'));

  await holds(() => expect(server.sent.at(-1)?.data).toEqual({ ids: ['r2'], hidden: false }));
});

it('hides nothing for whoever may only read', async () => {
  server.permissions = ['ratings.read-all'];
  await list();
  await clicked(box('Wanda'));

  expect(allByRole('button', 'Hide from the public')).toEqual([]);
});
