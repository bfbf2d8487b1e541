import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { RatingRecord } from '../../shared';
import { openSite, picture, type Site, violations } from './site';

/** What customers gave: the face, and what they said with it. */
const GIVEN = [
  [5, undefined],
  [5, undefined],
  [3, 'Took a while.'],
  [1, 'The lid fell off.'],
  [1, '=HYPERLINK("http://evil.example")'],
] as const;

let site: Site;
let manager: Page;
let report: string;

jest.setTimeout(120_000);

beforeAll(async () => {
  site = await openSite({
    ratings: { minimumSample: 1 },
    limits: { messagesPerTenSeconds: 10_000, requestsPerMinute: 100_000 },
  });
  await site.channel({
    name: 'Shop questions',
    slug: 'shop',
    ask: { enabled: true, withoutReply: true, everyDays: 0 },
  });
  await site.person('boss@example.com', 'Bob', [
    { action: 'ratings.read-all' },
    { action: 'ratings.hide' },
    { action: 'ratings.export' },
    { action: 'ratings.delete' },
    { action: 'channels.read' },
  ]);

  for (const [value, comment] of GIVEN) {
    await site.rate(value, comment);
  }

  report = `${site.url}/admin/plugins/livechat/ratings`;
  manager = await site.loggedIn('boss@example.com');
});

afterAll(() => site.close());

it('starts as cards in a column for each face', async () => {
  await manager.goto(report);

  const dissatisfied = manager.getByRole('region', { name: 'Dissatisfied' });

  await dissatisfied.getByText('The lid fell off.').waitFor();

  expect(await dissatisfied.getByRole('article').count()).toBe(2);
  expect(await manager.getByRole('region', { name: 'Okay' }).getByRole('article').count()).toBe(1);
  expect(await violations(manager)).toEqual([]);
  await picture(manager, '30-kanban');
});

it('narrows to a face, says so in the address, and comes back', async () => {
  await manager
    .getByRole('group', { name: 'Face' })
    .getByRole('button', { name: 'Dissatisfied' })
    .click();
  await manager.getByRole('button', { name: 'Remove Dissatisfied' }).waitFor();
  await manager.getByText('Took a while.').waitFor({ state: 'hidden' });

  expect(new URL(manager.url()).searchParams.get('face')).toBe('1');

  await manager.goBack();
  await manager.getByText('Took a while.').waitFor();
});

it.each([
  ['List', 'list', 'The lid fell off.'],
  ['Pivot', 'pivot', 'Total'],
  ['Graph', 'graph', 'Show as a table'],
])('shows the %s, and the address says so', async (label, view, text) => {
  await manager
    .getByRole('toolbar', { name: 'Views' })
    .getByRole('button', { name: label })
    .click();
  await manager.getByText(text).first().waitFor();

  expect(new URL(manager.url()).searchParams.get('view')).toBe(view);

  await manager.waitForLoadState('networkidle');
  await picture(manager, `31-${view}`);

  expect(await violations(manager)).toEqual([]);
});

it('has a table behind the chart without being asked', async () => {
  const table = manager.getByRole('table', { name: /What the chart shows/ });

  await table.waitFor({ state: 'attached' });

  expect(await table.textContent()).toContain('Dissatisfied');
});

it('adds up crosswise', async () => {
  await manager.goto(`${report}?view=pivot&by=face&columnsBy=channel&show=count`);

  const total = manager.getByRole('row', { name: /^Total/ });

  await total.waitFor();

  expect(await total.getByRole('cell').allTextContents()).toEqual(['5', '5']);
});

it('hides in bulk, and the focus stays where it was', async () => {
  await manager.goto(`${report}?view=list&face=1`);
  await manager.getByText('The lid fell off.').waitFor();
  await manager.getByRole('checkbox', { name: 'Select all on this page' }).click();

  const hide = manager.getByRole('button', { name: 'Hide from the public' });

  await hide.focus();
  await manager.keyboard.press('Enter');
  await manager.getByText('2 ratings are now visible internally only').waitFor();

  expect(await hide.evaluate((button) => button === document.activeElement)).toBe(true);
  expect((await ratings('hidden=true')).map(({ value }) => value)).toEqual([1, 1]);
});

