/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */
import { channelKey } from '../../client/src/chat-record';
import { conversation, message, ok, refused } from '../unit/widget/makers';
import { settled } from './browser';
import { aChat, store } from './parts';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const shop = () => JSON.parse(localStorage.getItem(channelKey('shop')) ?? '{}');

describe('a chat', () => {
  it('tells the page around it of no rating where there is nothing to rate', () => {
    const { chat, emitted } = aChat();

    chat.rate(5);

    expect(emitted).toEqual([]);
  });

  it('asks nothing before it is started', async () => {
    const { chat, server } = aChat();

    chat.open();
    await settled();

    expect(server.isOpen).toBe(false);
    expect(server.asked).toEqual([]);
  });

  it('says who it speaks for, where, and in which language', async () => {
    const { server } = aChat();

    await expect(server.handshake?.()).resolves.toEqual({
      token: 'token',
      channel: 'shop',
      page: '/',
      locale: 'en-GB',
      referrer: '',
    });
  });

  it('resyncs before it sends, and sends one after another', async () => {
    const { chat, server } = aChat();
    const bodies = store(server);

    chat.send('one');
    chat.send('two');
    chat.send('three');
    await settled();

    expect(server.asked[0]?.[0]).toBe('messages:sync');
    expect(bodies).toEqual(['one', 'two', 'three']);
    expect(server.of('message:send')).toMatchObject([
      { conversation: null, clientId: 'id-1' },
      { conversation: 'one', clientId: 'id-2' },
      { conversation: 'one', clientId: 'id-3' },
    ]);
  });

  it.each([
    ['heard that the old one ended by itself', true],
    ['did not hear of it yet', false],
  ])('goes on in the conversation that the server begins, though it %s', async (_, hasHeard) => {
    const { chat, server } = aChat();

    store(server);
    chat.send('yesterday');
    await settled();

    if (hasHeard) {
      server.listener?.['conversation:changed'](
        conversation({ state: 'ended', version: 1, continues: true })
      );
      await settled();
    }

    const stored = message(1, {
      conversation: 'two',
      clientId: 'id-2',
      segments: [{ text: 'today' }],
    });

    server.answers['message:send'] = () => ok(stored);
    server.answers['messages:sync'] = () =>
      ok({
        conversation: conversation({ id: 'two', version: 1 }),
        messages: [stored],
        more: false,
        rating: null,
        preview: null,
      });
    chat.send('today');
    await settled();

    expect(chat.state.conversation).toMatchObject({ id: 'two', state: 'open' });
    expect(chat.state.thread).toMatchObject({ messages: [{ clientId: 'id-2' }], outgoing: [] });
  });

  it('marks a message the server will not have, and sends the next', async () => {
    const { chat, server } = aChat();
    const bodies = store(server);
    const stored = server.answers['message:send'];

    server.answers['message:send'] = (payload) =>
      (payload as { body: string }).body === 'bad'
        ? refused('MESSAGE_TOO_LONG')
        : stored?.(payload);
    chat.send('bad');
    chat.send('good');
    await settled();

    expect(bodies).toEqual(['good']);
    expect(chat.state.thread.outgoing).toMatchObject([{ body: 'bad', state: 'failed' }]);
    expect(chat.state.thread.messages).toMatchObject([{ segments: [{ text: 'good' }] }]);
  });

  it('renews a token that ran out, and sends again', async () => {
    const { chat, server, session } = aChat();
    const bodies = store(server);
    const stored = server.answers['message:send'];
    let isFirst = true;

    server.answers['message:send'] = (payload) => {
      const reply = isFirst ? refused('TOKEN_EXPIRED') : stored?.(payload);

      isFirst = false;

      return reply;
    };
    chat.send('one');
    await settled();
    await new Promise((resolve) => setTimeout(resolve, 2_100));

    expect(session.expired).toBe(1);
    expect(bodies).toEqual(['one']);
  });

  it('forgets a conversation the server no longer knows', async () => {
    const { chat, server } = aChat();

    store(server);
    chat.send('one');
    await settled();
    server.answers['messages:sync'] = (payload: { conversation: string | null }) =>
      payload.conversation
        ? refused('CONVERSATION_UNKNOWN')
        : ok({ conversation: null, messages: [], more: false, rating: null });
    server.listener?.connected();
    await settled();

    expect(chat.state.conversation).toBeNull();
    expect(chat.state.doubt).toBe('none');
  });
});

describe('a server that hangs up', () => {
  const hangUp = (server: ReturnType<typeof aChat>['server']): void => {
    server.isOpen = false;
    server.listener?.disconnected();
    server.listener?.hungUp();
  };

  it('is called again by whoever has a conversation', async () => {
    const { chat, server } = aChat();

    store(server);
    chat.send('one');
    await settled();
    hangUp(server);
    await new Promise((resolve) => setTimeout(resolve, 3_100));

    expect(server.isOpen).toBe(true);
  });

  it('is left alone by who never wrote, until they do something', async () => {
    const { chat, server } = aChat();

    chat.open();
    chat.start();
    await settled();
    hangUp(server);
    await new Promise((resolve) => setTimeout(resolve, 3_100));
    expect(server.isOpen).toBe(false);
    expect(chat.isCutOff).toBe(false);

    chat.start();
    expect(server.isOpen).toBe(true);
  });
});

