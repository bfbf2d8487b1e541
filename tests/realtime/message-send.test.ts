import { MESSAGE_MAX } from '../../shared/conversations';
import { NASTY_TEXTS } from '../support/nasty';
import { aChannel, newClientId, operatorAvailable, textOf, visitorThere } from '../support/people';
import { ask, closeSockets, hears, told } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: { limits: { messagesPerTenSeconds: 60 } } });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

describe('message:send', () => {
  it('opens a conversation at the operator with the first message', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel, firstname: 'Ada' });
    const visitor = await visitorThere(app, { channel: slug });
    const opened = hears(socket, 'conversation:opened');
    const sent = await visitor.say('Hello there');

    expect(sent).toMatchObject({ seq: 1, version: 1 });
    expect(await opened).toMatchObject({
      id: sent.conversation,
      state: 'open',
      operatorName: 'Ada',
      unread: 1,
      waiting: true,
      lastMessage: 'Hello there',
    });

    const { messages } = await told(socket, 'messages:sync', {
      conversation: sent.conversation,
      after: 0,
    });

    expect(messages.map(textOf)).toEqual(['Hello there']);
    expect(messages[0]).toMatchObject({
      author: 'visitor',
      name: expect.stringMatching(/^Visitor #/),
    });
    socket.disconnect();
  });

  it('carries both sides to each other, in order', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel, firstname: 'Grace' });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation } = await visitor.say('one');

    await told(socket, 'messages:sync', { conversation, after: 0 });

    const atVisitor = hears(visitor.socket, 'message:new', ({ author }) => author === 'operator');
    const atOperator = hears(socket, 'message:new', (message) => textOf(message) === 'three');

    await told(socket, 'message:send', { conversation, clientId: newClientId(), body: 'two' });
    await visitor.say('three');

    expect(await atVisitor).toMatchObject({ seq: 2, name: 'Grace' });
    expect(await atOperator).toMatchObject({ seq: 3, author: 'visitor' });
    socket.disconnect();
  });

  it('answers a repeated client id with the stored message, once and for all', async () => {
    const visitor = await visitorThere(app);
    const clientId = newClientId();
    const first = await visitor.say('only once', clientId);
    const again = await ask(visitor.socket, 'message:send', {
      conversation: null,
      clientId,
      body: 'only once',
    });

    expect(again).toEqual({ ok: true, value: first });

    const sync = await told(visitor.socket, 'messages:sync', { conversation: null, after: 0 });

    expect(sync.messages).toHaveLength(1);
  });

  it('stores as many emoji as letters, and shows them as they were sent', async () => {
    const visitor = await visitorThere(app);
    const body = '😀'.repeat(MESSAGE_MAX);
    const { conversation } = await visitor.say(body);
    const sync = await told(visitor.socket, 'messages:sync', { conversation, after: 0 });

    expect(sync.messages.map(textOf)).toEqual([body]);
  });

  it('gives one conversation to fifty simultaneous starts of one visitor', async () => {
    const visitor = await visitorThere(app);
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, index) => visitor.say(`start ${index}`))
    );

    expect(new Set(sent.map(({ conversation }) => conversation)).size).toBe(1);
    expect(sent.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(
      sent.map((_, index) => index + 1)
    );
  });

  it.each([
    ['an empty message', '   ', 'MESSAGE_EMPTY'],
    ['a message of 100 KB', 'x'.repeat(100_000), 'MESSAGE_TOO_LONG'],
  ])('refuses %s', async (_what, body, code) => {
    const visitor = await visitorThere(app);
    const reply = await ask(visitor.socket, 'message:send', {
      conversation: null,
      clientId: newClientId(),
      body,
    });

    expect(reply).toMatchObject({ ok: false, error: { code, path: 'body' } });
  });

  it('names the field of a payload that is not valid', async () => {
    const visitor = await visitorThere(app);
    const reply = await ask(visitor.socket, 'message:send', {
      conversation: null,
      clientId: 'no spaces allowed',
      body: 'hello',
    });

    expect(reply).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', path: 'clientId' } });
  });

  it('takes nothing after the end', async () => {
    const visitor = await visitorThere(app);
    const { conversation } = await visitor.say('hello');

    await told(visitor.socket, 'conversation:end', { conversation });

    const reply = await ask(visitor.socket, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'one more thing',
    });

    expect(reply).toMatchObject({ ok: false, error: { code: 'CONVERSATION_ENDED' } });
  });

  it('does not know the conversation of somebody else', async () => {
    const owner = await visitorThere(app);
    const { conversation } = await owner.say('mine');
    const stranger = await visitorThere(app);
    const reply = await ask(stranger.socket, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'mine too',
    });

    expect(reply).toMatchObject({ ok: false, error: { code: 'CONVERSATION_UNKNOWN' } });
  });

  it('refuses more than its share and serves everybody else', async () => {
    const flooder = await visitorThere(app);
    const { conversation } = await flooder.say('first');
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        ask(flooder.socket, 'message:send', {
          conversation,
          clientId: newClientId(),
          body: `flood ${index}`,
        })
      )
    );
    const refused = replies.filter((reply) => !reply.ok);

    expect(refused).toHaveLength(200 - 59);
    expect(refused[0]).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });

    const other = await visitorThere(app);

    expect(await other.say('still here')).toMatchObject({ seq: 1 });
  });

  it.each(NASTY_TEXTS)('gives back exactly what was written (nasty text %#)', async (nasty) => {
    const visitor = await visitorThere(app);

    await visitor.say(nasty);

    const { messages } = await told(visitor.socket, 'messages:sync', {
      conversation: null,
      after: 0,
    });

    expect(messages.map(textOf)).toEqual([nasty.replaceAll('\r\n', '\n')]);
  });
});
