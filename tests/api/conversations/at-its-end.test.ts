import { service } from '../../../server/src/plugin/service';
import type { Message } from '../../../shared/conversations';
import { adminApi } from '../../support/admin-api';
import {
  aChannel,
  newClientId,
  openDoors,
  operatorAvailable,
  textOf,
  visitorThere,
  visitorToken,
} from '../../support/people';
import { ASKS_ALWAYS } from '../../support/ratings';
import { ask, hears, told, waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';
import { rewriteThread } from '../../support/threads';

let app: App;

const MOST = 10;
const HOUR = 3_600;

beforeAll(async () => {
  app = await bootStrapi({
    config: {
      conversations: { silentHours: 24 },
      limits: { messagesPerConversation: MOST, messagesPerTenSeconds: 1_000 },
    },
  });
});

afterAll(() => app.close());

/** A visitor in a channel of their own, whose doors are open. */
async function aTalk() {
  const channel = await aChannel(app, { ask: ASKS_ALWAYS });
  const token = await visitorToken(app);

  await openDoors(app, channel.slug);

  const say = async (conversation: string | null, body = 'hello', clientId = newClientId()) => {
    const { body: answer } = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(token, { type: 'bearer' })
      .send({ channel: channel.slug, conversation, clientId, body })
      .expect(200);

    return answer.data as Message;
  };
  const current = async () =>
    (
      await app.request
        .get('/api/livechat/conversations/current')
        .query({ channel: channel.slug })
        .auth(token, { type: 'bearer' })
    ).body.data;

  return { channel, token, say, current };
}

const conversations = () => app.strapi.db.query('plugin::livechat.conversation');

/** Nobody has said anything in a conversation for so long. */
async function silence(conversation: string, seconds: number) {
  const past = new Date(Date.now() - seconds * 1_000);

  await conversations().update({
    where: { documentId: conversation },
    data: { startedAt: past },
  });
  await rewriteThread(app, conversation, { lastMessageAt: past });

  return past;
}

const read = async (conversation: string) =>
  (
    await adminApi(app, await app.superAdmin())
      .get(`/conversations/${conversation}`)
      .expect(200)
  ).body.data;

const kindsOf = (messages: Message[]) => messages.map(({ kind }) => kind);

describe('a conversation nobody says anything in', () => {
  it('ends by itself after the hours of the setting, with no question for a rating', async () => {
    const { say, current } = await aTalk();
    const { conversation } = await say(null);
    const young = await (await aTalk()).say(null);
    const past = await silence(conversation, 24 * HOUR);

    await silence(young.conversation, 24 * HOUR - 60);
    await service(app.strapi, 'conversations').endSilent();

    const { messages, conversation: it } = await read(conversation);

    expect(it).toMatchObject({ state: 'ended' });
    expect(kindsOf(messages)).toEqual(['text', 'silent']);
    expect((await read(young.conversation)).conversation.state).toBe('open');
    expect(await conversations().findOne({ where: { documentId: conversation } })).toMatchObject({
      askRating: false,
      endedBy: 'system',
      // Its length counts to the last word.
      endedAt: past.toISOString(),
    });
    expect(await current()).toMatchObject({ conversation: null, messages: [] });
  });

  it('takes no rating, and asks in the next one as if it had never asked', async () => {
    const { token, say } = await aTalk();
    const { conversation } = await say(null);
    const rate = (id: string) =>
      app.request
        .post('/api/livechat/ratings')
        .auth(token, { type: 'bearer' })
        .send({ conversation: id, value: 1 });

    await silence(conversation, 25 * HOUR);
    await service(app.strapi, 'conversations').endSilent();
    expect((await rate(conversation)).status).toBe(400);

    const next = await say(conversation);
    const end = await app.request
      .post(`/api/livechat/conversations/${next.conversation}/end`)
      .auth(token, { type: 'bearer' });

    expect(end.body.data).toMatchObject({ askRating: true, continues: false });
    expect((await rate(next.conversation)).status).toBe(200);
  });

  it.each([
    ['in the old one, before it was ended', false, true],
    ['in the old one, after it was ended', true, true],
    ['in none', false, false],
  ])(
    'goes on in another that leads back to it when the visitor writes %s',
    async (_, ends, old) => {
      const { say, current } = await aTalk();
      const { conversation: before } = await say(null, 'yesterday');

      await silence(before, 25 * HOUR);
      await (ends && service(app.strapi, 'conversations').endSilent());

      const clientId = newClientId();
      const message = await say(old ? before : null, 'today', clientId);
      const again = await say(old ? before : null, 'today', clientId);

      expect(message.conversation).not.toBe(before);
      expect(again).toEqual(message);
      expect((await read(message.conversation)).conversation.previous).toBe(before);
      expect(kindsOf((await read(before)).messages)).toEqual(['text', 'silent']);
      expect(await current()).toMatchObject({
        conversation: { id: message.conversation, state: 'open', continues: false },
      });
      expect((await say(before, 'and more')).conversation).toBe(message.conversation);
    }
  );

  it('finds somebody anew, and nobody reads it but whoever goes on with it', async () => {
    const { channel, say } = await aTalk();
    const join = () => operatorAvailable(app, { channel: channel.id });
    const ada = await join();
    const { conversation: before } = await say(null);

    await told(ada.socket, 'channel:leave', { channel: channel.id });

    const bea = await join();
    const cyn = await app.adminUser({ permissions: ['conversations.answer'] });

    await silence(before, 25 * HOUR);

    const opened = hears(bea.socket, 'conversation:opened');
    const { conversation } = await say(before, 'next day');

    expect(await opened).toMatchObject({ id: conversation, previous: before });
    await adminApi(app, bea.admin).get(`/conversations/${before}`).expect(200);
    await adminApi(app, cyn).get(`/conversations/${before}`).expect(404);
    expect(
      await ask(bea.socket, 'message:send', {
        conversation: before,
        clientId: newClientId(),
        body: 'too late',
      })
    ).toMatchObject({ ok: false });
  });

  it('is told to a window that is still open, which may go on in it', async () => {
    const { channel, token } = await aTalk();
    const { socket, say } = await visitorThere(app, { token, channel: channel.slug });
    const { conversation } = await say('before');
    const changed = hears(socket, 'conversation:changed', ({ state }) => state === 'ended');

    await silence(conversation, 25 * HOUR);
    await service(app.strapi, 'conversations').endSilent();

    expect(await changed).toMatchObject({ id: conversation, continues: true, askRating: false });
    expect((await say('after')).conversation).not.toBe(conversation);
  });

  it('begins none while nobody is there, and stays as it is', async () => {
    const channel = await aChannel(app);
    const ada = await operatorAvailable(app, { channel: channel.id });
    const visitor = await visitorToken(app);
    const say = (conversation: string | null) =>
      app.request
        .post('/api/livechat/conversations/messages')
        .auth(visitor, { type: 'bearer' })
        .send({ channel: channel.slug, conversation, clientId: newClientId(), body: 'hello' });
    const { conversation } = (await say(null)).body.data;

    await told(ada.socket, 'channel:leave', { channel: channel.id });
    await silence(conversation, 25 * HOUR);

    expect((await say(conversation)).body.error.details.code).toBe('NOBODY_AVAILABLE');
    expect((await read(conversation)).conversation.state).toBe('open');
  });
});

describe('a conversation that has all the messages it may have', () => {
  it('tells both sides, takes the operator’s words, and goes on in another that leads back', async () => {
    const { channel, say } = await aTalk();
    const ada = await operatorAvailable(app, { channel: channel.id });
    const { conversation } = await say(null);

    for (let count = 1; count < MOST; count += 1) {
      expect((await say(conversation)).conversation).toBe(conversation);
    }

    await waitFor(
      () => read(conversation),
      ({ messages }) => kindsOf(messages).at(-1) === 'full'
    );
    await told(ada.socket, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'one more word',
    });

    const next = await say(conversation, 'beyond');
    const { messages } = await read(conversation);

    expect(next.conversation).not.toBe(conversation);
    expect((await read(next.conversation)).conversation).toMatchObject({ previous: conversation });
    expect(messages.slice(-3).map(({ kind }: Message) => kind)).toEqual(['full', 'text', 'ended']);
    expect(messages.map(textOf).filter((text: string) => text === 'hello')).toHaveLength(MOST);
    expect((await say(conversation)).conversation).toBe(next.conversation);
  });
});

it('says in the log what kept a silent conversation from ending, unless somebody was faster', async () => {
  const { say } = await aTalk();
  const { conversation } = await say(null);
  const { drained, endSilent } = service(app.strapi, 'conversations');

  await silence(conversation, 25 * HOUR);
  await drained();

  const away = new Error('The database is away');
  const log = jest.spyOn(app.strapi.log, 'error').mockImplementation(() => app.strapi.log);
  const database = jest.spyOn(app.strapi.db, 'transaction').mockRejectedValue(away);

  await endSilent();
  database.mockRestore();
  expect(JSON.stringify(log.mock.calls)).toContain('ending a silent conversation failed');
  log.mockClear();
  await Promise.all([endSilent(), endSilent()]);
  expect(log).not.toHaveBeenCalled();
  log.mockRestore();
});
