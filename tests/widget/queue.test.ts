/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { channelKey } from '../../client/src/chat-record';
import { createSafeStorage } from '../../client/src/safe-storage';
import { message, ok, refused } from '../unit/widget/makers';
import { aChat, store } from './parts';

/** What becomes of written messages that the server does not take at once. */

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  jest.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
});

afterEach(() => {
  jest.useRealTimers();
});

const wait = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);

const unsent = (): string[] =>
  Object.keys(localStorage).filter((key) => key.startsWith('livechat:shop:unsent:'));

type Chat = ReturnType<typeof aChat>['chat'];

const states = ({ state }: Chat): string[] =>
  state.thread.outgoing.map((one) => `${one.body}: ${one.state}`);

/** A server that stores everything but one text, of which it says something else. */
function aServerThatChokes(on: string, answer: () => unknown) {
  const all = aChat();
  const bodies = store(all.server);
  const stored = all.server.answers['message:send'];

  all.server.answers['message:send'] = (payload) =>
    (payload as { body: string }).body === on ? answer() : stored?.(payload);

  return { ...all, bodies };
}

describe('a message that never gets through', () => {
  it.each([
    ['an unforeseen failure', () => refused('INTERNAL')],
    ['silence', () => null],
  ])('stands aside after some tries of %s, and says so', async (_, answer) => {
    const { chat, server, bodies } = aServerThatChokes('half an emoji \ud83d', answer);

    chat.send('half an emoji \ud83d');
    chat.send('good');
    await wait(1);
    expect(states(chat)).toEqual(['half an emoji \ud83d: sending', 'good: sending']);

    await wait(60);
    expect(bodies).toEqual(['good']);
    expect(states(chat)).toEqual(['half an emoji \ud83d: failed']);
    expect(server.of('message:send')).toHaveLength(4 + 1);
  });

  it('stands aside at once where the refusal is final', async () => {
    const { chat, bodies } = aServerThatChokes('bad', () => refused('INPUT_INVALID'));

    chat.send('bad');
    chat.send('good');
    await wait(0.1);

    expect(bodies).toEqual(['good']);
    expect(states(chat)).toEqual(['bad: failed']);
  });

  it('can be tried again, and be taken back', async () => {
    let isMended = false;
    const { chat, bodies } = aServerThatChokes('odd', () =>
      isMended ? ok(message(1, { clientId: 'id-1', author: 'visitor' })) : refused('INTERNAL')
    );

    chat.send('odd');
    await wait(60);
    chat.retry('id-1', 'odd');
    expect(states(chat)).toEqual(['odd: sending']);
    await wait(60);
    expect(states(chat)).toEqual(['odd: failed']);

    isMended = true;
    chat.retry('id-1', 'odd');
    await wait(1);
    expect(states(chat)).toEqual([]);

    isMended = false;
    chat.send('odd');
    await wait(60);
    chat.remove('id-2');
    chat.send('even');
    await wait(1);
    expect(states(chat)).toEqual([]);
    expect(bodies).toEqual(['even']);
    expect(unsent()).toEqual([]);
  });

  it('stays aside on the next page, and its tries are counted across pages', async () => {
    for (const tries of [1, 2, 3, 4]) {
      const { chat, server } = aServerThatChokes('odd', () => refused('INTERNAL'));

      if (tries === 1) {
        chat.send('odd');
        chat.send('good');
      } else {
        chat.resume();
      }

      await wait(0.5);
      expect(server.of('message:send')).toHaveLength(1);
      chat.destroy();
    }

    const { chat, bodies } = aServerThatChokes('odd', () => refused('INTERNAL'));

    chat.resume();
    await wait(0.5);
    expect(states(chat)).toEqual(['odd: failed']);
    expect(bodies).toEqual(['good']);
    chat.destroy();

    const next = aServerThatChokes('odd', () => refused('INTERNAL'));

    expect(states(next.chat)).toEqual(['odd: failed']);
  });
});

