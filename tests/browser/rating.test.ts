import type { Locator, Page } from 'playwright-core';
import { chatOf, openSite, picture, type Site, violations } from './site';

/** How a conversation is rated, as visitor and operator see it, line by line. */
let site: Site;
let operator: Page;

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
  operator = await site.loggedIn('op@example.com');
  await operator.goto(`${site.url}/admin/plugins/livechat`);

  const card = operator.getByRole('article').filter({ hasText: 'Shop questions' });

  await card.getByRole('button', { name: 'Join' }).click();
  await card.getByRole('button', { name: 'Leave' }).waitFor();
});

afterAll(() => site.close());

/** A visitor in conversation, and the operator's window of it. */
async function inTalk(
  text: string,
  options: Parameters<Site['somebody']>[0] = {}
): Promise<{ visitor: Page; chat: Locator; talk: Locator }> {
  const visitor = await site.somebody(options);
  const chat = chatOf(visitor);

  await visitor.goto(`${site.shop}/shop`);
  await chat.getByRole('button', { name: 'A question?' }).click();
  await chat.getByRole('textbox').fill(text);
  await chat.getByRole('textbox').press('Enter');

  const talk = operator
    .getByRole('region', { name: /^Conversation with/ })
    .filter({ hasText: text });

  // What ended before leaves its place at a click elsewhere.
  await operator.mouse.click(720, 12);
  await talk.getByRole('textbox').fill(`About ${text}`);
  await talk.getByRole('textbox').press('Enter');
  await chat.getByText(`About ${text}`).waitFor();

  return { visitor, chat, talk };
}

const face = (chat: Locator, name: string) => chat.getByRole('button', { name, exact: true });

const lines = (talk: Locator) => talk.getByText(/^Rated/);

async function leave(chat: Locator): Promise<void> {
  await chat.getByRole('button', { name: 'End conversation' }).click();
  await face(chat, 'Satisfied').waitFor();
}

it('asks with three named faces and a field for a copy, on a phone too', async () => {
  const { visitor, chat } = await inTalk('a phone', { viewport: { width: 390, height: 844 } });

  await leave(chat);

  for (const name of ['Satisfied', 'Okay', 'Dissatisfied']) {
    await face(chat, name).waitFor();
  }

  await chat
    .getByRole('textbox', { name: 'Receive a copy of this conversation by e-mail' })
    .waitFor();
  // The row ends where everything above it does.
  const short = await chat
    .getByRole('button', { name: 'Send copy' })
    .evaluate(
      (button: HTMLButtonElement) =>
        (button.form?.getBoundingClientRect().right ?? 0) - button.getBoundingClientRect().right
    );

  expect(Math.round(short)).toBe(0);
  expect(await chat.getByRole('textbox', { name: 'Tell us why' }).count()).toBe(0);
  expect(await chat.getByRole('button', { name: 'Close conversation' }).count()).toBe(0);
  await picture(visitor, '41-faces-390');
  expect(await violations(visitor, 'livechat-widget')).toEqual([]);
});

it('thanks who is satisfied, offers to close, and tells the operator at the click', async () => {
  const { visitor, chat, talk } = await inTalk('a kind word');

  await leave(chat);
  await face(chat, 'Satisfied').click();
  await lines(talk).filter({ hasText: 'Rated: Satisfied' }).waitFor();
  await chat.getByText('Thank you for your feedback!').waitFor();
  expect(await chat.getByRole('textbox', { name: 'Tell us why' }).count()).toBe(0);
  await picture(visitor, '42-satisfied');
  await picture(operator, '42-satisfied-operator');

  await chat.getByRole('button', { name: 'Close conversation' }).click();
  await chat.getByRole('button', { name: 'A question?' }).waitFor();
});

it('asks who is not why, keeps the face when they leave, and the words they had begun', async () => {
  const { visitor, chat, talk } = await inTalk('a long wait');

  await leave(chat);
  await face(chat, 'Okay').click();
  await lines(talk).filter({ hasText: 'Rated: Okay' }).waitFor();
  await chat.getByRole('textbox', { name: 'Tell us why' }).fill('It took a while');
  await picture(visitor, '43-okay');

  await visitor.reload();
  await face(chat, 'Okay').waitFor();
  expect(await face(chat, 'Okay').getAttribute('aria-pressed')).toBe('true');
  expect(await chat.getByRole('textbox', { name: 'Tell us why' }).inputValue()).toBe(
    'It took a while'
  );
  await chat.getByRole('button', { name: 'Send comment' }).click();
  await chat.getByText('Thank you for your feedback!').waitFor();
  await talk.getByText('It took a while').waitFor();
});

