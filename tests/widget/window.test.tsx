/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { render } from 'preact';
import type { Chat } from '../../client/src/chat';
import * as ending from '../../widget/src/ending';
import { texts } from '../../widget/src/texts/en';
import type { View } from '../../widget/src/ui/view';
import { Window } from '../../widget/src/ui/Window';
import { NASTY_TEXTS } from '../support/nasty';
import { conversation, message, ok, refused } from '../unit/widget/makers';
import { likeABrowser, settled } from './browser';
import { aChat, appearance, presentation } from './parts';

beforeAll(likeABrowser);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  render(null, document.body);
});

function draw(
  chat: Chat,
  more: {
    full?: boolean;
    appearance?: typeof appearance;
    picture?: string;
    ending?: View['ending'];
  } = {}
): HTMLElement {
  const view = {
    chat,
    texts,
    full: more.full ?? false,
    base: 'https://cms.example/cms/livechat/widget/',
    presentation: {
      ...presentation,
      appearance: more.appearance ?? appearance,
      operatorPicture: more.picture ?? null,
    },
    minimize: () => chat.minimize(),
    focus: () => {},
    ending: 'ending' in more ? more.ending : ending,
  };

  render(<Window view={view} isModal={false} onKeyDown={() => {}} />, document.body);

  return document.body;
}

const all = (selector: string): HTMLElement[] => [
  ...document.body.querySelectorAll<HTMLElement>(selector),
];
const names = (): (string | null)[] =>
  all('button').map(
    (button) => button.ariaLabel ?? button.getAttribute('aria-label') ?? button.textContent
  );

async function ongoing() {
  const parts = aChat();

  parts.server.answers['messages:sync'] = () =>
    ok({
      conversation: conversation({ version: 2 }),
      messages: [message(1, { author: 'visitor', name: 'Visitor #1' }), message(2)],
      rating: null,
    });
  parts.chat.open();
  parts.chat.start();
  await settled();

  return parts;
}

