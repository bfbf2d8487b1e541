import { aChannel, newClientId, operatorAvailable, textOf, visitorThere } from '../support/people';
import { closeSockets, hears, told } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';
import { threadOf } from '../support/threads';

/** Whether what happens is told to nobody. */
const mockNode = { isMute: false };

jest.mock('../../server/src/plugin/events', () => {
  const events = jest.requireActual('../../server/src/plugin/events');

  return {
    ...events,
    emitEvent: async (...news: unknown[]) => mockNode.isMute || events.emitEvent(...news),
    emitEventInBackground: (...news: unknown[]) =>
      mockNode.isMute || events.emitEventInBackground(...news),
  };
});

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

describe('messages:sync', () => {
  it('finds nothing before the first message, and stores nothing by looking', async () => {
    const visitor = await visitorThere(app);

    expect(await told(visitor.socket, 'messages:sync', { conversation: null, after: 0 })).toEqual({
      conversation: null,
      messages: [],
      more: false,
      rating: null,
      preview: expect.any(Object),
    });
    expect(await app.strapi.db.query('plugin::livechat.visitor').count()).toBe(0);
  });

  it('brings what came after a version, in order', async () => {
    const visitor = await visitorThere(app);
    const { conversation } = await visitor.say('one');

    await visitor.say('two');
    await visitor.say('three');

    const { messages } = await told(visitor.socket, 'messages:sync', { conversation, after: 1 });

    expect(messages.map(textOf)).toEqual(['two', 'three']);
  });

  // Run with another TZ, this tells whether what is written in bulk is written as Strapi reads it.
  it('brings a message with the moment it was acknowledged with, which is also the one Strapi reads', async () => {
    const visitor = await visitorThere(app);
    const { conversation, sentAt } = await visitor.say('now');
    const { messages } = await told(visitor.socket, 'messages:sync', { conversation, after: 0 });
    const row = await app.strapi.db
      .query('plugin::livechat.message')
      .findOne({ where: { thread: await threadOf(app, conversation) } });

    expect(messages[0]?.sentAt).toBe(sentAt);
    expect(new Date(row.sentAt).toISOString()).toBe(sentAt);
  });

  it('brings the conversation back after a reload of the page', async () => {
    const before = await visitorThere(app);
    const { conversation } = await before.say('still there?');

    before.socket.disconnect();

    const after = await visitorThere(app, { token: before.token });
    const sync = await told(after.socket, 'messages:sync', { conversation: null, after: 0 });

    expect(sync.conversation).toMatchObject({ id: conversation, state: 'open' });
    expect(sync.messages.map(textOf)).toEqual(['still there?']);
  });

  it('keeps several tabs of a visitor in step', async () => {
    const one = await visitorThere(app);
    const two = await visitorThere(app, { token: one.token });
    const told2 = hears(two.socket, 'conversation:changed');
    const { conversation } = await one.say('first');

    expect(await told2).toMatchObject({ id: conversation });

    const heard = hears(two.socket, 'message:new');

    await one.say('second');
    expect(textOf(await heard)).toBe('second');
  });

  it('answers the tab that wrote with the message, and does not tell it as well', async () => {
    const { id: channel, slug } = await aChannel(app);
    const operator = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const news: string[] = [];

    visitor.socket.on('message:new', (message) => news.push(textOf(message)));

    const { conversation } = await visitor.say('mine');
    const answer = await visitor.say('see https://example.com');
    const heard = hears(visitor.socket, 'message:new', ({ author }) => author === 'operator');

    await told(operator.socket, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'theirs',
    });
    await heard;

    expect(news).toEqual(['theirs']);
    expect(answer).toMatchObject({
      conversation,
      seq: 2,
      author: 'visitor',
      segments: [{ text: 'see ' }, { text: 'https://example.com', href: 'https://example.com' }],
    });
    operator.socket.disconnect();
  });

  it('makes good what a node stored and did not live to tell', async () => {
    const { id: channel, slug } = await aChannel(app);
    const operator = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const opened = hears(operator.socket, 'conversation:opened');
    const { conversation } = await unheard(() => visitor.say('one'));

    await told(visitor.socket, 'messages:sync', { conversation, after: 0 });
    expect(await opened).toMatchObject({ id: conversation, version: 1 });

    const changed = hears(operator.socket, 'conversation:changed');

    await unheard(() => visitor.say('two'));
    await told(visitor.socket, 'messages:sync', { conversation, after: 1 });
    expect(await changed).toMatchObject({ id: conversation, version: 2 });

    const more = hears(operator.socket, 'message:new');

    await visitor.say('three');
    expect(textOf(await more)).toBe('three');
    operator.socket.disconnect();
  });

  it('is refused to an operator who has no part in it', async () => {
    const { id: channel, slug } = await aChannel(app);
    const mine = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation } = await visitor.say('hello');
    const other = await operatorAvailable(app);

    await expect(told(other.socket, 'messages:sync', { conversation, after: 0 })).rejects.toThrow(
      'CONVERSATION_UNKNOWN'
    );
    mine.socket.disconnect();
    other.socket.disconnect();
  });
});

