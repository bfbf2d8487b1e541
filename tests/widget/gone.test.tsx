/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { render } from 'preact';
import { channelKey } from '../../client/src/chat-record';
import * as ending from '../../widget/src/ending';
import { texts } from '../../widget/src/texts/en';
import { Window } from '../../widget/src/ui/Window';
import { conversation, message, ok, refused } from '../unit/widget/makers';
import { likeABrowser, settled } from './browser';
import { aChat, presentation } from './parts';

/** What a visitor reads whose channel was deleted, or is not for the site they are on. */

beforeAll(likeABrowser);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  render(null, document.body);
});

type Parts = ReturnType<typeof aChat>;

function draw({ chat }: Parts): HTMLElement {
  const view = {
    chat,
    texts,
    presentation,
    ending,
    full: false,
    base: 'https://cms.example/livechat/widget/',
    minimize: () => chat.minimize(),
    focus: () => {},
  };

  render(<Window view={view} isModal={false} onKeyDown={() => {}} />, document.body);

  return document.body;
}

const written = (body: HTMLElement): string | undefined =>
  body.querySelector<HTMLTextAreaElement>('.ending textarea')?.value;
const names = (body: HTMLElement): (string | null)[] =>
  [...body.querySelectorAll('button')].map(({ textContent }) => textContent).filter(Boolean);

/** A running conversation whose channel goes away with the next message. */
async function deletedMeanwhile(): Promise<Parts> {
  const parts = aChat();

  parts.server.answers['messages:sync'] = () =>
    ok({
      conversation: conversation({ version: 2 }),
      messages: [message(1, { author: 'visitor' }), message(2, { segments: [{ text: 'Hello!' }] })],
      more: false,
      rating: null,
    });
  parts.chat.open();
  parts.chat.start();
  await settled();
  parts.server.answers['message:send'] = () => refused('CHANNEL_UNKNOWN');
  parts.server.answers['messages:sync'] = () => refused('CHANNEL_UNKNOWN');

  return parts;
}

describe('a channel that is gone', () => {
  it('is told of in one sentence; what was said stays to be read, what was written to be copied', async () => {
    const parts = await deletedMeanwhile();

    parts.chat.send('Are you there?');
    parts.chat.chatStorage.draft = { text: 'And one more', comment: '' };
    await settled();

    const body = draw(parts);

    expect(body.querySelector('.ending h3')?.textContent).toBe(texts.gone);
    expect(body.querySelector('.log')?.textContent).toContain('Hello!');
    expect(written(body)).toBe('Are you there?\nAnd one more');
    expect(body.querySelector('form.composer')).toBeNull();
    expect(names(body)).toEqual([texts.takeText, texts.close]);
  });

  it.each(['CHANNEL_UNKNOWN', 'ORIGIN_NOT_ALLOWED'])(
    'is asked for no more after %s at the handshake',
    async (code) => {
      jest.useFakeTimers();

      const { chat, server } = aChat();

      chat.send('Hello');
      server.listener?.refused({ code });
      await jest.advanceTimersByTimeAsync(0);
      server.asked.length = 0;
      expect([chat.state.gone, server.isOpen]).toEqual([true, false]);
      await jest.advanceTimersByTimeAsync(3_600_000);
      chat.start();
      expect([server.isOpen, server.asked]).toEqual([false, []]);
      chat.destroy();
      jest.useRealTimers();
    }
  );

  it('is asked for no more where no site of this server may be asked for a token', async () => {
    const { chat, server } = aChat({
      session: {
        token: async () => {
          throw new Error('ORIGIN_NOT_ALLOWED');
        },
        isKnown: () => false,
        expire: () => {},
      },
    });

    chat.start();
    await server.handshake?.().catch(() => undefined);

    expect([chat.state.gone, server.isOpen]).toEqual([true, false]);
  });

  it('opens by itself over a message that reached nobody, on every page until it is put away', async () => {
    const before = await deletedMeanwhile();

    before.chat.send('Are you there?');
    await settled();
    before.chat.destroy();

    const { chat, server } = aChat();

    chat.resume();
    server.listener?.refused({ code: 'CHANNEL_UNKNOWN' });
    expect(chat.state.open).toBe(true);
    expect(chat.unsentText).toBe('Are you there?');

    chat.leave();
    expect(chat.state.open).toBe(false);
    expect(chat.chatStorage.isPending).toBe(false);
    expect(chat.chatStorage.kept.ongoing).toBeNull();
    // The tab still has it, should they want it after all.
    expect(chat.chatStorage.draft.text).toBe('Are you there?');
  });

  it('takes the button away where nothing is left to say', async () => {
    localStorage.setItem(channelKey('shop'), JSON.stringify({ ongoing: presentation.appearance }));

    const { chat, server } = aChat();

    chat.resume();
    server.listener?.refused({ code: 'CHANNEL_UNKNOWN' });

    expect(chat.state.open).toBe(false);
    expect(chat.chatStorage.kept.ongoing).toBeNull();
  });
});
