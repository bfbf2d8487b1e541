import { EMPTY_CHAT } from '../../client/src/chat-state';
import { isStale, next, queryOf } from '../../client/src/state';
import type { Message } from '../../shared';
import { adminApi } from '../support/admin-api';
import { type Mailbox, openMailbox } from '../support/mailbox';
import {
  aChannel,
  newClientId,
  OPERATOR,
  type OperatorAtWork,
  operatorAvailable,
  textOf,
  type VisitorThere,
  visitorThere,
} from '../support/people';
import { ASKS_ALWAYS, UNHURRIED } from '../support/ratings';
import { openReceiver, type Receiver } from '../support/receiver';
import { routesOf } from '../support/routes';
import {
  ask,
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  told,
  type VisitorClient,
  visitorClient,
  waitFor,
} from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;
let mailbox: Mailbox;
let receiver: Receiver;

beforeAll(async () => {
  [mailbox, receiver] = [await openMailbox(), await openReceiver()];
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      outbox: {
        smtp: { host: '127.0.0.1', port: mailbox.port },
        from: 'Shop <shop@mail.example>',
      },
      webhooks: [{ url: receiver.url, secret: 'a secret of at least thirty-two characters' }],
    },
  });
});

afterAll(async () => {
  closeSockets();
  await app.close();
  await mailbox.close();
  receiver.close();
});

const NOTE = 'zebra 41: never send this one a voucher';

/** Writes a note in a conversation. */
const note = (
  { socket }: Pick<OperatorAtWork, 'socket'>,
  conversation: string,
  body = NOTE,
  clientId = newClientId()
): Promise<Message> =>
  told(socket, 'message:send', { conversation, clientId, body, audience: 'internal' });

/** Answers a visitor. */
const reply = ({ socket }: OperatorAtWork, conversation: string, body = 'It left yesterday.') =>
  told(socket, 'message:send', { conversation, clientId: newClientId(), body });

/** A visitor and the operator they talk to, in a channel of their own. */
async function talk({ isFree = false } = {}) {
  const channel = await aChannel(app, { ask: ASKS_ALWAYS });
  const join = () => operatorAvailable(app, { channel: channel.id, firstname: 'Ada' });
  const early = isFree ? [] : [await join()];
  const visitor = await visitorThere(app, { channel: channel.slug });
  const { conversation } = await visitor.say('Where is my parcel?');
  const [ada = await join()] = early;

  await told(ada.socket, 'messages:sync', { conversation, after: 0 });

  return { channel, visitor, ada, conversation };
}

/** All a socket hears from now on. */
function newsOf(socket: VisitorClient | OperatorClient): unknown[] {
  const news: unknown[] = [];

  (socket as VisitorClient).onAny((...heard: unknown[]) => news.push(heard));

  return news;
}

const end = ({ socket }: VisitorThere, conversation: string) =>
  told(socket, 'conversation:end', { conversation });

const sync = (socket: VisitorClient | OperatorClient, conversation: string, after = 0) =>
  told(socket as VisitorClient, 'messages:sync', { conversation, after });

const conversationRow = (conversation: string) =>
  app.strapi.db
    .query('plugin::livechat.conversation')
    .findOne({ where: { documentId: conversation }, populate: ['operator', 'thread'] });