/** Does something while nobody is told anything, as if the node died right after. */
async function unheard<T>(work: () => Promise<T>): Promise<T> {
  mockNode.isMute = true;

  try {
    return await work();
  } finally {
    mockNode.isMute = false;
  }
}

describe('messages:read and typing:set', () => {
  it('tell the other side', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation, seq } = await visitor.say('hello');

    await told(socket, 'messages:sync', { conversation, after: 0 });

    const seen = hears(visitor.socket, 'messages:read', ({ by }) => by === 'operator');
    const typing = hears(visitor.socket, 'typing:changed');

    socket.emit('messages:read', { conversation, seq });
    socket.emit('typing:set', { conversation, typing: true });

    expect(await seen).toEqual({ conversation, by: 'operator', seq });
    expect(await typing).toEqual({ conversation, by: 'operator', typing: true });

    const back = hears(socket, 'typing:changed');

    visitor.socket.emit('typing:set', { conversation, typing: true });
    expect(await back).toMatchObject({ by: 'visitor' });
    socket.disconnect();
  });
});

describe('an unassigned conversation', () => {
  it('goes to the first operator who answers, and leaves the others', async () => {
    const { id: channel, slug } = await aChannel(app, { name: 'Lonely shop' });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation } = await visitor.say('anybody?');
    const one = await operatorAvailable(app, { channel });
    const two = await operatorAvailable(app, { channel });

    const offered = await told(one.socket, 'conversations:list', {});

    expect(offered.map(({ id, operator }) => [id, operator])).toContainEqual([conversation, null]);
    await told(two.socket, 'conversations:list', {});

    const lost = hears(two.socket, 'conversation:changed', ({ id }) => id === conversation);
    const met = hears(visitor.socket, 'conversation:changed', ({ operator }) => operator !== null);

    await told(one.socket, 'message:send', { conversation, clientId: newClientId(), body: 'me' });

    expect((await lost).operator).not.toBeNull();
    expect((await met).operator).not.toBeNull();
    await expect(
      told(two.socket, 'message:send', { conversation, clientId: newClientId(), body: 'me too' })
    ).rejects.toThrow('CONVERSATION_UNKNOWN');
    one.socket.disconnect();
    two.socket.disconnect();
  });
});

describe('pages of messages', () => {
  it('are as long as was asked, and say whether there is more', async () => {
    const visitor = await visitorThere(app);
    const { conversation } = await visitor.say('one');
    const page = (after: number, limit: number) =>
      told(visitor.socket, 'messages:sync', { conversation, after, limit });

    await visitor.say('two');
    await visitor.say('three');

    const first = await page(0, 2);
    const after = first.messages.at(-1)?.version ?? 0;

    expect([first.messages.length, first.more]).toEqual([2, true]);
    expect(await page(after, 2)).toMatchObject({ messages: [{ author: 'visitor' }], more: false });
    await expect(page(0, 201)).rejects.toThrow('INPUT_INVALID');
    await expect(page(0, 0)).rejects.toThrow('INPUT_INVALID');
  });
});
