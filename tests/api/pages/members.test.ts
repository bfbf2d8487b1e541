import type { Channel, ChannelMember } from '../../../shared';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { newClientId, visitorToken } from '../../support/people';
import { publishRatings, UNHURRIED } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';
import { answering } from '../../support/viewers';

/** Whom the page of a channel names: every member, but for who is one only because they made the channel. */
let app: App;
let founder: AdminClient;
let boss: AdminApi;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
  founder = await app.adminUser({
    firstname: 'Fay',
    permissions: ['channels.create', 'channels.read', 'channels.update', 'conversations.answer'],
  });
  boss = adminApi(app, await app.superAdmin());
});

afterAll(() => app.close());

beforeEach(async () => {
  channel = (await adminApi(app, founder).post('/channels', { name: 'Shop' })).body.data;
  await publishRatings(app, channel.id);
});

const named = async (): Promise<string[]> => {
  const { body } = await app.request.get(`/api/livechat/pages/channel/${channel.slug}`).expect(200);

  return body.data.members.map(({ name }: { name: string }) => name);
};

const members = async (): Promise<ChannelMember[]> =>
  (await boss.get(`/operators/members/${channel.id}`)).body.data;

/** Somebody writes, and an operator who is on duty answers. */
async function answer(who: AdminClient): Promise<void> {
  await adminApi(app, who).post(`/operators/join/${channel.id}`);

  const token = await visitorToken(app);
  const { body } = await app.request
    .post('/api/livechat/conversations/messages')
    .auth(token, { type: 'bearer' })
    .send({ channel: channel.slug, clientId: newClientId(), body: 'hello' })
    .expect(200);
  const { service } = app.strapi.plugin('livechat');

  await service('conversations').sendAsOperator(
    answering(await service('operators').mine(who.id)),
    { conversation: body.data.conversation, clientId: newClientId(), body: 'Hello' }
  );
  // The page is kept until something about the team or the ratings changes.
  await adminApi(app, who).post(`/operators/leave/${channel.id}`);
}

it('leaves out who is a member because they made the channel', async () => {
  expect((await members()).map(({ user, listed }) => [user, listed])).toEqual([
    [founder.id, false],
  ]);
  expect(await named()).toEqual([]);
});

it('leaves them out when they join, too: that is about visitors, not about the page', async () => {
  await adminApi(app, founder).post(`/operators/join/${channel.id}`);

  expect(await named()).toEqual([]);
});

it('names them once they have answered somebody', async () => {
  await answer(founder);

  expect(await named()).toEqual(['Fay']);
});

it('names them for what they answered here, and not for what they did in another channel', async () => {
  const here = channel;

  channel = (await adminApi(app, founder).post('/channels', { name: 'Elsewhere' })).body.data;
  await publishRatings(app, channel.id);
  await answer(founder);
  expect(await named()).toEqual(['Fay']);

  channel = here;
  expect(await named()).toEqual([]);
});

it('names them when they chose to be, and no more when they chose not to', async () => {
  const [{ id = '' } = {}] = await members();
  const path = `/operators/members/${channel.id}/${id}`;

  const { body, status } = await boss.put(path, { listed: true });

  expect(status).toBe(200);
  expect(body.data).toMatchObject([{ id, listed: true }]);
  expect(await named()).toEqual(['Fay']);

  await boss.put(path, { listed: false });
  expect(await named()).toEqual([]);
});

it('names every other member, rated or not, and who joined by themselves', async () => {
  const added = await app.adminUser({ firstname: 'Ada', permissions: [] });
  const joined = await app.adminUser({
    firstname: 'Jo',
    permissions: ['conversations.answer'],
  });

  await boss.put(`/operators/members/${channel.id}`, { users: [founder.id, added.id] });
  await adminApi(app, joined).post(`/operators/join/${channel.id}`);

  expect((await named()).sort()).toEqual(['Ada', 'Jo']);
});

it('has no row for who was removed', async () => {
  await answer(founder);
  await boss.put(`/operators/members/${channel.id}`, { users: [] });

  expect(await named()).toEqual([]);
});

it('names who made the channel and was added by hand afterwards', async () => {
  await boss.put(`/operators/members/${channel.id}`, { users: [] });
  await boss.put(`/operators/members/${channel.id}`, { users: [founder.id] });

  expect(await named()).toEqual(['Fay']);
});

it.each([
  [
    'somebody who is no member',
    async () => (await boss.put('/operators/me', { busy: false })).body.data.id,
  ],
  ['nobody', async () => 'nobody'],
])('refuses to list %s', async (_who, idOf) => {
  const { body, status } = await boss.put(`/operators/members/${channel.id}/${await idOf()}`, {
    listed: true,
  });

  expect([status, body.error.details.code]).toEqual([404, 'OPERATOR_UNKNOWN']);
});
