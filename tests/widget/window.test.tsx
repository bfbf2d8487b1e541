/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { render } from 'preact';
import type { Chat } from '../../widget/src/chat';
import { texts } from '../../widget/src/texts/en';
import { Window } from '../../widget/src/ui/Window';
import { NASTY_TEXTS } from '../support/nasty';
import { conversation, message } from '../unit/widget/makers';
import { likeABrowser, settled } from './browser';
import { aChat, dress, look, ok, refused } from './parts';

beforeAll(likeABrowser);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  render(null, document.body);
});

function draw(chat: Chat, more: { full?: boolean; look?: typeof look } = {}): HTMLElement {
  const view = {
    chat,
    texts,
    full: more.full ?? false,
    dress: { ...dress, look: more.look ?? look },
    fold: () => chat.fold(),
    focus: () => {},
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

async function talking() {
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
    expect(all('textarea')[0]?.getAttribute('placeholder')).toBe(look.inputPlaceholder);
    expect(names()).toEqual(['Minimise', 'Close', 'Send']);
  });

  it('names the X for what it does', async () => {
    const { chat } = await talking();

    draw(chat);

    expect(names()).toContain('End conversation');
  });

  it('has no way out on a page of its own until something is written', async () => {
    draw(aChat().chat, { full: true });
    expect(names()).toEqual(['Send']);

    draw((await talking()).chat, { full: true });
    expect(names()).toEqual(['End conversation', 'Send']);
  });

  it.each(NASTY_TEXTS)('shows %j as text', async (text) => {
    const { chat, server } = await talking();

    server.listener?.['message:new'](message(3, { segments: [{ text }], name: text }));
    draw(chat);

    expect(all('.text').at(-1)?.textContent).toBe(text);
    expect(all('.row.last')).not.toHaveLength(0);
    expect(all('script, img, svg[onload], iframe')).toEqual([]);
  });

  it('opens links in a tab of their own that knows nothing of ours', async () => {
    const { chat, server } = await talking();

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
    const { chat } = await talking();

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
    expect(chat.state.thread.outgoing).toEqual([]);

    press({});
    expect(chat.state.thread.outgoing.map(({ body }) => body)).toEqual(['Hello']);
    expect(box?.value).toBe('');
  });

  it('sends no empty message', async () => {
    const { chat } = await talking();

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

    chat.notebook.draft = { text: 'half a thought', comment: '' };
    draw(aChat().chat);

    expect((all('textarea')[0] as HTMLTextAreaElement).value).toBe('half a thought');
  });

  it('shows consent until the first message', async () => {
    const asking = { ...look, consentText: 'We keep this for 30 days.' } as unknown as typeof look;

    draw(aChat().chat, { look: asking });
    expect(all('.consent')[0]?.textContent).toBe('We keep this for 30 days.');

    draw((await talking()).chat, { look: asking });
    expect(all('.consent')).toEqual([]);
  });

  it('says what became of the newest message', async () => {
    const { chat, server } = await talking();

    server.answers['message:send'] = ({ clientId }: { clientId: string }) =>
      ok(message(3, { clientId, author: 'visitor' }));
    chat.send('Hello');
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Sending…');

    await settled();
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Sent');

    server.listener?.['messages:seen']({ conversation: 'one', by: 'operator', seq: 3 });
    draw(chat);
    expect(all('.meta').at(-1)?.textContent).toContain('Seen');
  });

  it('says at the message that it was not sent, and lets it be tried again or taken back', async () => {
    const { chat, server } = await talking();

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
    const { chat } = await talking();

    chat.state = { ...chat.state, stayed: true };
    draw(chat);

    expect(all('[role=status]')[0]?.textContent).toBe(texts.trouble);
  });

  it('tells screen readers who is typing', async () => {
    const { chat, server } = await talking();

    server.listener?.['typing:changed']({ conversation: 'one', by: 'operator', typing: true });
    draw(chat);

    expect(all('[role=status]')[0]?.textContent).toBe('Maria is typing');
    server.listener?.['message:new'](message(3));
  });
});

describe('the end', () => {
  async function ended(askRating: boolean) {
    const parts = await talking();

    parts.server.answers['rating:give'] = ({ value, comment = null }: Record<string, unknown>) =>
      ok({ value, comment, changeableUntil: '' });
    parts.server.listener?.['conversation:changed'](
      conversation({ state: 'ended', version: 2, askRating })
    );
    draw(parts.chat);

    return parts;
  }

  it('offers another conversation when nothing is asked', async () => {
    await ended(false);

    expect(names()).toEqual(['Minimise', 'Close', 'Send', 'New conversation']);
    expect(all('textarea')).toEqual([]);
  });

  it('asks with three named buttons', async () => {
    await ended(true);

    expect(all('h3')[0]?.textContent).toBe('How did we do?');
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

    expect(all('h3')[0]?.textContent).toBe('Thank you for your feedback!');
    expect(all('textarea')).toEqual([]);

    all('.link')[0]?.click();

    expect(chat.state.open).toBe(false);
  });

  it.each([
    ['okay', 1],
    ['dissatisfied', 2],
  ])('asks who is %s why', async (_name, place) => {
    const { chat, server } = await ended(true);

    all('.faces button')[place]?.click();
    await settled();
    draw(chat);

    const [box] = all('textarea') as HTMLTextAreaElement[];

    expect(box?.getAttribute('aria-label')).toBe('Tell us why');
    expect(server.of('rating:give')).toHaveLength(1);

    if (box) {
      box.value = 'Too slow';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.form?.dispatchEvent(new Event('submit', { cancelable: true }));
    }

    await settled();
    draw(chat);

    expect(server.of('rating:give').at(-1)).toMatchObject({ comment: 'Too slow' });
    expect(all('h3')[0]?.textContent).toBe('Thank you for your feedback!');
  });
});