it('takes a comment sent by a double click for what it was, and lets it be changed', async () => {
  const { chat, talk } = await inTalk('a hurry');

  await leave(chat);
  await face(chat, 'Dissatisfied').click();
  await chat.getByRole('textbox', { name: 'Tell us why' }).fill('Too slow');
  await chat.getByRole('button', { name: 'Send comment' }).dblclick();
  await talk.getByText('Too slow').waitFor();
  expect(await face(chat, 'Dissatisfied').getAttribute('aria-pressed')).toBe('true');

  await chat.getByRole('textbox', { name: 'Tell us why' }).fill('Too slow, but kind');
  await chat.getByRole('button', { name: 'Send comment' }).click();
  await talk.getByText('Too slow, but kind').waitFor();
  expect(await lines(talk).count()).toBe(1);
});

it('edits the one line when another face is chosen, and keeps it hidden when it was', async () => {
  const { chat, talk } = await inTalk('a second thought');

  await leave(chat);
  await face(chat, 'Dissatisfied').click();
  await lines(talk).filter({ hasText: 'Rated: Dissatisfied' }).waitFor();

  const [rating] = await ratings('faces=1');

  await site.admin('PUT', `/livechat/admin/ratings/${rating?.id}`, { hidden: true });
  await face(chat, 'Satisfied').click();
  await lines(talk).filter({ hasText: 'Rated: Satisfied' }).waitFor();
  expect(await lines(talk).count()).toBe(1);

  const { data } = await site.admin('GET', `/livechat/admin/ratings/${rating?.id}`);

  expect(data).toMatchObject({ value: 5, hidden: true, history: [{ value: 1 }] });
});

it('asks when the operator ends it, too, with the keyboard alone', async () => {
  const { visitor, chat, talk } = await inTalk('an early end');

  await talk.getByRole('button', { name: 'More about this conversation' }).click();
  await operator.getByRole('menuitem', { name: 'End conversation' }).click();
  await operator.getByRole('button', { name: 'Confirm' }).click();
  await face(chat, 'Satisfied').waitFor();

  await face(chat, 'Dissatisfied').focus();
  await visitor.keyboard.press('Enter');
  await chat.getByRole('textbox', { name: 'Tell us why' }).focus();
  await visitor.keyboard.type('Cut short');
  await visitor.keyboard.press('Tab');
  await visitor.keyboard.press('Enter');
  await talk.getByText('Cut short').waitFor();
});

it('takes an address for a copy before the face, and after it', async () => {
  const { chat } = await inTalk('a copy');
  const address = chat.getByRole('textbox', {
    name: 'Receive a copy of this conversation by e-mail',
  });

  await leave(chat);
  await address.fill('before@example.com');
  await address.press('Enter');
  await face(chat, 'Satisfied').click();
  await chat.getByText('Thank you for your feedback!').waitFor();
  await address.fill('after@example.com');
  await address.press('Enter');

  await chat.getByRole('button', { name: 'Copy sent' }).waitFor();

  const { data } = await site.admin('GET', '/livechat/admin/outbox');
  const to = data.emails.map((email: { to: string }) => email.to);

  expect(to).toEqual(expect.arrayContaining(['before@example.com', 'after@example.com']));
});

it('asks nobody who never wrote', async () => {
  const visitor = await site.somebody();
  const chat = chatOf(visitor);

  await visitor.goto(`${site.shop}/shop`);
  await chat.getByRole('button', { name: 'A question?' }).click();
  await chat.getByRole('textbox').waitFor();
  await visitor.keyboard.press('Escape');
  await chat.getByRole('button', { name: 'A question?' }).waitFor();
  expect(await face(chat, 'Satisfied').count()).toBe(0);
});

async function ratings(query: string): Promise<{ id: string }[]> {
  const { data } = await site.admin('GET', `/livechat/admin/ratings?${query}`);

  return data.ratings;
}