describe('a message that waits', () => {
  it('is not given up for the sake of the network, however long it fails', async () => {
    const { chat, server } = aChat();

    // The line seems to stand, and nothing comes back.
    server.answers = {};
    chat.send('one');
    await wait(600);
    expect(states(chat)).toEqual(['one: sending']);

    const bodies = store(server);

    await wait(60);
    expect(bodies).toEqual(['one']);
  });

  it('is not given up while its answers get lost with the line, and is there when it comes back', async () => {
    const { chat, server } = aChat();
    const bodies = store(server);

    server.isOpen = false;
    chat.send('one');
    server.listener?.disconnected();

    for (let turn = 0; turn < 20; turn += 1) {
      await wait(30);
      server.listener?.disconnected();
    }

    expect(states(chat)).toEqual(['one: sending']);
    server.isOpen = true;
    server.listener?.connected();
    await wait(0.1);
    expect(bodies).toEqual(['one']);
  });

  it('is not given up where it is told to wait, and is sent later', async () => {
    let isBusy = true;
    const { chat, server } = aServerThatChokes('one', () =>
      isBusy
        ? refused('RATE_LIMITED')
        : ok(message(1, { clientId: 'id-1', author: 'visitor', segments: [{ text: 'one' }] }))
    );

    chat.send('one');
    await wait(600);
    expect(states(chat)).toEqual(['one: sending']);
    // Waiting longer each time, it does not add to what there is too much of.
    expect(server.of('message:send').length).toBeLessThan(30);

    isBusy = false;
    await wait(31);
    expect(chat.state.thread.messages).toHaveLength(1);
  });

  it('is looked for before it is sent again', async () => {
    const { chat, server } = aChat();
    const stored = message(1, { clientId: 'id-1', author: 'visitor' });
    let isStored = false;

    server.answers['message:send'] = () => {
      isStored = true;

      return null;
    };
    server.answers['messages:sync'] = () =>
      ok({ conversation: null, messages: [], rating: null, more: false });
    chat.start();
    await wait(0.1);
    server.answers['messages:sync'] = () => {
      expect(isStored).toBe(true);
      server.listener?.['message:new'](stored);

      return ok({ conversation: null, messages: [], rating: null, more: false });
    };
    chat.send('one');
    await wait(60);

    expect(server.of('message:send')).toHaveLength(1);
    expect(states(chat)).toEqual([]);
  });
});

