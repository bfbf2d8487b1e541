import { App } from '../../admin/src/App';
import {
  NO_RATING_METRICS,
  type RatingDimension,
  type RatingReport,
} from '../../shared/ratings-report';
import { allByRole, byRole, cleared, clicked, holds, opened } from './screen';
import { server } from './strapi-admin';

const REPORT = '/livechat/admin/ratings/report';

const group = (keys: string[], count: number): RatingReport['groups'][number] => ({
  ...NO_RATING_METRICS,
  keys,
  count,
  sum: 5 * count,
  satisfied: count,
});

const report = (by: readonly RatingDimension[], groups: RatingReport['groups']): RatingReport => ({
  by,
  groups,
  total: { ...NO_RATING_METRICS, count: 10, sum: 50, satisfied: 10 },
  names: { c1: 'Shop', c2: 'Orders', o1: 'Mara' },
});

/** Channels and in them operators down, sources across; one operator is gone. */
const TABLE = report(
  ['channel', 'operator', 'source'],
  [
    group(['c1', 'o1', 'chat'], 4),
    group(['c1', 'o1', 'ticket'], 3),
    group(['c2', 'o1', 'chat'], 2),
    group(['c2', 'o2', 'chat'], 1),
  ]
);

const DOWN = 'view=pivot&by=channel,operator&columnsBy=source&show=count';

const open = (search: string): Promise<void> =>
  opened(`/plugins/livechat/ratings?${search}`, '/plugins/livechat/*', <App />);

/** The table as it is read, line by line. */
const lines = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map((line) =>
    [...line.querySelectorAll('th, td')].map(({ textContent }) => textContent?.trim()).join(' | ')
  );

const asked = (): unknown =>
  server.asked
    .filter(({ url }) => url === REPORT)
    .map(({ params }) => params)
    .at(-1);

beforeEach(() => {
  server.asked.length = 0;
  server.failures = {};
  server.permissions = ['ratings.read-all', 'ratings.export'];
  server.answers = { [REPORT]: TABLE };
});

afterEach(cleared);

const WHOLE = [
  'Orders | 3 | 0 | 3',
  'Deleted | 1 | 0 | 1',
  'Mara | 2 | 0 | 2',
  'Shop | 4 | 3 | 7',
  'Mara | 4 | 3 | 7',
  'Total | 7 | 3 | 10',
];

it('adds up what stands below and beside each other', async () => {
  await open(DOWN);

  await holds(() => expect(lines()).toEqual(WHOLE));
});

it('closes one level, and opens it again, by the button that says which it is', async () => {
  await open(DOWN);
  await holds(() => byRole('button', 'Shop'));
  expect(byRole('button', 'Shop').getAttribute('aria-expanded')).toBe('true');
  await clicked(byRole('button', 'Shop'));
  await holds(() => expect(lines()).toEqual(WHOLE.filter((_, at) => at !== 4)));
  expect(byRole('button', 'Shop').getAttribute('aria-expanded')).toBe('false');
  await clicked(byRole('button', 'Shop'));

  await holds(() => expect(lines()).toEqual(WHOLE));
});

it('closes every level at once, without asking the server anything', async () => {
  await open(DOWN);
  await holds(() => byRole('button', 'Collapse all'));
  server.asked.length = 0;
  await clicked(byRole('button', 'Collapse all'));
  await holds(() =>
    expect(lines()).toEqual(['Orders | 3 | 0 | 3', 'Shop | 4 | 3 | 7', 'Total | 7 | 3 | 10'])
  );
  await clicked(byRole('button', 'Expand all'));

  await holds(() => expect(lines()).toEqual(WHOLE));
  expect(server.asked.filter(({ url }) => url === REPORT)).toEqual([]);
});

it('comes closed where its address says so', async () => {
  await open(`${DOWN}&closed=r~c1`);

  await holds(() => expect(lines()).toEqual(WHOLE.filter((_, at) => at !== 4)));
});

it('flips: what was down is across, and what was closed stays so', async () => {
  await open(`${DOWN}&closed=r~c1`);
  await holds(() => byRole('button', 'Flip axes'));
  server.answers[REPORT] = report(
    ['source', 'channel', 'operator'],
    TABLE.groups.map(({ keys: [channel, operator, source], ...metrics }) => ({
      ...metrics,
      keys: [source ?? null, channel ?? null, operator ?? null],
    }))
  );
  await clicked(byRole('button', 'Flip axes'));

  await holds(() => expect(asked()).toMatchObject({ by: 'source,channel,operator' }));
  await holds(() =>
    expect(lines()).toEqual([
      'Chat | 1 | 2 | 4 | 7',
      'Ticket | 0 | 0 | 3 | 3',
      'Total | 1 | 2 | 7 | 10',
    ])
  );
});

it('has nothing to flip or to open where there is one axis of one level', async () => {
  server.answers[REPORT] = report(['channel'], [group(['c1'], 10)]);
  await open('view=pivot&by=channel&show=count');
  await holds(() => expect(lines()).toEqual(['Shop | 10', 'Total | 10']));

  expect(byRole('button', 'Flip axes').ariaDisabled).toBe('true');
  expect(allByRole('button', 'Collapse all')).toEqual([]);
});
