import { adminApi } from '../../support/admin-api';
import { aChannel, newClientId, textOf, visitorToken } from '../../support/people';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(() => app.close());

it('goes to whoever else is on duty when the operator is deleted, at the next message, and the visitor is told', async () => {
  const channel = await aChannel(app);
  const join = async (firstname: string) => {
    const admin = await app.adminUser({ firstname, permissions: ['conversations.answer'] });

    await adminApi(app, admin).post(`/operators/join/${channel.id}`).expect(200);

    return admin;
  };
  const ada = await join('Ada');
  const token = await visitorToken(app);
  const say = async (conversation: string | null) =>
    (
      await app.request
        .post('/api/livechat/conversations/messages')
        .auth(token, { type: 'bearer' })
        .send({ channel: channel.slug, conversation, clientId: newClientId(), body: 'hello' })
        .expect(200)
    ).body.data.conversation;
  const now = async () =>
    (
      await app.request
        .get('/api/livechat/conversations/current')
        .query({ channel: channel.slug })
        .auth(token, { type: 'bearer' })
    ).body.data;
  const conversation = await say(null);

  expect((await now()).conversation.operator).toBe('Ada');
  await join('Bea');
  await app.strapi.service('admin::user').deleteById(ada.id);
  expect(await say(conversation)).toBe(conversation);

  const { messages } = await waitFor(now, ({ conversation: it }) => it.operator === 'Bea');

  expect(messages.map(textOf)).toEqual(['hello', 'hello', 'Bea continues this conversation.']);
});
