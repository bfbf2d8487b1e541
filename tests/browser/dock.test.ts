import type { Locator, Page } from 'playwright-core';
import { newClientId } from '../../shared/client-id';
import { openSite, picture, type Site, violations } from './site';

const SIZES = [
  { width: 1_440, height: 900, windows: 2 },
  { width: 1_024, height: 768, windows: 1 },
  { width: 390, height: 844, windows: 0 },
] as const;

const EDIT = '/admin/content-manager/single-types/plugin::livechat.livechat-page';

let site: Site;
let operator: Page;
let started = 0;

jest.setTimeout(300_000);

beforeAll(async () => {
  site = await openSite();
  await site.channel({ name: 'Shop questions', slug: 'shop' });
  operator = await site.loggedIn('root@example.com');
  await operator.goto(`${site.url}/admin/plugins/livechat`);

  const card = operator.getByRole('article').filter({ hasText: 'Shop questions' });

  await card.getByRole('button', { name: 'Join' }).click();
  await card.getByRole('button', { name: 'Leave' }).waitFor();
  await operator.goto(site.url + EDIT);
  await operator.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
});

afterAll(() => site.close());

/** So many conversations wait for the operator. */
async function conversations(count: number): Promise<void> {
  while (started < count) {
    started += 1;

    const { data } = await site.call('POST', '/api/livechat/visitors', {});

    await site.call(
      'POST',
      '/api/livechat/conversations/messages',
      { channel: 'shop', clientId: newClientId(), body: 'Is it safe?', page: '/mugs' },
      data.token
    );
  }
}

/** Waits until something holds: news take a moment to arrive, and the page one to follow. */
async function becomes(holds: () => Promise<boolean>, tries = 100): Promise<void> {
  if (await holds()) {
    return;
  }

  if (tries === 0) {
    throw new Error(`It never became true: ${holds}`);
  }

  await operator.waitForTimeout(200);
  await becomes(holds, tries - 1);
}

const windows = (): Locator => operator.locator('[data-livechat-window]');

/** Whether nothing lies over the middle of an element, which is brought into view first. */
async function isFree(element: Locator): Promise<boolean> {
  await element.scrollIntoViewIfNeeded();

  return element.evaluate((target) => {
    const { left, top, width, height } = target.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);

    return hit !== null && (target.contains(hit) || hit.contains(target));
  });
}

describe.each([1, 5, 11, 40])('with %d conversations', (count) => {
  beforeAll(() => conversations(count));

  it.each(SIZES)('leaves Strapi its place on $width pixels', async (size) => {
    const shown = Math.min(size.windows, count);

    await operator.setViewportSize(size);
    await operator.reload();
    await operator.getByRole('textbox', { name: 'Title', exact: true }).waitFor();
    await becomes(async () => (await windows().count()) === shown);
    await picture(operator, `30-dock-${count}-${size.width}`);

    for (const box of await Promise.all((await windows().all()).map((one) => one.boundingBox()))) {
      expect(box?.x).toBeGreaterThan(60);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size.width);
    }

    await becomes(() => isFree(operator.getByRole('button', { name: 'Save' }).first()));
    await becomes(() => isFree(operator.getByRole('button', { name: 'Publish' }).first()));
  });
});

it('says in the stack who waits, opens one with the keyboard alone, and can be used by everybody', async () => {
  await operator.setViewportSize(SIZES[0]);

  const stack = operator.getByRole('button', { name: '38 more conversations' });

  await stack.focus();
  await operator.keyboard.press('Enter');
  await operator.getByRole('menuitem').first().waitFor();
  await picture(operator, '31-stack');
  await operator.keyboard.press('ArrowDown');
  await operator.keyboard.press('Enter');
  await becomes(() =>
    operator.evaluate(() => document.activeElement?.closest('[data-livechat-window]') != null)
  );
  expect(await violations(operator, '[data-livechat-window]')).toEqual([]);
});
