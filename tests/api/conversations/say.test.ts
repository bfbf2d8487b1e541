import { randomUUID } from 'node:crypto';
import { aChannel, newClientId, openDoors, visitorToken } from '../../support/people';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(() => app.close());

const input = (over: object = {}) => ({ clientId: newClientId(), body: 'hello', ...over });

/** Slug of a new channel with somebody on duty. */
async function anOpenChannel(): Promise<string> {
  const { slug } = await aChannel(app);

  await openDoors(app, slug);

  return slug;
}

describe('a visitor over HTTP', () => {
  it('starts a conversation, reads it again and ends it', async () => {
    const channel = await anOpenChannel();
    const token = await visitorToken(app);
    const say = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(token, { type: 'bearer' })
      .send(input({ channel }));
    const current = await app.request
      .get('/api/livechat/conversations/current')
      .query({ channel })
      .auth(token, { type: 'bearer' });
    const { conversation } = say.body.data;
    const end = await app.request
      .post(`/api/livechat/conversations/${conversation}/end`)
      .auth(token, { type: 'bearer' });

    expect(say.body.data).toMatchObject({ seq: 1 });
    expect(current.body.data).toMatchObject({
      conversation: { id: conversation, state: 'open' },
      messages: [{ seq: 1, segments: [{ text: 'hello' }] }],
    });
    expect(end.body.data).toMatchObject({ id: conversation, state: 'ended' });
  });

  it('finds every message at the moment it was promised, whatever the clock of the server', async () => {
    const channel = await anOpenChannel();
    const token = await visitorToken(app);
    const before = Date.now();
    const say = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(token, { type: 'bearer' })
      .send(input({ channel }));
    const { body } = await app.request
      .get('/api/livechat/conversations/current')
      .query({ channel })
      .auth(token, { type: 'bearer' });
    const [message] = body.data.messages;

    expect(message.sentAt).toBe(say.body.data.sentAt);
    expect(Date.parse(message.sentAt)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(message.sentAt)).toBeLessThanOrEqual(Date.now());
  });

  it('is told apart from nobody and from somebody else', async () => {
    const channel = await anOpenChannel();
    const owner = await visitorToken(app);
    const stranger = await visitorToken(app);
    const { body } = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(owner, { type: 'bearer' })
      .send(input({ channel }));
    const endOf = (token: string) =>
      app.request
        .post(`/api/livechat/conversations/${body.data.conversation}/end`)
        .auth(token, { type: 'bearer' });

    expect((await endOf('nonsense')).body.error.details.code).toBe('TOKEN_INVALID');
    expect((await endOf(stranger)).body.error.details.code).toBe('CONVERSATION_UNKNOWN');
  });

  it.each([
    ['an empty message', { body: ' \n' }, 400, 'MESSAGE_EMPTY'],
    ['100 KB', { body: 'x'.repeat(100_000) }, 400, 'MESSAGE_TOO_LONG'],
    ['an unknown channel', { channel: 'nowhere' }, 404, 'CHANNEL_UNKNOWN'],
    ['a client id with spaces', { clientId: 'not a good id' }, 400, 'INPUT_INVALID'],
    ['a client id without a time', { clientId: randomUUID() }, 400, 'INPUT_INVALID'],
    ['no body', { body: undefined }, 400, 'INPUT_INVALID'],
  ])('is refused %s', async (_what, over, status, code) => {
    const channel = await anOpenChannel();
    const answer = await app.request
      .post('/api/livechat/conversations/messages')
      .auth(await visitorToken(app), { type: 'bearer' })
      .send(input({ channel, ...over }));

    expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
  });
});