describe('a note', () => {
  it('reaches the operators who read the conversation, with who wrote it, and no visitor', async () => {
    const { visitor, ada, conversation, channel } = await talk();
    const boss = await operatorAvailable(app, {
      permissions: [...OPERATOR, 'conversations.read-all'],
    });
    const tab = await visitorThere(app, { token: visitor.token, channel: channel.slug });

    await sync(boss.socket, conversation);
    await sync(tab.socket, conversation);

    const [here, there] = [newsOf(visitor.socket), newsOf(tab.socket)];
    const heard = hears(boss.socket, 'message:new');
    const stored = await note(ada, conversation);

    expect(stored).toMatchObject({
      ...{ author: 'operator', name: 'Ada', kind: 'text', audience: 'internal' },
      writer: expect.any(String),
    });
    expect(await heard).toEqual(stored);
    expect((await sync(boss.socket, conversation)).messages.at(-1)).toEqual(stored);
    expect(await note(boss, conversation, 'I agree')).toMatchObject({ audience: 'internal' });

    // What was sent before comes before the answer to this.
    await sync(visitor.socket, conversation);
    await sync(tab.socket, conversation);
    expect(here).toEqual([]);
    expect(there).toEqual([]);
  });

  it('is stored once, however often it is sent, and never becomes an answer', async () => {
    const { visitor, ada, conversation } = await talk();
    const clientId = newClientId();
    const stored = await note(ada, conversation, NOTE, clientId);
    const news = newsOf(visitor.socket);

    expect(await note(ada, conversation, NOTE, clientId)).toEqual(stored);
    expect(await told(ada.socket, 'message:send', { conversation, clientId, body: NOTE })).toEqual(
      stored
    );
    expect((await sync(ada.socket, conversation)).messages).toHaveLength(2);
    expect(JSON.stringify(await sync(visitor.socket, conversation))).not.toContain('zebra');
    expect(news).toEqual([]);
  });

  it('leaves no visitor behind: what they miss is not asked for again', async () => {
    const { visitor, ada, conversation } = await talk();

    await note(ada, conversation);
    await note(ada, conversation);
    await reply(ada, conversation);
    await note(ada, conversation);

    const asked = queryOf({ ...EMPTY_CHAT, doubt: 'elsewhere' });
    const answer = await sync(visitor.socket, conversation);
    let state = next(EMPTY_CHAT, { type: 'synced', asked, answer });

    for (const message of answer.messages) {
      state = next(state, { type: 'received', message });
    }

    for (let rounds = 0; isStale(state) && rounds < 3; rounds += 1) {
      const query = queryOf(state);
      const more = await sync(visitor.socket, conversation, query.after);

      state = next(state, { type: 'synced', asked: query, answer: more });
    }

    expect(isStale(state)).toBe(false);
    expect(state.thread.messages.map(textOf)).toEqual([
      'Where is my parcel?',
      'It left yesterday.',
    ]);
  });

  it('takes no conversation, and is no answer: of nothing that is counted or shown', async () => {
    const { visitor, ada, conversation } = await talk({ isFree: true });
    const api = adminApi(app, ada.admin);
    const seen = async () => {
      const { operator, thread, ...row } = await conversationRow(conversation);
      const { body } = await api.get(`/conversations/${conversation}`).expect(200);
      const { version: _, ...shown } = body.data.conversation;
      const { revision, version, updatedAt, ...counted } = thread;

      return { operator, row, shown, counted };
    };
    const before = await seen();

    await note(ada, conversation);
    expect(await seen()).toEqual(before);
    expect(before.counted).toMatchObject({ operatorMessages: 0, lastAuthor: 'visitor' });
    expect(before.row).toMatchObject({ firstAnswerAt: null, answerSeconds: null });
    expect(before.shown).toMatchObject({ operator: null, unread: 1, waiting: true });

    expect((await sync(visitor.socket, conversation)).conversation).toMatchObject({
      operator: null,
      readByOperator: 0,
    });
  });

  it('is no reason to ask for a rating, and none to send a copy', async () => {
    const { visitor, ada, conversation, channel } = await talk();
    const { service } = app.strapi.plugin('livechat');
    const { id, row: _, ...rest } = await service('channels').byId(channel.id);

    await service('channels').update(id, { ...rest, ask: { ...ASKS_ALWAYS, withoutReply: false } });
    await note(ada, conversation);
    expect(await end(visitor, conversation)).toMatchObject({ askRating: false });
    expect(
      await ask(visitor.socket, 'transcript:ask', { conversation, email: 'w@home.example' })
    ).toMatchObject({ ok: false, error: { code: 'TRANSCRIPT_UNANSWERED' } });
  });

  it('may be written after the end, which stays as it is', async () => {
    const { visitor, ada, conversation } = await talk();

    await reply(ada, conversation);
    await end(visitor, conversation);

    const before = await conversationRow(conversation);
    const news = newsOf(visitor.socket);

    await note(ada, conversation, `${NOTE} ever again`);
    expect(
      await ask(ada.socket, 'message:send', { conversation, clientId: newClientId(), body: 'x' })
    ).toMatchObject({
      ok: false,
      error: { code: 'CONVERSATION_ENDED' },
    });
    expect({ ...(await conversationRow(conversation)), thread: null }).toEqual({
      ...before,
      thread: null,
    });
    await sync(visitor.socket, conversation);
    expect(news).toEqual([]);
  });

  it('is for those who may read the conversation, and nobody else writes one', async () => {
    const { conversation } = await talk();
    const other = await operatorAvailable(app);

    expect(
      await ask(other.socket, 'message:send', {
        ...{ conversation, clientId: newClientId(), body: NOTE },
        audience: 'internal',
      })
    ).toMatchObject({ ok: false, error: { code: 'CONVERSATION_UNKNOWN' } });
  });

  it.each([
    ['an audience there is not', { audience: 'private' }, 'audience'],
    ['an audience spelled wrong', { audiense: 'internal' }, 'audiense'],
  ])('is refused with %s, by its name', async (_, over, path) => {
    const { ada, conversation, visitor } = await talk();
    const payload = { conversation, clientId: newClientId(), body: NOTE, ...over };
    const refused = await ask(ada.socket, 'message:send', payload as never);

    expect(refused).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', path } });
    expect((await sync(visitor.socket, conversation)).messages).toHaveLength(1);
  });
});

