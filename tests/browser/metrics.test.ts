import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openSite, picture, type Site, violations } from './site';

let site: Site;
let manager: Page;
let reports: string;

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
    { action: 'reports.read' },
    { action: 'ratings.read-all' },
    { action: 'ratings.export' },
  ]);
  await site.person('counter@example.com', 'Carl', [{ action: 'reports.read' }]);
  await site.person('ada@example.com', 'Ada', [
    { action: 'conversations.answer' },
    { action: 'channels.read' },
  ]);

  for (const value of [5, 5, 1]) {
    await site.rate(value);
  }

  reports = `${site.url}/admin/plugins/livechat/reports`;
  manager = await site.loggedIn('boss@example.com');
});

afterAll(() => site.close());

const table = (page: Page) => page.getByRole('region', { name: 'Figures of each group' });

const rowOf = (page: Page, name: string | RegExp) =>
  table(page).getByRole('row').filter({ hasText: name });

it('is found in the menu, and begins with the conversations of each day', async () => {
  await manager.goto(`${site.url}/admin/plugins/livechat`);
  await manager.getByRole('link', { name: 'Conversation figures' }).click();

  const cells = rowOf(manager, 'Total').getByRole('cell');

  await manager.getByText('3 conversations · 3 unanswered').waitFor();

  expect(await cells.nth(0).textContent()).toBe('3');
  expect(await cells.nth(1).textContent()).toBe('3 · 100.0%');
  expect(await cells.nth(2).textContent()).toBe('—');
  expect(await cells.nth(4).textContent()).toBe('3');
  await manager.locator('.recharts-bar-rectangle path').first().waitFor();
  expect(await manager.locator('.recharts-bar-rectangle path').count()).toBe(1);
  expect(await violations(manager)).toEqual([]);
  await picture(manager, '34-figures');
});

it('groups by channel, and leads from there to the ratings', async () => {
  await manager.getByRole('combobox', { name: 'Group by' }).click();
  await manager.getByRole('option', { name: 'Channel' }).click();

  const row = rowOf(manager, 'Shop questions');

  await row.getByRole('link', { name: '66.7%' }).click();
  await manager.getByRole('heading', { name: 'Customer Ratings' }).waitFor();
  await manager.getByText('3 ratings').waitFor();

  expect(new URL(manager.url()).search).toMatch(/^\?view=list&period=30&channel=[a-z0-9]+$/);

  await manager.goBack();
  await row.waitFor();

  expect(new URL(manager.url()).search).toBe('?by=channel');
});

it('says in its address what is chosen, and shows the same after a reload', async () => {
  await manager.goto(`${reports}/operators?by=operator&period=90`);
  await manager.getByRole('combobox', { name: 'Measure' }).click();
  await manager.getByRole('option', { name: 'Messages' }).click();
  await manager.getByRole('button', { name: 'Lines' }).click();
  await table(manager).getByRole('button', { name: 'Conversations' }).click();

  const { search } = new URL(manager.url());

  expect(search).toBe('?show=messages&chart=line&period=90&sort=conversations%3Adesc');

  await manager.reload();
  await rowOf(manager, 'No operator').waitFor();

  expect(await manager.getByRole('button', { name: 'Lines' }).getAttribute('aria-pressed')).toBe(
    'true'
  );
  expect(
    await table(manager)
      .getByRole('columnheader', { name: 'Conversations' })
      .getAttribute('aria-sort')
  ).toBe('descending');
});

it('says when there is nothing, and offers everything', async () => {
  await manager.goto(`${reports}/conversations?period=custom&from=2020-01-01&to=2020-01-31`);
  await manager.getByText('No conversation in this selection.').waitFor();
  await manager.getByRole('button', { name: 'Clear filters' }).click();
  await manager.getByText('3 conversations').waitFor();

  expect(new URL(manager.url()).search).toBe('?period=all');
});

it('takes the table home as a file', async () => {
  await manager.goto(`${reports}/conversations?by=channel`);

  const download = manager.waitForEvent('download');

  await manager.getByRole('button', { name: 'Export table' }).click();

  const file = await download;

  expect(file.suggestedFilename()).toBe('conversations.csv');
  expect(
    readFileSync(await file.path(), 'utf8')
      .replace('\ufeff', '')
      .split('\r\n')
  ).toEqual([
    '"Channel","Conversations","Unanswered","First answer (seconds)","Duration (minutes)","Messages","Average rating","Happy (%)","Gave a rating (%)"',
    '"Shop questions","3","3","","0","3","3.67","66.7","100"',
    '"Total","3","3","","0","3","3.67","66.7","100"',
    '',
  ]);
});