describe('an errand that fails', () => {
  it('does not stop those after it, whatever it failed of', async () => {
    const { chat, server } = aChat();
    const bodies = store(server);
    const stored = server.answers['message:send'];
    let isBroken = true;

    server.answers['message:send'] = (payload) => {
      if (isBroken) {
        isBroken = false;
        throw new TypeError('the page changed something');
      }

      return stored?.(payload);
    };
    chat.send('one');
    await wait(60);

    expect(bodies).toEqual(['one']);
  });

  it('does not ask without a pause what is never answered', async () => {
    const { chat, server } = aChat();

    chat.start();
    await wait(1);
    // A gap before it, and a server that knows nothing of the conversation.
    server.listener?.['message:new'](message(9));
    await wait(60);

    expect(server.of('messages:sync').length).toBeLessThan(10);
  });

  it('gives up the end, and says so', async () => {
    const { chat, server } = aChat();

    store(server);
    server.answers['conversation:end'] = () => refused('INTERNAL');
    chat.send('one');
    await wait(1);
    chat.leave();
    await wait(60);

    expect(server.of('conversation:end')).toHaveLength(4);
    expect(chat.state).toMatchObject({ leaving: false, stayed: true });

    chat.send('are you there?');
    await wait(1);
    expect(chat.state.thread.messages).toHaveLength(2);
  });

  it('says that nothing comes through while the line stands', async () => {
    const { chat, server } = aChat();

    server.answers['messages:sync'] = () => refused('INTERNAL');
    chat.start();
    await wait(2);
    expect(chat.isCutOff).toBe(true);

    store(server);
    await wait(60);
    expect(chat.isCutOff).toBe(false);
  });

  it('ends with the widget: no timer outlives it', async () => {
    const { chat, server } = aChat();

    server.answers['messages:sync'] = () => refused('INTERNAL');
    chat.send('one');
    chat.typingIndicator.write(true);
    await wait(0.1);
    server.listener?.['typing:changed']({ conversation: 'one', by: 'operator', typing: true });
    server.listener?.refused({ code: 'TOKEN_INVALID' });
    server.listener?.disconnected();
    expect(jest.getTimerCount()).toBeGreaterThan(2);

    chat.destroy();
    expect(jest.getTimerCount()).toBe(0);

    server.listener?.disconnected();
    server.listener?.refused({});
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('what was not sent', () => {
  it('is sent by the next page, in order and under the same ids, even after the tab was closed', async () => {
    const before = aChat();

    before.chat.open();
    before.chat.send('one');
    before.chat.send('two');
    before.chat.minimize();
    await wait(1);
    before.chat.destroy();
    sessionStorage.clear();

    // The loader fetches the panel for it.
    expect(JSON.parse(localStorage.getItem(channelKey('shop')) ?? '{}').ongoing).not.toBeNull();

    const { chat, server } = aChat();
    const bodies = store(server);

    chat.resume();
    await wait(1);

    expect(bodies).toEqual(['one', 'two']);
    expect(server.of('message:send')).toMatchObject([{ clientId: 'id-1' }, { clientId: 'id-2' }]);
    expect(unsent()).toEqual([]);
  });

  it('is asked about when it was left a day ago', async () => {
    const before = aChat();

    before.chat.send('one');
    await wait(1);
    before.chat.destroy();
    await wait(25 * 60 * 60);

    const { chat, server } = aChat();

    store(server);
    chat.resume();
    await wait(60);
    expect(states(chat)).toEqual(['one: failed']);
    expect(server.of('message:send')).toEqual([]);
  });

  it('is not overwritten by another tab', async () => {
    const one = aChat();
    const other = aChat({ newId: () => 'other' });

    one.chat.send('from one');
    other.chat.send('from the other');
    await wait(1);
    one.chat.destroy();
    other.chat.destroy();

    expect(states(aChat().chat).sort()).toEqual(['from one: sending', 'from the other: sending']);
  });

  it('is sent by a tab that is still there when its own is closed, and by it alone when not', async () => {
    const one = aChat();
    const other = aChat();
    const bodies = store(other.server);
    const tell = (key: string): void =>
      other.chat.stored(new StorageEvent('storage', { key, newValue: localStorage.getItem(key) }));

    one.chat.send('wait for me');
    await wait(1);
    tell('livechat:shop:unsent:id-1');
    await wait(1);
    expect(bodies).toEqual([]);

    one.chat.chatStorage.leave(one.chat.state);
    tell('livechat:shop:unsent:id-1');
    await wait(1);
    expect(bodies).toEqual(['wait for me']);
    expect(unsent()).toEqual([]);
  });

  it('is not sent by one tab when it was taken back in another', async () => {
    const { chat } = aChat();

    chat.send('one');
    await wait(1);
    chat.stored(new StorageEvent('storage', { key: 'livechat:shop:unsent:id-1', newValue: null }));

    expect(states(chat)).toEqual([]);
  });

  it('lasts as long as the page where storage is blocked, and is sent', async () => {
    const blocked = createSafeStorage(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { chat, server } = aChat({ safeStorage: blocked, drafts: blocked });

    chat.send('one');
    await wait(1);
    expect(states(aChat({ safeStorage: blocked, drafts: blocked }).chat)).toEqual(['one: sending']);

    const bodies = store(server);

    await wait(60);
    expect(bodies).toEqual(['one']);
    expect(states(aChat({ safeStorage: blocked, drafts: blocked }).chat)).toEqual([]);
  });
});

describe('a storage', () => {
  it('that was full for a while is believed again', () => {
    let isFull = true;
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (isFull) {
          throw new DOMException('full', 'QuotaExceededError');
        }

        held.set(key, text);
      },
      removeItem: (key: string) => held.delete(key),
    } as unknown as Storage;
    const safeStorage = createSafeStorage(() => storage);

    safeStorage.set('a', 1);
    expect(safeStorage.get('a')).toBe(1);
    isFull = false;
    safeStorage.set('a', 2);
    held.set('a', '3');
    expect(safeStorage.get('a')).toBe(3);
  });

  it('keeps lists as lists where the page gave them a toJSON', () => {
    const spoiled = Array.prototype as unknown as { toJSON?: () => string };

    spoiled.toJSON = () => 'spoiled';

    try {
      const safeStorage = createSafeStorage(() => localStorage);

      safeStorage.set('a', { list: [1, [2]] });
      expect(localStorage.getItem('a')).toBe('{"list":[1,[2]]}');
    } finally {
      delete spoiled.toJSON;
    }
  });
});