describe('a visitor', () => {
  it.each(['internal', 'public'])('has no say in whom a message is for: %s', async (audience) => {
    const { visitor, ada, conversation, channel } = await talk();
    const payload = { conversation, clientId: newClientId(), body: 'psst', audience };
    const overSocket = await ask(visitor.socket, 'message:send', payload);
    const overHttp = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(visitor.token, { type: 'bearer' })
      .send({ ...payload, channel: channel.slug })
      .expect(400);

    expect(overSocket).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID', path: 'audience' },
    });
    expect(overHttp.body.error.details).toMatchObject({ code: 'INPUT_INVALID', path: 'audience' });
    expect((await sync(ada.socket, conversation)).messages).toHaveLength(1);
  });

  it('finds a note nowhere: not by any address, in no copy, at no other server', async () => {
    const { visitor, ada, conversation, channel } = await talk();
    const news = newsOf(visitor.socket);

    await note(ada, conversation);
    await reply(ada, conversation);
    await note(ada, conversation);
    receiver.told.length = 0;
    await end(visitor, conversation);
    await told(visitor.socket, 'rating:give', { conversation, value: 5, comment: 'fine' });
    await told(visitor.socket, 'transcript:ask', { conversation, email: 'w@home.example' });
    await note(ada, conversation);

    const later = await connected(
      visitorClient(app.url, { token: visitor.token, channel: channel.slug })
    );
    const [letter] = await waitFor(
      () => mailbox.emails,
      (emails) => emails.length > 0
    );
    const addresses = routesOf(app.strapi).filter(
      ({ method, audience }) => method === 'GET' && audience !== 'admin'
    );
    const pages = await Promise.all(
      addresses.map(async ({ path }) => {
        const { text, body } = await app.request
          .get(path.replace(/:\w+/g, conversation))
          .query({ channel: channel.slug })
          .auth(visitor.token, { type: 'bearer' });

        return [path, text, body];
      })
    );

    await waitFor(() => receiver.told.length >= 2);

    const all = JSON.stringify({
      news,
      letter,
      pages,
      told: receiver.told.map(({ body }) => body),
      socket: await sync(later, conversation),
      emails: await app.strapi.db.query('plugin::livechat.email').findMany({}),
      ratings: await app.strapi.db.query('plugin::livechat.rating').findMany({}),
    });

    expect(addresses.length).toBeGreaterThan(5);
    expect(all).toContain('It left yesterday.');
    expect(all).not.toContain('zebra');
    expect(all).not.toContain('internal"');
  });
});
