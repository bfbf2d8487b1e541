import type { Page } from 'playwright-core';
import { openSite, picture, type Site, violations } from './site';

/** From nothing public to a page with figures, by the Website screen and the switch on the page. */
let site: Site;
let boss: Page;
let visitor: Page;

jest.setTimeout(120_000);

const WEBSITE = '/admin/plugins/livechat/website';
const TYPE = 'plugin::livechat.livechat-page';

beforeAll(async () => {
  site = await openSite({ ratings: { minimumSample: 1 } });
  await site.channel({
    name: 'Shop questions',
    slug: 'shop',
    ask: { enabled: true, withoutReply: true, everyDays: 0 },
  });
  await site.rate(5);
  await site.person('boss@example.com', 'Bob', [
    { action: 'channels.read' },
    { action: 'channels.publish' },
    ...['create', 'read', 'update'].map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: TYPE,
      fields: ['title', 'intro', 'showMetrics', 'showLatest', 'showMembers', 'structuredData'],
    })),
    { action: 'plugin::content-manager.explorer.publish', subject: TYPE },
  ]);
  boss = await site.loggedIn('boss@example.com');
  visitor = await site.somebody();
});

afterAll(() => site.close());

const missing = () => boss.locator('[data-livechat-missing]').getAttribute('data-livechat-missing');

async function openWebsite(): Promise<void> {
  await boss.goto(site.url + WEBSITE);
  await boss.getByRole('heading', { name: 'Website', level: 1 }).waitFor();
  await boss.getByText('Shop questions').first().waitFor();
}

it('says that neither page nor channel is published, and leads to both', async () => {
  await openWebsite();
  expect(await missing()).toContain('page-missing');
  expect(await missing()).toContain('channels');
  await picture(boss, 'website-1-missing');
  expect(await violations(boss)).toEqual([]);
});

it('leads to the form where the page is written, in words an editor understands', async () => {
  await boss.getByRole('link', { name: 'Write it' }).click();
  await boss
    .getByLabel(/^Title/)
    .first()
    .fill('How are we doing?');
  await boss.getByText('changing it never changes the address').waitFor();
  await boss.getByRole('button', { name: 'Save' }).click();
  await boss.getByText('Saved document').first().waitFor();
});

it('previews the draft, which nobody else sees', async () => {
  await openWebsite();
  expect(await missing()).toContain('page-draft');

  const [tab] = await Promise.all([
    boss.context().waitForEvent('page'),
    boss.getByRole('button', { name: 'Preview' }).click(),
  ]);

  await tab.getByRole('heading', { name: 'How are we doing?' }).waitFor();
  await tab.getByText('A draft: the public does not see this page.').waitFor();
  await picture(tab, 'website-2-preview');
  await tab.close();
  expect((await visitor.goto(`${site.url}/livechat`))?.status()).toBe(404);
});

it('shows the draft in Strapi’s own preview as well', async () => {
  await boss.goto(`${site.url}/admin/content-manager/single-types/${TYPE}`);
  await boss.getByRole('link', { name: 'Open preview' }).click();
  await boss.frameLocator('iframe').getByRole('heading', { name: 'How are we doing?' }).waitFor();
  await picture(boss, 'website-3-strapi-preview');
});

it('publishes a channel with the switch on its page, red before and green after', async () => {
  await openWebsite();

  const [tab] = await Promise.all([
    boss.context().waitForEvent('page'),
    boss
      .getByRole('listitem')
      .filter({ has: boss.getByRole('link', { name: 'Shop questions' }) })
      .getByRole('link', { name: 'Go to website' })
      .click(),
  ]);
  const toggle = tab.getByRole('switch', { name: 'Ratings published' });

  await toggle.waitFor();
  expect((await visitor.goto(tab.url()))?.status()).toBe(404);
  expect(await toggle.getAttribute('aria-checked')).toBe('false');
  expect(await colorOf(tab)).toBe('rgb(197, 54, 43)');
  await tab.setViewportSize({ width: 390, height: 844 });
  await picture(tab, 'website-4-unpublished');
  expect(await violations(tab, 'body')).toEqual([]);

  await toggle.focus();
  await tab.keyboard.press('Space');
  await tab.locator('[role="switch"][aria-checked="true"]').waitFor();
  expect(await colorOf(tab)).toBe('rgb(31, 125, 70)');
  await picture(tab, 'website-5-published');

  expect((await visitor.goto(tab.url()))?.status()).toBe(200);
  expect(await visitor.getByRole('switch').count()).toBe(0);
  await tab.close();
});

it('finds nothing missing but addresses once the page is published', async () => {
  await boss.goto(`${site.url}/admin/content-manager/single-types/${TYPE}`);
  await boss.getByRole('button', { name: 'Publish' }).click();
  await boss.getByText('Published document').first().waitFor();
  await openWebsite();
  expect(await missing()).toBe('private public-url');
  await boss.getByRole('img', { name: 'Shop questions' }).waitFor();
  await picture(boss, 'website-6-complete');
});

it('draws the faces of a fragment as those of the page, inside somebody else’s page', async () => {
  const html = await (
    await visitor.request.get(`${site.url}/livechat/channel/shop?fragment=1`)
  ).text();

  await visitor.goto(`${site.url}/livechat/channel/shop`);
  await visitor.setContent(
    `<h1>Our own shop</h1>${html.replaceAll('="/livechat', `="${site.url}/livechat`)}`
  );
  await visitor.getByRole('heading', { name: 'Shop questions' }).waitFor();
  await visitor.waitForLoadState('networkidle');
  await picture(visitor, 'website-7-fragment');

  const face = visitor.locator('.faces .face').first();
  const green = await face.screenshot();
  const { data } = await pixels(visitor, green);

  expect(data.some(([red = 0, greenness = 0]) => greenness > red + 60)).toBe(true);
});

it('has no switch any more for who has logged out', async () => {
  const page = await boss.context().newPage();

  await page.goto(`${site.url}/livechat/channel/shop`);
  await page.getByRole('switch').waitFor();
  await boss.getByRole('button', { name: /Bob Example/ }).click();
  await boss.getByRole('menuitem', { name: 'Log out' }).click();
  await boss.waitForURL(/auth\/login/);
  await page.reload();
  await page.getByRole('heading', { name: 'Shop questions' }).waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
});

/** The colours of a picture. */
async function pixels(page: Page, picture: Buffer): Promise<{ data: number[][] }> {
  const blank = await page.context().newPage();
  const data = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');

    context?.drawImage(bitmap, 0, 0);

    const { data: channels } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {
      data: [],
    };

    return Array.from({ length: channels.length / 4 }, (_none, index) =>
      Array.from(channels.slice(4 * index, 4 * index + 3))
    );
  }, picture.toString('base64'));

  await blank.close();

  return { data };
}

const colorOf = (page: Page): Promise<string> =>
  page.locator('.switch .slot').evaluate((slot) => getComputedStyle(slot).backgroundColor);
