import type { Channel, Preview } from '../../../shared';
import { adminApi } from '../../support/admin-api';
import { aChannel, newClientId, visitorToken } from '../../support/people';
import { UNHURRIED } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

/** Whom a visitor sees before the first message is who would get it. */
let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
});

afterAll(() => app.close());

beforeEach(async () => {
  channel = await aChannel(app);
});

async function available(firstname: string, profile: object = {}): Promise<AdminClient> {
  const somebody = await app.adminUser({ firstname, permissions: ['conversations.answer'] });

  await adminApi(app, somebody).put('/operators/me', profile);
  await adminApi(app, somebody).post(`/operators/join/${channel.id}`);

  return somebody;
}

const shown = async (locale = 'en'): Promise<Pick<Preview, 'operator' | 'hint'>> =>
  (await app.request.get(`/api/livechat/widget/${channel.slug}`).query({ page: '/', locale })).body
    .data;

/** Name of who gets a conversation that begins now. */
async function gets(over: object = {}): Promise<string | null> {
  const token = await visitorToken(app);
  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: channel.slug, clientId: newClientId(), body: 'hello', ...over })
    .expect(200);
  const { operator } = await app.strapi
    .plugin('livechat')
    .service('conversations')
    .views(body.data.conversation);

  return operator.operatorName;
}

it('is who speaks the visitor’s language, not the first of the table', async () => {
  await available('Ann');
  await available('Fleur', { languages: ['fr'] });

  expect((await shown('fr-CA')).operator).toBe('Fleur');
  expect(await gets({ locale: 'fr-CA' })).toBe('Fleur');
});

it('is nobody who is busy, or at their limit', async () => {
  await available('Busy', { busy: true });
  await available('Free');

  expect((await shown()).operator).toBe('Free');
});

it('is nobody in particular while all are busy', async () => {
  await available('Busy', { busy: true });

  expect(await shown()).toMatchObject({ action: 'show', operator: null, hint: null });
});

it('is kept by the hint among equals, whoever chance would have taken', async () => {
  for (const name of ['Ada', 'Bea', 'Cleo', 'Dora', 'Eve', 'Fay']) {
    await available(name);
  }

  const { operator, hint } = await shown();

  expect(await gets({ hint })).toBe(operator);
  expect(hint).not.toContain(operator ?? '');
  // The one shown has more to do by now than the others: the hint is no order.
  expect(await gets({ hint })).not.toBe(operator);
});