describe('the window', () => {
  it('previews who answers, and the welcome message', () => {
    const { chat } = aChat();

    draw(chat);

    expect(all('h2')[0]?.textContent).toBe('MariaShop');
    expect(all('[role=log]')[0]?.textContent).toBe('Maria: How may I help you?');
    expect(all('textarea')[0]?.getAttribute('placeholder')).toBe(appearance.inputPlaceholder);
    expect(names()).toEqual(['Minimise', 'Close', 'Send']);
  });

  it('names the operator of last time to whoever comes back', async () => {
    const { chat, server } = aChat();

    server.answers['messages:sync'] = () =>
      ok({
        conversation: null,
        messages: [],
        more: false,
        rating: null,
        preview: { available: true, operator: 'Paul', operatorPicture: null, hint: 'paul' },
      });
    chat.open();
    chat.start();
    await settled();
    draw(chat);
    expect(all('h2')[0]?.textContent).toBe('PaulShop');

    chat.send('hello again');
    await settled();
    expect(server.of('message:send')).toMatchObject([{ hint: 'paul' }]);
  });

  it('says that nobody is there for a first message, names nobody, and keeps what was written', async () => {
    const { chat, server } = aChat();

    server.answers['message:send'] = () => refused('NOBODY_AVAILABLE');
    chat.open();
    chat.send('anybody there?');
    await settled();
    draw(chat);

    expect(all('h2')[0]?.textContent).toBe('Shop');
    expect(document.body.textContent).toContain('Nobody is available');
    expect(document.body.textContent).toContain('anybody there?');
    expect(chat.state.thread.outgoing).toMatchObject([{ body: 'anybody there?', state: 'failed' }]);

    server.answers['message:send'] = () =>
      ok(
        message(1, { clientId: 'id-1', author: 'visitor', segments: [{ text: 'anybody there?' }] })
      );
    chat.retry('id-1', 'anybody there?');
    await settled();
    draw(chat);
    expect(chat.state.thread.outgoing).toEqual([]);
    expect(document.body.textContent).not.toContain('Nobody is available');
  });

  it('names the X for what it does', async () => {
    const { chat } = await ongoing();

    draw(chat);

    expect(names()).toContain('End conversation');
  });

  it('has no way out on a page of its own until something is written', async () => {
    draw(aChat().chat, { full: true });
    expect(names()).toEqual(['Send']);

    draw((await ongoing()).chat, { full: true });
    expect(names()).toEqual(['End conversation', 'Send']);
  });

  it.each(NASTY_TEXTS)('shows %j as text', async (text) => {
    const { chat, server } = await ongoing();

    server.listener?.['message:new'](message(3, { segments: [{ text }], name: text }));
    draw(chat);

    expect(all('.text').at(-1)?.textContent).toBe(text);
    expect(all('.row.last')).not.toHaveLength(0);
    expect(all('script, img, svg[onload], iframe')).toEqual([]);
  });

  it('opens links in a tab of their own that knows nothing of ours', async () => {
    const { chat, server } = await ongoing();

    server.listener?.['message:new'](
      message(3, { segments: [{ text: 'see ' }, { text: 'here', href: 'https://a.example/' }] })
    );
    draw(chat);

    const [link] = all('a');

    expect(link?.getAttribute('href')).toBe('https://a.example/');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  });

  it('sends with Enter, starts a line with Shift and Enter, and leaves compositions alone', async () => {
    const { chat } = await ongoing();

    draw(chat);

    const [box] = all('textarea') as HTMLTextAreaElement[];
    const press = (more: KeyboardEventInit): boolean | undefined =>
      box?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true, ...more })
      );

    if (box) {
      box.value = 'Hello';
    }

    press({ shiftKey: true });
    press({ isComposing: true });
    // WebKit ends the composition first, and then tells of the Enter that ended it.
    box?.dispatchEvent(new CompositionEvent('compositionend', { data: '日本', bubbles: true }));
    press({ keyCode: 229 });
    expect(chat.state.thread.outgoing).toEqual([]);
    expect(box?.value).toBe('Hello');

    press({ keyCode: 13 });
    expect(chat.state.thread.outgoing.map(({ body }) => body)).toEqual(['Hello']);
    expect(box?.value).toBe('');
  });

  it('keeps a text that is too long, says how many characters too many, and does not send it', async () => {
    const { chat } = await ongoing();
    const text = 'x'.repeat(9_000);

    draw(chat);

    const [box] = all('textarea') as HTMLTextAreaElement[];
    const write = async (written: string): Promise<void> => {
      if (box) {
        box.value = written;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }

      await settled();
    };
    const submit = (): boolean | undefined =>
      box?.form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }));

    // Nothing cuts what is pasted.
    expect(box?.hasAttribute('maxlength')).toBe(false);
    await write(`  ${text}\n`);
    expect(all('#over')[0]?.textContent).toBe('Characters too many: 4,000');
    expect(all('#over')[0]?.getAttribute('role')).toBe('status');
    expect(box?.getAttribute('aria-invalid')).toBe('true');
    expect(box?.getAttribute('aria-describedby')).toBe('over');
    expect((all('.send')[0] as HTMLButtonElement).disabled).toBe(true);

    submit();
    box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(chat.state.thread.outgoing).toEqual([]);
    expect(box?.value).toBe(`  ${text}\n`);
    expect(chat.chatStorage.draft.text).toBe(`  ${text}\n`);

    await write('😀'.repeat(5_000));
    expect(all('#over')[0]?.textContent).toBe('');
    await write(text.slice(0, 5_000));
    expect(all('#over')[0]?.textContent).toBe('');
    expect(box?.getAttribute('aria-invalid')).toBe('false');
    submit();
    expect(chat.state.thread.outgoing[0]?.body).toHaveLength(5_000);
  });

  it('says that a text is too long when it was too long before a reload', async () => {
    const { chat } = aChat();

    chat.chatStorage.draft = { text: 'x'.repeat(5_001), comment: '' };
    draw(aChat().chat);
    await settled();

    expect(all('#over')[0]?.textContent).toBe('Characters too many: 1');
  });

  it('sends no empty message', async () => {
    const { chat } = await ongoing();

    draw(chat);

    const [box] = all('textarea') as HTMLTextAreaElement[];

    if (box) {
      box.value = '  \n ';
    }

    box?.form?.dispatchEvent(new Event('submit', { cancelable: true }));

    expect(chat.state.thread.outgoing).toEqual([]);
  });

  it('begins where the visitor stopped before a reload', () => {
    const { chat } = aChat();

    chat.chatStorage.draft = { text: 'half a thought', comment: '' };
    draw(aChat().chat);

    expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('half a thought');
  });

  it('shows consent until the first message', async () => {
    const asking = {
      ...appearance,
      consent: [
        { text: 'We keep this for 30 days: ' },
        { text: 'www.shop.example/privacy', href: 'https://www.shop.example/privacy' },
      ],
    };

    draw(aChat().chat, { appearance: asking });
    expect(all('.consent')[0]?.textContent).toBe(
      'We keep this for 30 days: www.shop.example/privacy'
    );
    expect(all('.consent a')[0]).toMatchObject({
      href: 'https://www.shop.example/privacy',
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
    });

    draw((await ongoing()).chat, { appearance: asking });
    expect(all('.consent')).toEqual([]);
  });

  it('says what became of the newest message', async () => {
    const { chat, server } = await ongoing();

    server.answers['message:send'] = ({ clientId }: { clientId: string }) =>
      ok(message(3, { clientId, author: 'visitor' }));
    chat.send('Hello');
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Sending…');

    await settled();
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Sent');

    server.listener?.['messages:read']({ conversation: 'one', by: 'operator', seq: 3 });
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Seen');
  });

  it('says at the message that it was not sent, and lets it be tried again or taken back', async () => {
    const { chat, server } = await ongoing();

    server.answers['message:send'] = () => refused('MESSAGE_EMPTY');
    chat.send('one');
    chat.send('two');
    await settled();
    draw(chat);
    expect(all('[role=alert]').map(({ textContent }) => textContent)).toEqual([
      'Not sent.Try againRemove',
      'Not sent.Try againRemove',
    ]);

    all('.failed.meta button')[1]?.click();
    draw(chat);
    expect(all('.own .text').map(({ textContent }) => textContent)).toEqual(['message 1', 'two']);

    server.answers['message:send'] = ({ clientId }: { clientId: string }) =>
      ok(message(3, { clientId, author: 'visitor', segments: [{ text: 'two' }] }));
    all('.failed.meta button')[0]?.click();
    await settled();
    draw(chat);
    expect(all('[role=alert]')).toEqual([]);
    expect(chat.state.thread.messages).toHaveLength(3);
  });

  it('says that the end could not be had', async () => {
    const { chat } = await ongoing();

    chat.state = { ...chat.state, stayed: true };
    draw(chat);

    expect(all('[role=status]')[0]?.textContent).toBe(texts.trouble);
  });

  it('tells screen readers who is typing', async () => {
    const { chat, server } = await ongoing();

    server.listener?.['typing:changed']({ conversation: 'one', by: 'operator', typing: true });
    draw(chat);

    expect(all('[role=status]')[0]?.textContent).toBe('Maria is typing');
    server.listener?.['message:new'](message(3));
  });
});

