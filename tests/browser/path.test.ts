import type { Locator, Page } from 'playwright-core';
import { chatOf, openSite, picture, type Site } from './site';

/**
 * One visitor, one operator, one rating: the way through the product, as people go it. The tests
 * follow one another like the steps of a story.
 */
let site: Site;
let visitor: Page;
let operator: Page;
let chat: Locator;
let chatWindow: Locator;

jest.setTimeout(120_000);

beforeAll(async () => {
  site = await openSite({ ratings: { minimumSample: 1 } });
  await site.channel({
    name: 'Shop questions',
    slug: 'shop',
    buttonText: 'A question?',
    ask: { enabled: true, withoutReply: true, everyDays: 0 },
  });
  await site.person('op@example.com', 'Olga', [
    { action: 'conversations.answer' },
    { action: 'channels.read' },
  ]);
  await site.person('boss@example.com', 'Bob', [
    { action: 'ratings.read-all' },
    { action: 'ratings.hide' },
    { action: 'channels.read' },
    { action: 'channels.publish' },
  ]);
  await site.person('editor@example.com', 'Edith', pagePermissions());
  await site.rate(5);
  visitor = await site.somebody();
  chat = chatOf(visitor);
});

afterAll(() => site.close());

it('shows no button while nobody is on duty', async () => {
  await visitor.goto(`${site.shop}/shop/ember-teapot`);
  await visitor.waitForLoadState('networkidle');

  expect(await chat.getByRole('button', { name: 'A question?' }).count()).toBe(0);
});

it('puts an operator on duty who presses Join', async () => {
  operator = await site.loggedIn('op@example.com');
  await operator.goto(`${site.url}/admin/plugins/livechat`);

  const card = operator.getByRole('article').filter({ hasText: 'Shop questions' });

  await card.getByRole('button', { name: 'Join' }).click();
  await card.getByRole('button', { name: 'Leave' }).waitFor();
  await picture(operator, '01-board');
});

it('shows the button on the shop, and the welcome message when it is opened', async () => {
  await visitor.goto(`${site.shop}/shop/ember-teapot`);
  await chat.getByRole('button', { name: 'A question?' }).click();
  await chat.getByText('How may I help you?').waitFor();
  await picture(visitor, '02-widget');
});

it('opens a window for the operator on whatever page of the admin, and counts in the menu', async () => {
  await operator.goto(`${site.url}/admin/me`);
  await operator.getByRole('heading', { name: 'Profile', exact: false }).first().waitFor();

  await write('Does it drip?');
  await chat.getByText('Sent').or(chat.getByText('Seen')).first().waitFor();

  chatWindow = operator.getByRole('region', { name: /^Conversation with/ });
  await chatWindow.getByText('Does it drip?').waitFor();
  await operator.locator('[data-livechat-waiting]').first().waitFor();
  await picture(operator, '03-floating-window');
});

it('carries words, typing and what was seen both ways', async () => {
  const composer = chatWindow.getByRole('textbox');

  await composer.click();
  await chat.getByText('Seen').waitFor();
  await composer.pressSequentially('Not a ');
  await chat.getByText('Olga is typing').or(chat.locator('.dots')).first().waitFor();
  await composer.pressSequentially('drop.');
  await composer.press('Enter');
  await chat.getByText('Not a drop.').waitFor();
  await chatWindow.getByText('Seen').waitFor();
  await picture(visitor, '04-conversation');
});

it('has the conversation still there after a reload, on another page', async () => {
  await visitor.goto(`${site.shop}/contact`);
  await visitor.goto(`${site.shop}/shop`);
  await chat.getByText('Not a drop.').waitFor();
  await write('And the lid?');
  await chatWindow.getByText('And the lid?').waitFor();
});

it('asks for a rating at the end, and takes a face and why', async () => {
  await chat.getByRole('button', { name: 'End conversation' }).click();
  await chat.getByRole('button', { name: 'Dissatisfied' }).click();
  await chat.getByRole('textbox', { name: 'Tell us why' }).fill('The lid fell off.');
  await chat.getByRole('textbox', { name: 'Receive a copy' }).waitFor();
  await picture(visitor, '05-rating');
  await chat.getByRole('button', { name: 'Send comment' }).click();
  await chat.getByText('Thank you').waitFor();
});

it('tells the operator at once what was given and why', async () => {
  await chatWindow.getByText('Dissatisfied').first().waitFor();
  await chatWindow.getByText('The lid fell off.').waitFor();
  await picture(operator, '06-rated');
});

it('lists it for a manager, who hides the other one', async () => {
  const boss = await site.loggedIn('boss@example.com');

  await boss.goto(`${site.url}/admin/plugins/livechat/ratings?view=list`);
  await boss.getByText('The lid fell off.').waitFor();

  const satisfied = boss.getByRole('link', { name: 'Satisfied', exact: true });
  const other = boss.getByRole('row').filter({ has: satisfied });

  await other.getByRole('checkbox').click();
  await boss.getByRole('button', { name: 'Hide from the public' }).click();
  await boss.getByText('visible internally only').first().waitFor();
  await picture(boss, '07-ratings');

  await boss.goto(`${site.url}/admin/plugins/livechat`);
  await publish(boss);
  await boss.close();
});

it('answers 404 until an editor publishes the page in the Content Manager', async () => {
  const before = await visitor.request.get(`${site.url}/livechat`);

  expect(before.status()).toBe(404);

  const editor = await site.loggedIn('editor@example.com');

  await editor.goto(
    `${site.url}/admin/content-manager/single-types/plugin::livechat.livechat-page`
  );
  await editor
    .getByLabel(/^Title/)
    .first()
    .fill('How are we doing?');
  await editor.getByRole('button', { name: 'Publish' }).click();
  await editor.getByText('Published', { exact: false }).first().waitFor();
  await picture(editor, '08-editor');
  await editor.close();

  await visitor.goto(`${site.url}/livechat`);
  await visitor.getByRole('heading', { name: 'How are we doing?' }).waitFor();
  await picture(visitor, '09-livechat');
});

it('shows anybody the figures of the channel, without the hidden rating', async () => {
  await visitor.getByRole('link', { name: /Shop questions/ }).click();
  await visitor.getByRole('heading', { name: 'Shop questions' }).waitFor();

  const text = await visitor.locator('main').textContent();

  expect(text).toMatch(/100(\.0)?\s*%/);
  expect(text).toMatch(/\b0(\.0)?\s*%/);
  expect(text).not.toContain('The lid fell off.');
  await picture(visitor, '10-channel');
});

async function write(text: string): Promise<void> {
  await chat.getByRole('textbox').fill(text);
  await chat.getByRole('textbox').press('Enter');
}

async function publish(boss: Page): Promise<void> {
  const card = boss.getByRole('article').filter({ hasText: 'Shop questions' });

  await card.getByRole('link', { name: 'Shop questions' }).click();
  await boss.getByText('Unpublished').first().waitFor();
  await boss.getByRole('switch', { name: /Ratings on the website/ }).click();
  await boss.getByText('are now public').waitFor();
}

function pagePermissions() {
  const subject = 'plugin::livechat.livechat-page';
  const fields = ['title', 'intro', 'seoTitle', 'seoDescription'];

  return ['create', 'read', 'update', 'publish'].map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject,
    ...(action !== 'publish' && { fields }),
  }));
}