it('tells all about one, keeps what was typed, and leads to the next', async () => {
  await manager.getByRole('link', { name: 'Dissatisfied', exact: true }).first().click();
  await manager.getByRole('heading', { name: /^Rating of/ }).waitFor();
  await manager.getByText('1 of 2').waitFor();

  expect(await manager.getByRole('checkbox', { name: 'Visible internally only' }).isChecked()).toBe(
    true
  );

  await manager.getByLabel('Internal note').fill('Called back.');
  await manager.getByRole('link', { name: 'Back' }).or(backButton()).first().click();
  await manager.getByText('What you changed is not saved yet').waitFor();
  await manager.getByRole('button', { name: 'Cancel' }).click();

  expect(await manager.getByLabel('Internal note').inputValue()).toBe('Called back.');

  await manager.getByRole('button', { name: 'Save' }).click();
  await manager.getByText('Rating saved').waitFor();
  expect(await violations(manager)).toEqual([]);
  await picture(manager, '32-rating');
  await manager.getByRole('button', { name: 'Next rating' }).click();
  await manager.getByText('2 of 2').waitFor();

  expect((await ratings('search=Called')).map(({ note }) => note)).toEqual(['Called back.']);
});

it('takes what is filtered home as a file no spreadsheet runs', async () => {
  await manager.goto(`${report}?view=list&face=1,3`);
  await manager.getByText('Took a while.').waitFor();
  await manager.getByRole('button', { name: 'Export' }).click();

  const [download] = await Promise.all([
    manager.waitForEvent('download'),
    manager.getByRole('menuitem', { name: 'As CSV' }).click(),
  ]);
  const file = readFileSync(await download.path(), 'utf8');

  expect(file).toContain('Took a while.');
  expect(file).not.toMatch(/(^|,)"?=HYPERLINK/m);
  expect(file.trim().split('\n')).toHaveLength(4);
});

it('keeps a view under a name, until it is deleted', async () => {
  await manager.getByRole('button', { name: 'Saved views' }).click();
  await manager.getByRole('button', { name: 'Save this view' }).click();
  await manager.getByRole('textbox', { name: /^Name/ }).fill('To look at');
  await manager.getByRole('button', { name: 'Save', exact: true }).click();
  await manager.getByText('To look at is saved').waitFor();
  await manager.goto(report);
  await manager.getByRole('button', { name: 'Saved views' }).click();
  await manager.getByRole('link', { name: 'To look at' }).click();
  await manager.getByRole('button', { name: 'Remove Okay' }).waitFor();

  expect(new URL(manager.url()).searchParams.get('view')).toBe('list');

  await manager.getByRole('button', { name: 'Saved views' }).click();
  await manager.getByRole('button', { name: 'Delete To look at' }).click();
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  await manager.getByText('To look at is deleted').waitFor();
});

it('deletes one for good, after a question', async () => {
  const before = (await ratings('')).length;

  await manager.goto(`${report}?view=list&face=3`);
  await manager.getByRole('link', { name: 'Okay', exact: true }).click();
  await manager.getByRole('button', { name: 'Delete' }).click();
  await manager.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
  await manager.getByText('Rating deleted').waitFor();

  expect(await ratings('')).toHaveLength(before - 1);
});

it('shows on the home page how happy customers are, and who is not', async () => {
  await manager.goto(`${site.url}/admin`);
  await manager.getByText('Happy customers').first().waitFor();

  const handled = manager.getByRole('button', { name: /^Handled: rating of/ });

  await handled.first().scrollIntoViewIfNeeded();
  await picture(manager, '33-home');
  await handled.first().click();
  await manager.getByText(/^The rating of .* is handled$/).waitFor();

  expect(await ratings('handled=true')).toHaveLength(1);
});

const backButton = () => manager.getByRole('button', { name: 'Back' });

async function ratings(query: string): Promise<RatingRecord[]> {
  const { data } = await site.admin('GET', `/livechat/admin/ratings?pageSize=100&${query}`);

  return data.ratings;
}