describe('the end', () => {
  async function ended(askRating: boolean, isAnswered = true) {
    const parts = await ongoing();

    parts.server.answers['rating:give'] = ({ value, comment = null }: Record<string, unknown>) =>
      ok({ value, comment, changeableUntil: '' });

    if (!isAnswered) {
      const { thread } = parts.chat.state;
      const messages = thread.messages.filter(({ author }) => author === 'visitor');

      parts.chat.state = { ...parts.chat.state, thread: { ...thread, messages } };
    }

    parts.server.listener?.['conversation:changed'](
      conversation({ state: 'ended', version: 2, askRating })
    );
    draw(parts.chat);

    return parts;
  }

  const heading = (): string | null | undefined => all('h3')[0]?.textContent;

  it('says goodbye and what comes next when nothing is asked', async () => {
    const { chat } = await ended(false);

    expect(heading()).toBe(texts.goodbye);
    expect(all('h3')[0]?.hasAttribute('data-focus')).toBe(true);
    expect(all('.quiet')[0]?.textContent).toBe(texts.goodbyeNext);
    expect(names()).toEqual(['Minimise', 'Close', 'Send copy', 'New conversation', 'Close']);
    expect(all('textarea')).toEqual([]);

    all('.ending .main')[0]?.click();
    draw(chat);
    expect(all('textarea')).toHaveLength(1);
    expect(chat.state.open).toBe(true);
  });

  it('leaves what is typed where it is when it came by itself', async () => {
    const { chat, server } = await ongoing();
    const field = () => all('textarea')[0] as HTMLTextAreaElement;

    draw(chat);
    field().value = 'half a sent';
    server.listener?.['message:new'](
      message(3, { author: 'system', kind: 'silent', segments: [] })
    );
    server.listener?.['conversation:changed'](
      conversation({ state: 'ended', version: 3, continues: true })
    );
    draw(chat);

    expect(heading()).toBeUndefined();
    expect(field().value).toBe('half a sent');
    expect(all('.note').at(-1)?.textContent).toBe(texts.silent);
  });

  it('is put away by closing', async () => {
    const { chat } = await ended(false);

    all('.ending .link')[0]?.click();

    expect(chat.state).toMatchObject({ open: false, conversation: null, finished: 'one' });
  });

  it('says what becomes of a question nobody answered, and offers no copy of it', async () => {
    await ended(false, false);

    expect(heading()).toBe(texts.unanswered);
    expect(all('.quiet')[0]?.textContent).toBe(texts.unansweredNext);
    expect(names()).toEqual(['Minimise', 'Close', 'New conversation', 'Close']);
  });

  it('says it too where a rating is asked of it', async () => {
    await ended(true, false);

    expect(heading()).toBe(texts.rate);
    expect(all('.quiet')[0]?.textContent).toBe(texts.unansweredNext);
    expect(all('.copy')).toEqual([]);
  });

  it('has no way to close on a page of its own', async () => {
    const { chat } = await ended(false);

    draw(chat, { full: true });

    expect(names()).toEqual(['Send copy', 'New conversation']);
  });

  it('says what happens without a connection, and folds when closed', async () => {
    const { chat, server } = await ongoing();

    server.isOpen = false;
    server.listener?.disconnected();
    chat.leave();
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    draw(chat);

    expect(heading()).toBe(texts.offline);
    expect(all('.quiet')[0]?.textContent).toBe(texts.offlineNext);
    expect(names()).toEqual(['Minimise', 'Close', 'Close']);

    all('.ending .link')[0]?.click();
    expect(chat.state.open).toBe(false);

    // The promise is kept on the next page too.
    expect(aChat().chat.state.leaving).toBe(true);
  });

  it('waits for its file, and does without where it cannot be had', async () => {
    const { chat } = await ended(false);

    draw(chat, { ending: null });
    expect(names()).toEqual(['Minimise', 'Close']);

    draw(chat, { ending: undefined });
    expect(names()).toEqual(['Minimise', 'Close', 'New conversation']);
  });

  it('asks with three named buttons', async () => {
    await ended(true);

    expect(heading()).toBe('How did we do?');
    expect(all('.faces button').map(({ textContent }) => textContent)).toEqual([
      'Satisfied',
      'Okay',
      'Dissatisfied',
    ]);
    expect(all('textarea')).toEqual([]);
  });

  it('thanks who is satisfied and lets them close', async () => {
    const { chat } = await ended(true);

    all('.faces button')[0]?.click();
    draw(chat);

    expect(heading()).toBe('Thank you for your feedback!');
    expect(all('textarea')).toEqual([]);

    all('.link')[0]?.click();

    expect(chat.state.open).toBe(false);
  });

  async function write(text: string): Promise<void> {
    const [box] = all('textarea') as HTMLTextAreaElement[];

    if (box) {
      box.value = text;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await settled();
      box.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    }

    await settled();
  }

  const word = (): string | null | undefined => all('.comment button')[0]?.textContent;

  it.each([
    ['okay', 1],
    ['dissatisfied', 2],
  ])('asks who is %s why, and shows that the comment is sent', async (_name, place) => {
    const { chat, server } = await ended(true);

    all('.faces button')[place]?.click();
    await settled();
    draw(chat);

    const [box] = all('textarea') as HTMLTextAreaElement[];

    expect(box?.getAttribute('aria-label')).toBe('Tell us why');
    expect(server.of('rating:give')).toHaveLength(1);
    // No two buttons have one name.
    expect(names().filter((name) => name?.startsWith('Send'))).toEqual([
      'Send comment',
      'Send copy',
    ]);

    await write('Too slow');
    draw(chat);

    expect(server.of('rating:give').at(-1)).toMatchObject({ comment: 'Too slow' });
    expect(heading()).toBe('Thank you for your feedback!');
    expect(word()).toBe('Comment sent');
    expect(box?.value).toBe('Too slow');

    // Twice is once.
    await write('Too slow');
    expect(server.of('rating:give')).toHaveLength(2);
  });

  it('lets a comment be changed, and be taken back', async () => {
    const { chat, server } = await ended(true);

    chat.rate(1, 'Too slow');
    await settled();
    draw(chat);
    expect(word()).toBe('Comment sent');

    await write('Far too slow');
    draw(chat);
    expect(word()).toBe('Comment sent');

    await write('');
    draw(chat);
    expect(word()).toBe('Send comment');
    expect(
      server.of('rating:give').map((given) => (given as { comment?: string }).comment)
    ).toEqual(['Too slow', 'Far too slow', '']);
  });

  it('says so when a comment was not kept, and keeps its words', async () => {
    const { chat, server } = await ended(true);

    server.answers['rating:give'] = () => refused('RATING_CLOSED');
    chat.rate(1);
    await settled();
    draw(chat);
    await write('Too slow');
    draw(chat);

    expect(all('[role=alert]')[0]?.textContent).toBe(texts.trouble);
    expect(word()).toBe('Send comment');
    expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('Too slow');
  });

  it('keeps a comment that is too long, and does not send it', async () => {
    const { chat, server } = await ended(true);

    chat.rate(1);
    await settled();
    draw(chat);
    await write('x'.repeat(2_500));

    expect(all('#over-comment')[0]?.textContent).toBe('Characters too many: 500');
    expect((all('textarea')[0] as HTMLTextAreaElement).value).toHaveLength(2_500);
    expect(server.of('rating:give')).toHaveLength(1);
  });

  it('takes back what was said when the box is sent empty', async () => {
    const { chat, server } = await ended(true);
    const say = async (text: string) => {
      const [box] = all('textarea') as HTMLTextAreaElement[];

      if (box) {
        box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await settled();
        box.form?.dispatchEvent(new Event('submit', { cancelable: true }));
      }

      await settled();
      draw(chat);
    };

    all('.faces button')[2]?.click();
    await settled();
    draw(chat);
    await say('');
    expect(server.of('rating:give')).toHaveLength(1);
    await say('Too slow');
    await say('');
    expect(server.of('rating:give').at(-1)).toMatchObject({ comment: '' });
  });
});

