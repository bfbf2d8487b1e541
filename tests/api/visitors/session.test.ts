import { newClientId, operatorAvailable } from '../../support/people';
import { closeSockets } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const DAY = 24 * 60 * 60 * 1000;

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
  await operatorAvailable(app);
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const visitors = () => app.strapi.plugin('livechat').service('visitors');

const renewed = async (token: string): Promise<string> => {
  const { body } = await app.request.post('/api/livechat/visitors').send({ token }).expect(200);

  return body.data.token;
};

const keyOf = (token: string): string => visitors().authenticate(token).key;

it('keeps the visitor of a token that is still good', async () => {
  const { token } = visitors().issue(undefined, Date.now() - 29 * DAY);

  expect(keyOf(await renewed(token))).toBe(keyOf(token));
});

it.each([31, 400])(
  'gives who comes with a token %i days old a visitor of their own',
  async (days) => {
    const then = Date.now() - days * DAY;
    const { token } = visitors().issue(undefined, then);
    const { key } = visitors().authenticate(token, then);

    expect(keyOf(await renewed(token))).not.toBe(key);
  }
);

it.each(['', 'nonsense'])('gives who comes with %j a visitor of their own', async (token) => {
  expect(keyOf(await renewed(token))).toMatch(/^[\w-]{36}$/);
});

it('shows the stranger nothing of the earlier conversation', async () => {
  const { token } = visitors().issue();
  const say = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: '', clientId: newClientId(), body: 'Hello' });

  expect(say.status).toBe(200);

  const expired = visitors().issue(token, Date.now() - 31 * DAY).token;
  const { body } = await app.request
    .get('/api/livechat/conversations/current')
    .auth(await renewed(expired), { type: 'bearer' })
    .expect(200);

  expect(body.data.conversation).toBeNull();
});
