import type { Page } from 'playwright-core';
import { chatOf, openSite, picture, type Site, violations } from './site';

const SCHEMES = ['light', 'dark'] as const;

let site: Site;
let operator: Page;

jest.setTimeout(120_000);

beforeAll(async () => {
  site = await openSite({ ratings: { minimumSample: 1 } });

  const channel = await site.channel({
    name: 'Shop questions',
    slug: 'shop',
    consentText: 'We keep it for a month.',
    ask: { enabled: true, withoutReply: true, everyDays: 0 },
  });

  await site.admin('PUT', `/livechat/admin/channels/${channel.id}/publication`, {
    published: true,
  });
  await site.admin('PUT', '/content-manager/single-types/plugin::livechat.livechat-page', {
    title: 'How are we doing?',
  });
  await site.admin(
    'POST',
    '/content-manager/single-types/plugin::livechat.livechat-page/actions/publish',
    { title: 'How are we doing?' }
  );
  operator = await site.loggedIn('root@example.com');
  await operator.goto(`${site.url}/admin/plugins/livechat`);

  const card = operator.getByRole('article').filter({ hasText: 'Shop questions' });

  await card.getByRole('button', { name: 'Join' }).click();
  await card.getByRole('button', { name: 'Leave' }).waitFor();
});

afterAll(() => site.close());

describe.each(SCHEMES)('in a %s scheme', (colorScheme) => {
  it('the chat on a shop can be used by everybody', async () => {
    const visitor = await site.somebody({ colorScheme });
    const chat = chatOf(visitor);

    await visitor.goto(`${site.shop}/shop`);
    await chat.getByRole('button', { name: 'Have a question' }).click();
    await chat.getByRole('textbox').fill('Hello');
    await chat.getByRole('textbox').press('Enter');
    await chat.getByText('Sent').or(chat.getByText('Seen')).first().waitFor();

    expect(await violations(visitor, 'livechat-widget')).toEqual([]);

    await chat.getByRole('button', { name: 'End conversation' }).click();
    await chat.getByRole('button', { name: 'Okay' }).click();
    await chat.getByRole('textbox', { name: 'Tell us why' }).waitFor();
    await picture(visitor, `20-chat-${colorScheme}`);

    expect(await violations(visitor, 'livechat-widget')).toEqual([]);
  });

  it.each([
    ['/livechat', 'index'],
    ['/livechat/channel/shop', 'channel'],
    ['/livechat/support/shop', 'support'],
  ])('the page %s can be used by everybody', async (path, name) => {
    const visitor = await site.somebody({ colorScheme });

    await visitor.goto(site.url + path);
    await visitor.waitForLoadState('networkidle');
    await picture(visitor, `21-${name}-${colorScheme}`);

    expect(await violations(visitor, 'html')).toEqual([]);
  });
});

it('the chat fits a small phone without scrolling sideways, and closes with Escape', async () => {
  const visitor = await site.somebody({ viewport: { width: 320, height: 568 } });
  const chat = chatOf(visitor);

  await visitor.goto(`${site.shop}/`);
  await chat.getByRole('button', { name: 'Have a question' }).click();
  await chat.getByRole('textbox').waitFor();
  await picture(visitor, '22-phone');

  const widths = await visitor.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);

  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
  await visitor.keyboard.press('Escape');
  await chat.getByRole('textbox').waitFor({ state: 'hidden' });
});

it('the chat is opened, used and left with the keyboard alone', async () => {
  const visitor = await site.somebody();
  const chat = chatOf(visitor);

  await visitor.goto(`${site.shop}/shop`);

  const launch = chat.getByRole('button', { name: 'Have a question' });

  await launch.focus();
  await visitor.keyboard.press('Enter');
  await chat.getByRole('textbox').waitFor();
  await visitor.keyboard.type('From the keyboard');
  await visitor.keyboard.press('Enter');
  await chat.getByText('From the keyboard').waitFor();
  await visitor.keyboard.press('Escape');

  expect(await visitor.evaluate(() => document.activeElement?.localName)).toBe('livechat-widget');
});

it('the chat leaves nothing in a browser that did not open it', async () => {
  const visitor = await site.somebody();

  await visitor.goto(`${site.shop}/shop`);
  await chatOf(visitor).getByRole('button', { name: 'Have a question' }).waitFor();

  const left = await visitor.evaluate(() => ({
    cookies: document.cookie,
    storage: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  }));

  expect(left).toEqual({ cookies: '', storage: [] });
  expect(await visitor.context().cookies()).toEqual([]);
});

it('the pages run under a policy without inline scripts, and break no rule of it', async () => {
  const visitor = await site.somebody();
  const broken: string[] = [];

  visitor.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) {
      broken.push(message.text());
    }
  });

  for (const path of ['/livechat', '/livechat/channel/shop', '/livechat/support/shop']) {
    const answer = await visitor.goto(site.url + path);
    const policy = (await answer?.headerValue('content-security-policy')) ?? '';

    await visitor.waitForLoadState('networkidle');
    expect(policy).toMatch(/default-src|script-src/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/);
  }

  expect(broken).toEqual([]);
});

it('the operators’ window can be used by everybody', async () => {
  const visitor = await site.somebody();
  const chat = chatOf(visitor);

  await visitor.goto(`${site.shop}/shop`);
  await chat.getByRole('button', { name: 'Have a question' }).click();
  await chat.getByRole('textbox').fill('For the window');
  await chat.getByRole('textbox').press('Enter');
  await operator
    .getByRole('region', { name: /^Conversation with/ })
    .first()
    .waitFor();
  await picture(operator, '23-board-and-windows');

  expect(await violations(operator, '[data-livechat-window]')).toEqual([]);
  expect(await violations(operator, 'main')).toEqual([]);
});
