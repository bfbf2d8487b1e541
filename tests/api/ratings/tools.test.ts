import type { Channel } from '../../../shared';
import { publishRatings, rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;
let manager: string;
let colleague: string;
let stranger: string;

const NAMES = [
  'livechat_get_channel_metrics',
  'livechat_get_rating',
  'livechat_list_channels',
  'livechat_list_ratings',
  'livechat_report_ratings',
];

beforeAll(async () => {
  app = await bootStrapi({
    config: { ...UNHURRIED, ratings: { minimumSample: 1 } },
    env: { MCP_ENABLED: 'true' },
  });
  channel = await siteChannelOf(app);
  manager = await tokenWith(['ratings.read-all', 'channels.read']);
  colleague = await tokenWith(['ratings.read-own', 'conversations.answer']);
  stranger = await tokenWith(['outbox.read']);
  await rated(app, 5);
  await rated(app, 1, { comment: 'The lid fell off.' });
});

afterAll(() => app.close());

/** An admin token with these permissions, of somebody who has them. */
async function tokenWith(permissions: readonly string[]): Promise<string> {
  const owner: AdminClient = await app.adminUser({
    permissions: [...permissions, 'admin::admin-tokens.create'],
  });
  const { body } = await app.request
    .post('/admin/admin-tokens')
    .auth(owner.token, { type: 'bearer' })
    .send({
      name: `Assistant of ${owner.email}`,
      lifespan: null,
      adminPermissions: permissions.map((uid) => ({
        action: `plugin::livechat.${uid}`,
        subject: null,
        properties: {},
        conditions: [],
      })),
    })
    .expect(201);

  return body.data.accessKey;
}

async function ask(token: string, method: string, params: object = {}) {
  const { text } = await app.request
    .post('/mcp')
    .auth(token, { type: 'bearer' })
    .set('Accept', 'application/json, text/event-stream')
    .send({ jsonrpc: '2.0', id: 1, method, params })
    .expect(200);

  // Answers come as JSON or as one event of a stream.
  return JSON.parse(text.startsWith('{') ? text : text.replace(/^[\s\S]*?data: /, ''));
}

const call = async (token: string, name: string, input: object = {}) =>
  (await ask(token, 'tools/call', { name: `livechat_${name}`, arguments: input })).result;

const offered = async (token: string): Promise<string[]> => {
  const { result } = await ask(token, 'tools/list');

  return result.tools
    .map(({ name }: { name: string }) => name)
    .filter((name: string) => name.startsWith('livechat_'))
    .sort();
};

it('offers each tool to tokens that hold one of its permissions, and to no other', async () => {
  expect(await offered(manager)).toEqual(NAMES);
  expect(await offered(colleague)).toEqual(NAMES.filter((name) => !name.includes('metrics')));
  expect(await offered(stranger)).toEqual([]);
});

it('lists channels with how happy customers were', async () => {
  const { structuredContent } = await call(manager, 'list_channels');

  expect(structuredContent.channels).toEqual([
    {
      id: channel.id,
      slug: channel.slug,
      name: channel.name,
      ratingsPublished: false,
      happy: 50,
      ratings: 2,
    },
  ]);
});

it('tells the figures of a channel, published or not, by id or slug', async () => {
  for (const wanted of [channel.id, channel.slug]) {
    const { structuredContent } = await call(manager, 'get_channel_metrics', { channel: wanted });

    expect(structuredContent.metrics).toMatchObject({
      count: 2,
      shares: { satisfied: 50, okay: 0, dissatisfied: 50 },
    });
  }

  await publishRatings(app, channel.id);
});

it('lists what the filters leave, and one of them whole', async () => {
  const { structuredContent, content } = await call(manager, 'list_ratings', {
    faces: [1],
    commented: true,
  });
  const [rating] = structuredContent.ratings;
  const one = await call(manager, 'get_rating', { id: rating.id });

  expect(structuredContent.total).toBe(1);
  expect(rating).toMatchObject({ value: 1, comment: 'The lid fell off.' });
  expect(JSON.parse(content[0].text)).toEqual(structuredContent);
  expect(one.structuredContent).toEqual(rating);
});

it('reports groups with their sums', async () => {
  const { structuredContent } = await call(manager, 'report_ratings', { by: ['face', 'face'] });

  expect(structuredContent.groups).toEqual([
    expect.objectContaining({ keys: ['1'], count: 1, satisfied: 0 }),
    expect.objectContaining({ keys: ['5'], count: 1, satisfied: 1 }),
  ]);
  expect(structuredContent.total).toMatchObject({ count: 2, sum: 6 });
});

it('keeps to the caller’s own ratings who may read no others', async () => {
  const all = await call(manager, 'list_ratings');
  const own = await call(colleague, 'list_ratings');
  const foreign = await call(colleague, 'get_rating', {
    id: all.structuredContent.ratings[0].id,
  });

  expect(all.structuredContent.total).toBe(2);
  expect(own.structuredContent.total).toBe(0);
  expect(foreign).toMatchObject({ isError: true });
  expect(foreign.content[0].text).toBe('RATING_UNKNOWN: This rating does not exist');
});

it('refuses with the code and sentence people get', async () => {
  const { isError, content } = await call(manager, 'get_channel_metrics', { channel: 'nothing' });

  expect(isError).toBe(true);
  expect(content[0].text).toBe('CHANNEL_UNKNOWN: This channel does not exist');
});

it('answers nothing without a tool’s permission, without a token, or to wrong input', async () => {
  const { error, result } = await ask(stranger, 'tools/call', {
    name: 'livechat_list_ratings',
    arguments: {},
  });

  expect(error ?? result.isError).toBeTruthy();
  expect(JSON.stringify(error ?? result)).not.toContain('The lid fell off.');
  await app.request.post('/mcp').send({ jsonrpc: '2.0', id: 1, method: 'tools/list' }).expect(401);

  const wrong = await ask(manager, 'tools/call', {
    name: 'livechat_list_ratings',
    arguments: { faces: [4] },
  });

  expect(wrong.error ?? wrong.result.isError).toBeTruthy();
});