describe('faces', () => {
  const faces = (): string[] =>
    all('.face').map(
      (face) =>
        face.querySelector('img:not([hidden])')?.getAttribute('src') ?? face.dataset.letter ?? ''
    );

  it('shows who would answer before the first message', () => {
    const { chat } = aChat();

    draw(chat, { picture: '/livechat/picture/a.webp' });

    expect(faces()).toEqual(Array(2).fill('https://cms.example/livechat/picture/a.webp'));
  });

  it('shows the operator of the conversation beside the header, and everybody beside what they wrote', async () => {
    const { chat, server } = await ongoing();
    const operatorPicture = 'https://cdn.example/livechat/picture/b.webp';

    server.listener?.['conversation:changed'](conversation({ version: 3, operatorPicture }));
    server.listener?.['message:new'](
      message(3, { name: 'Paul', writer: 'paul', picture: '/livechat/picture/p.webp' })
    );
    draw(chat);

    expect(faces()).toEqual([
      operatorPicture,
      operatorPicture,
      'M',
      'https://cms.example/livechat/picture/p.webp',
    ]);
  });

  it('shows two people of one name as two, each with their own face', async () => {
    const { chat, server } = await ongoing();
    const picture = 'https://cdn.example/livechat/picture/other.webp';

    server.listener?.['message:new'](message(3, { writer: 'another Maria', picture }));
    server.listener?.['message:new'](message(4, { writer: 'another Maria', picture }));
    draw(chat);

    expect(all('.theirs.last:not(:first-child) .text').map((text) => text.textContent)).toEqual([
      'message 2',
      'message 4',
    ]);
    expect(faces().slice(2)).toEqual(['M', picture]);
  });

  it('shows a letter where a picture does not load', () => {
    const { chat } = aChat();

    draw(chat, { picture: '/livechat/picture/a.webp' });
    for (const image of all('.face img')) {
      image.dispatchEvent(new Event('error'));
    }

    expect(faces()).toEqual(['M', 'M']);
  });
});
