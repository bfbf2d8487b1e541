import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { newClientId } from '../../shared/client-id';
import {
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  told,
} from '../support/sockets';
import { chatOf, openSite, picture, type Site, violations } from './site';

/** What only a real browser can prove of the widget; the operator speaks over a socket. */
let site: Site;
let operator: OperatorClient;

/** Some other site. */
const host = {
  html: '',
  url: '',
  server: createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(host.html);
  }),
};

jest.setTimeout(120_000);

beforeAll(async () => {
  site = await openSite();
  await new Promise<void>((done) => {
    host.server.listen(0, '127.0.0.1', done);
  });
  host.url = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}/`;

  for (const ask of [true, false]) {
    await site.channel({
      name: ask ? 'Asking' : 'Silent',
      slug: ask ? 'asking' : 'silent',
      buttonText: 'A question?',
      ask: { enabled: ask, withoutReply: false, everyDays: 0 },
    });
  }

  await site.person('op@example.com', 'Olga', [
    { action: 'conversations.answer' },
    { action: 'channels.read' },
  ]);

  const { data } = await site.call('POST', '/admin/login', {
    email: 'op@example.com',
    password: 'Playground1',
  });
  const { data: channels } = await site.admin('GET', '/livechat/admin/channels');

  operator = await connected(operatorClient(site.url, data.token));

  for (const { id } of channels) {
    await told(operator, 'channel:join', { channel: id });
  }
});

afterAll(async () => {
  closeSockets();
  host.server.close();
  await site.close();
});

const TALL = { viewport: { width: 390, height: 844 } };

/** A page of some other site with the widget on it, and whatever else belongs into its body. */
async function visit(
  options: Parameters<Site['somebody']>[0] = {},
  { channel = 'silent', lang = 'en', body = '' } = {}
): Promise<{ page: Page; chat: Locator }> {
  const page = await site.somebody(options);

  host.html = `<!doctype html><html lang="${lang}"><head><title>A shop</title>
    <meta name="viewport" content="width=device-width">
    <script async src="${site.url}/livechat/widget.js" data-channel="${channel}"></script>
    </head><body><h1>A page</h1>${body}</body></html>`;
  await page.goto(host.url);

  return { page, chat: chatOf(page) };
}

const launch = (chat: Locator): Locator => chat.locator('.launch');
const box = (chat: Locator): Locator => chat.locator('.composer textarea');

/** Opens the window and writes the first message; answers with the conversation. */
async function write(chat: Locator, text: string): Promise<string> {
  if (!(await box(chat).isVisible())) {
    await launch(chat).click();
  }

  await box(chat).fill(text);

  const opened = hears(operator, 'conversation:opened', ({ lastMessage }) => lastMessage === text);

  await box(chat).press('Enter');

  return (await opened).id;
}

async function answer(conversation: string, body: string): Promise<void> {
  await told(operator, 'message:send', { conversation, clientId: newClientId(), body });
}

describe('an input method', () => {
  let page: Page;
  let chat: Locator;
  let ime: CDPSession;

  beforeAll(async () => {
    ({ page, chat } = await visit());
    ime = await page.context().newCDPSession(page);
    await launch(chat).click();
    await box(chat).focus();
  });

  const compose = (text: string): Promise<unknown> =>
    ime.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });

  /** The key of an ended composition, as WebKit tells of it. */
  const pressAsWebKit = (key: string): Promise<void> =>
    box(chat).evaluate((field, name) => {
      const event = new KeyboardEvent('keydown', {
        key: name,
        keyCode: 229,
        isComposing: false,
        bubbles: true,
        composed: true,
        cancelable: true,
      });

      field.dispatchEvent(event);
    }, key);

  it('keeps its Enter, Escape and Tab while a word is composed', async () => {
    await compose('にほn');

    for (const key of ['Enter', 'Escape', 'Tab']) {
      await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key });
    }

    expect(await box(chat).inputValue()).toBe('にほn');
    expect(await chat.locator('.own').count()).toBe(0);
    expect(await chat.locator('.window').isVisible()).toBe(true);
  });

  it('keeps them after it, where the browser tells of them late', async () => {
    await box(chat).fill('');
    await compose('にほん');
    await ime.send('Input.insertText', { text: '日本' });
    await pressAsWebKit('Enter');
    await pressAsWebKit('Escape');

    expect(await box(chat).inputValue()).toBe('日本');
    expect(await chat.locator('.own').count()).toBe(0);
    expect(await chat.locator('.window').isVisible()).toBe(true);
  });

  it('gives the next ones back', async () => {
    await page.keyboard.press('Enter');
    await chat.locator('.own').getByText('日本').waitFor();
    await page.keyboard.press('Escape');
    await chat.locator('.window').waitFor({ state: 'hidden' });
  });
});

describe('a text that is too long', () => {
  it.each(['light', 'dark'] as const)('stays whole and says so (%s)', async (colorScheme) => {
    const { page, chat } = await visit({ colorScheme });

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await launch(chat).click();
    await page.evaluate((text) => navigator.clipboard.writeText(text), 'word '.repeat(1_800));
    await box(chat).focus();
    await page.keyboard.press('ControlOrMeta+V');
    await chat.getByText('Characters too many: 3,999').waitFor();
    await page.keyboard.press('Enter');

    expect(await box(chat).inputValue()).toHaveLength(9_000);
    expect(await chat.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
    expect(await chat.locator('.own').count()).toBe(0);
    expect(await violations(page, 'livechat-widget')).toEqual([]);
    await picture(page, `60-too-long-${colorScheme}`);
  });
});

describe('leaving', () => {
  it.each([
    ['light', 'en', { width: 1440, height: 900 }],
    ['dark', 'ar', TALL.viewport],
  ] as const)(
    'an unanswered conversation says what comes next (%s, %s)',
    async (colorScheme, lang, viewport) => {
      const { page, chat } = await visit({ colorScheme, viewport }, { lang });

      await write(chat, `Is anybody there? ${lang}`);
      await chat.locator('header button').last().click();
      await chat.locator('.ending h3').waitFor();

      // The focus is where it is said, and leads on from there.
      expect(await chat.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe('h3');
      expect(await chat.locator('.copy').count()).toBe(0);
      expect(await violations(page, 'livechat-widget')).toEqual([]);
      await picture(page, `61-goodbye-${lang}`);

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await box(chat).waitFor();
      expect(await chat.evaluate((host) => host.shadowRoot?.activeElement?.localName)).toBe(
        'textarea'
      );
    }
  );

  it('an answered one says so where no rating is asked, and offers a copy', async () => {
    const { page, chat } = await visit();
    const conversation = await write(chat, 'A short one');

    await answer(conversation, 'A short answer');
    await chat.getByText('A short answer').waitFor();
    await chat.getByRole('button', { name: 'End conversation' }).click();
    await chat.getByRole('heading', { name: 'Thank you for talking to us' }).waitFor();
    await chat.getByRole('button', { name: 'Send copy' }).waitFor();
    await picture(page, '62-goodbye-answered');
    await chat.locator('.ending').getByRole('button', { name: 'Close' }).click();
    await chat.locator('.window').waitFor({ state: 'hidden' });
    expect(await chat.evaluate((host) => host.shadowRoot?.activeElement?.className)).toBe('launch');
  });

  it('without a connection says what happens then, and keeps its word on the next page', async () => {
    const { page, chat } = await visit();
    const conversation = await write(chat, 'Going into a tunnel');

    await page.context().setOffline(true);
    await box(chat).fill('Last words');
    await box(chat).press('Enter');
    await chat.getByRole('button', { name: 'End conversation' }).click();
    await chat.getByRole('heading', { name: 'There is no connection' }).waitFor();
    await picture(page, '63-goodbye-offline');

    const ended = hears(operator, 'conversation:changed', ({ id, state }) => {
      return id === conversation && state === 'ended';
    });
    const heard = hears(operator, 'message:new', ({ segments }) => {
      return segments[0]?.text === 'Last words';
    });

    await page.context().setOffline(false);
    await page.reload();
    await heard;
    await ended;
  });
});

describe('a comment', () => {
  it.each(['light', 'dark'] as const)('that was sent says so (%s)', async (colorScheme) => {
    const { page, chat } = await visit({ colorScheme }, { channel: 'asking' });
    const conversation = await write(chat, `Slowly ${colorScheme}`);

    await answer(conversation, 'Yes?');
    await chat.getByText('Yes?').waitFor();
    await chat.getByRole('button', { name: 'End conversation' }).click();
    await chat.getByRole('button', { name: 'Okay' }).click();
    await chat.getByRole('textbox', { name: 'Tell us why' }).fill('It took a while');
    await chat.getByRole('button', { name: 'Send comment' }).click();
    await chat.getByRole('button', { name: 'Comment sent' }).waitFor();
    expect(await chat.evaluate((host) => host.shadowRoot?.activeElement?.className)).toContain(
      'main'
    );
    expect(await chat.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    expect(await violations(page, 'livechat-widget')).toEqual([]);
    await picture(page, `64-comment-sent-${colorScheme}`);

    await chat.getByRole('textbox', { name: 'Tell us why' }).fill('It took a long while');
    await chat.getByRole('button', { name: 'Send comment' }).waitFor();
  });
});

describe('a page that does what it wants', () => {
  it('may replace its body: the chat is there as it was', async () => {
    const { page, chat } = await visit();

    await write(chat, 'Is it safe in the oven?');
    await chat.locator('.own').getByText('Is it safe in the oven?').waitFor();
    await box(chat).fill('half a sent');
    await page.evaluate(() => {
      const body = document.createElement('body');

      body.innerHTML = '<h1>Another page, same address</h1>';
      document.body.replaceWith(body);
    });
    await page.getByRole('heading', { name: 'Another page' }).waitFor();
    await chat.locator('.window').waitFor();

    expect(await chat.count()).toBe(1);
    expect(await box(chat).inputValue()).toBe('half a sent');
    expect(await chat.locator('.own .text').count()).toBe(1);
    await box(chat).press('Enter');
    await chat.locator('.own').getByText('half a sent').waitFor();
  });

  it('leaves the window what a keyboard leaves of the screen', async () => {
    const { page, chat } = await visit(TALL);

    await launch(chat).click();
    await chat.locator('.window').waitFor();
    // As iOS does it: the page is pushed up behind the keyboard, and the part that is seen shrinks.
    await page.evaluate(() => {
      const { visualViewport: seen } = window;

      Object.defineProperties(seen, {
        offsetTop: { get: () => 130 },
        height: { get: () => 420 },
      });
      seen?.dispatchEvent(new Event('resize'));
    });

    const { y, height } = (await chat.locator('.window').boundingBox()) ?? {};

    expect([y ?? 0, height ?? 0].map(Math.round)).toEqual([130, 420]);
    expect(await box(chat).isVisible()).toBe(true);
  });
});

describe('while nobody looks', () => {
  it('says beside the button, in the title and aloud what came', async () => {
    const { page, chat } = await visit();
    const conversation = await write(chat, 'Do you ship to Malta?');

    await chat.getByRole('button', { name: 'Minimise' }).click();
    await chat.locator('.window').waitFor({ state: 'hidden' });
    await answer(conversation, 'We do, every Friday.');
    await chat.locator('.bubble').getByText('Olga: We do, every Friday.').waitFor();
    await chat.locator('[role=status].sr').getByText('We do, every Friday.').waitFor();

    expect(await page.title()).toBe('(1) A shop');
    await picture(page, '61-folded');

    await chat.locator('.bubble').getByText('We do').click();
    await chat.locator('.window').waitFor();
    await page.waitForFunction(() => document.title === 'A shop');
  });

  it('keeps what could not be sent for the tab that comes after the closed one', async () => {
    const { page, chat } = await visit();

    await write(chat, 'First words');
    await chat.locator('.own').getByText('First words').waitFor();

    const context = page.context();

    await context.setOffline(true);
    await box(chat).fill('Words without a line');
    await box(chat).press('Enter');
    await chat.locator('.own').getByText('Words without a line').waitFor();
    await page.close();
    await context.setOffline(false);

    const later = await context.newPage();
    const arrived = hears(operator, 'message:new', ({ segments }) =>
      segments.some(({ text }) => text === 'Words without a line')
    );

    await later.goto(host.url);
    await arrived;

    const again = chatOf(later);

    if (!(await again.locator('.window').isVisible())) {
      await launch(again).click();
    }

    await again.locator('.own').getByText('Words without a line').waitFor();
    expect(await again.locator('.own').getByText('Words without a line').count()).toBe(1);
  });
});