describe('leaving', () => {
  it('only folds while nothing was written', () => {
    const { chat, emitted } = aChat();

    chat.open();
    chat.leave();

    expect(chat.state.open).toBe(false);
    expect(emitted).toEqual(['open', 'close']);
  });

  it('ends the conversation, and stays for the rating', async () => {
    const { chat, server } = aChat();

    store(server);
    server.answers['conversation:end'] = () =>
      ok(conversation({ state: 'ended', version: 2, askRating: true }));
    chat.open();
    chat.send('one');
    await settled();
    chat.leave();
    await settled();

    expect(server.of('conversation:end')).toEqual([{ conversation: 'one' }]);
    expect(chat.state.open).toBe(true);
    expect(chat.state.conversation?.state).toBe('ended');
  });

  it('stays to say goodbye when nothing is asked, and is put away by closing', async () => {
    const { chat, server } = aChat();

    store(server);
    server.answers['conversation:end'] = () => ok(conversation({ state: 'ended', version: 2 }));
    chat.open();
    chat.send('one');
    await settled();
    chat.leave();
    await settled();

    expect(chat.state.open).toBe(true);
    expect(chat.state.conversation?.state).toBe('ended');

    chat.leave();

    expect(chat.state.open).toBe(false);
    expect(chat.state.conversation).toBeNull();
    expect(shop()).toMatchObject({ finished: 'one', open: false, ongoing: null });
  });

  it('waits for a connection, and ends after what was written is sent', async () => {
    const { chat, server } = aChat();
    const bodies = store(server);

    server.answers['conversation:end'] = () => ok(conversation({ state: 'ended', version: 3 }));
    chat.open();
    chat.send('one');
    await settled();
    server.isOpen = false;
    server.listener?.disconnected();
    chat.send('two');
    chat.leave();
    chat.leave();

    expect(chat.state.open).toBe(false);

    server.isOpen = true;
    server.listener?.connected();
    await settled();

    expect(bodies).toEqual(['one', 'two']);
    expect(
      server.asked.map(([event]) => event).filter((event) => event !== 'messages:sync')
    ).toEqual(['message:send', 'message:send', 'conversation:end']);
  });
});

describe('what came too late', () => {
  it('is what the next conversation begins with', async () => {
    const { chat, server } = aChat();

    store(server);
    chat.send('one');
    await settled();
    server.answers['message:send'] = () => refused('CONVERSATION_ENDED');
    chat.send('wait, one more thing');
    await settled();
    server.listener?.['conversation:changed'](conversation({ state: 'ended', version: 1 }));
    chat.renew();

    expect(chat.chatStorage.draft.text).toBe('wait, one more thing');
    expect(chat.state.thread.outgoing).toEqual([]);
  });
});

describe('rating', () => {
  async function ended() {
    const all = aChat();

    store(all.server);
    all.chat.open();
    all.chat.send('one');
    await settled();
    all.server.listener?.['conversation:changed'](
      conversation({ state: 'ended', version: 1, askRating: true })
    );

    return all;
  }

  it('is recorded at the click, and the comment changes the same rating', async () => {
    const { chat, server } = await ended();

    server.answers['rating:give'] = ({ value, comment }: { value: 1; comment?: string }) =>
      ok({ value, comment: comment ?? null, changeableUntil: '' });
    chat.rate(1);
    await settled();
    chat.rate(1, 'slow');
    await settled();

    expect(server.of('rating:give')).toEqual([
      { conversation: 'one', value: 1 },
      { conversation: 'one', value: 1, comment: 'slow' },
    ]);
    expect(chat.state.face).toEqual({ value: 1, comment: 'slow', state: 'kept' });
  });

  it('says so when it is refused', async () => {
    const { chat, server } = await ended();

    server.answers['rating:give'] = () => refused('RATING_CLOSED');
    chat.rate(5);
    await settled();

    expect(chat.state.face?.state).toBe('trouble');
    expect(server.of('rating:give')).toHaveLength(1);
  });

  it('waits for the connection', async () => {
    const { chat, server } = await ended();

    server.answers['rating:give'] = () => ok({ value: 5, comment: null, changeableUntil: '' });
    server.isOpen = false;
    server.listener?.disconnected();
    chat.rate(5);
    await settled();

    expect(server.of('rating:give')).toEqual([]);

    server.isOpen = true;
    server.listener?.connected();
    await settled();

    expect(chat.state.face?.state).toBe('kept');
  });
});

describe('what a browser keeps', () => {
  it('is nothing before the window was opened', () => {
    aChat();

    expect(localStorage).toHaveLength(0);
    expect(sessionStorage).toHaveLength(0);
  });

  it('lets a running conversation go on, and a newcomer alone', async () => {
    const first = aChat();

    store(first.server);
    first.chat.open();
    first.chat.send('one');
    await settled();

    const second = aChat();

    second.chat.resume();
    expect(second.server.isOpen).toBe(true);

    localStorage.clear();
    sessionStorage.clear();

    const third = aChat();

    third.chat.open(true);
    third.chat.resume();
    expect(third.server.isOpen).toBe(false);
  });

  it('tells what is unread while the window is folded, and that it was read when opened', async () => {
    const { chat, server, emitted } = aChat();

    store(server);
    chat.open();
    chat.send('one');
    await settled();
    chat.minimize();
    server.listener?.['message:new'](message(2));
    await settled();

    expect(emitted).toContain('unread');
    expect(server.told).toEqual([]);

    chat.open();

    expect(server.told).toEqual([['messages:read', { conversation: 'one', seq: 2 }]]);
    expect(shop().readUpTo).toEqual({ conversation: 'one', seq: 2 });
  });

  it('is put away in every tab', async () => {
    const { chat, server } = aChat();

    store(server);
    chat.open();
    chat.send('one');
    await settled();
    localStorage.setItem(channelKey('shop'), JSON.stringify({ finished: 'one', open: false }));
    chat.restore();

    expect(chat.state.conversation).toBeNull();
    expect(chat.state.open).toBe(false);
  });
});
