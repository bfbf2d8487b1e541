import type { Channel } from '../../../shared';
import { publishPage } from '../../support/pages';
import { operatorAvailable } from '../../support/people';
import { publishRatings, rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { routesOf } from '../../support/routes';
import { closeSockets } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;
let secrets: string[];
let talk: string;

/** The number the next admin user gets: one that nothing else on a page is. */
const ADMIN_ID = 918_273_645;

const TRICKS = [
  '',
  'populate=*',
  'populate=deep',
  'populate=comment',
  'populate[comment]=true',
  'populate[0]=comment',
  'populate[ratings][populate]=*',
  'populate[channels][populate][operators]=*',
  'fields=comment',
  'fields[]=comment',
  'fields[0]=comment&fields[1]=note',
  'filters[hidden][$eq]=true',
  'filters[comment][$contains]=private',
  'filters[$or][0][comment][$notNull]=true',
  'filters[ratings][comment][$contains]=private',
  'filters[operators][email][$startsWith]=p',
  'sort=comment',
  'sort=ratings.submittedAt:asc',
  'sort[0][operator][email]=asc',
  '_q=private',
  'status=draft',
  'publicationState=preview',
  'locale=*',
  'locale=all',
  'locale=',
  'locale[]=en&locale[]=de',
  'period=constructor',
  'period[$ne]=7',
  'hidden=true',
  'lookup=hidden',
  'lookup[hidden]=true',
  'pagination[pageSize]=10000',
  'pagination[page]=2&pagination[pageSize]=1',
  'pagination[page]=1&pagination[withCount]=true',
  'pagination[start]=0&pagination[limit]=-1',
  'preview=true',
  'plugins[i18n][locale]=en',
];

/** Where Strapi itself would answer about our types, if it did. */
const NOT_OURS = [
  '/api/livechat/ratings',
  '/api/livechat/messages',
  '/api/livechat/conversations',
  '/api/livechat/visitors',
  '/api/ratings',
  '/graphql',
];

/** Everything anybody may read, whatever is added; the rest needs a visitor's token and is asked without. */
const paths = () => [
  ...routesOf(app.strapi)
    .filter(({ method, audience }) => method === 'GET' && audience !== 'admin')
    .map(({ path }) => path.replace(/:slug|:channel/, channel.slug).replace(':file', 'panel.js')),
  ...NOT_OURS,
];

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
  channel = await siteChannelOf(app);

  await numberNextAdmin();

  const operator = await operatorAvailable(app, { firstname: 'Wilhelmina' });
  const { conversation } = await rated(app, 5, { comment: 'my private comment' });

  talk = conversation;

  await app.request
    .put('/livechat/admin/operators/me')
    .auth(operator.admin.token, { type: 'bearer' })
    .send({
      chatName: 'Mina',
      languages: [],
      country: null,
      conversationLimit: null,
      busy: false,
    })
    .expect(200);
  await rated(app, 1, { comment: 'hidden private comment' });

  const rows = await app.strapi.db
    .query('plugin::livechat.rating')
    .findMany({ populate: ['visitor', 'operator', 'channel'] });
  const hidden = rows.find(({ comment }) => comment === 'hidden private comment');

  await app.request
    .put(`/livechat/admin/ratings/${hidden.documentId}`)
    .auth((await app.superAdmin()).token, { type: 'bearer' })
    .send({ hidden: true, note: 'internal note' })
    .expect(200);
  await publishPage(app, { title: 'Talk to us' });
  await publishRatings(app, channel.id);

  const profile = await app.strapi.db
    .query('plugin::livechat.operator')
    .findOne({ where: { chatName: 'Mina' } });

  secrets = [
    'private comment',
    'internal note',
    'Wilhelmina',
    operator.admin.email,
    '@example.com',
    'parcel',
    'Visitor #',
    conversation,
    channel.id,
    ...rows.map(({ documentId }) => documentId),
    ...rows.flatMap(({ visitor }) => [visitor.documentId, visitor.key]),
    ...rows.flatMap(({ operator: rated }) => rated?.documentId ?? []),
    profile.documentId,
    String(operator.admin.id),
    new Date().toISOString().slice(0, 10),
  ];
});

/** Lets the database go on counting admin users from far above. */
async function numberNextAdmin(): Promise<void> {
  const next = { sequence: 'admin_users_id_seq', table: 'admin_users', last: ADMIN_ID - 1 };
  const statement =
    app.database.client === 'postgres'
      ? 'select setval(:sequence, :last)'
      : 'update sqlite_sequence set seq = :last where name = :table';

  await app.strapi.db.connection.raw(statement, next);
}

afterAll(async () => {
  closeSockets();
  await app.close();
});

it.each(TRICKS)('says nothing private to the query “%s”, on any public route', async (trick) => {
  for (const path of paths()) {
    const { status, ...answered } = await app.request.get(`${path}?${trick}`);
    const text = answered.text ?? String(answered.body);

    expect(status).toBeLessThan(500);
    expect([path, secrets.filter((secret) => text.includes(secret))]).toEqual([path, []]);
  }
});

it('has something private to hide: who may sees it all', async () => {
  const { token } = await app.superAdmin();
  const { text: ratings } = await app.request
    .get('/livechat/admin/ratings')
    .auth(token, { type: 'bearer' })
    .expect(200);
  const { text: said } = await app.request
    .get(`/livechat/admin/conversations/${talk}`)
    .auth(token, { type: 'bearer' })
    .expect(200);
  const { text: people } = await app.request
    .get('/admin/users')
    .auth(token, { type: 'bearer' })
    .expect(200);

  for (const secret of ['my private comment', 'hidden private comment', 'internal note']) {
    expect(ratings).toContain(secret);
  }

  expect(said).toContain('parcel');
  expect(people).toContain(String(ADMIN_ID));
});

it('answers every trick with the very same data', async () => {
  const plain = await app.request.get(`/api/livechat/pages/channel/${channel.slug}`).expect(200);

  for (const trick of TRICKS.filter((query) => !query.startsWith('period'))) {
    const { text } = await app.request.get(`/api/livechat/pages/channel/${channel.slug}?${trick}`);

    expect(text).toBe(plain.text);
  }
});

it('shows what is public: the visible face, and chat names where they are set', async () => {
  const { body } = await app.request.get(`/api/livechat/pages/channel/${channel.slug}`);

  expect(body.data).toMatchObject({
    metrics: { count: 1, shares: { satisfied: 100, okay: 0, dissatisfied: 0 } },
    faces: [5],
  });
  expect(Object.keys(body.data).sort()).toEqual([
    'description',
    'faces',
    'imageUrl',
    'members',
    'membersOf',
    'metrics',
    'name',
    'slug',
  ]);
});

it('names the team by chat names, at once when one changes', async () => {
  const operator = await app.adminUser({ permissions: [], firstname: 'Theodora' });
  const members = async () =>
    (await app.request.get(`/api/livechat/pages/channel/${channel.slug}`)).body.data.members;
  const call = async (chatName: string) =>
    app.request
      .put('/livechat/admin/operators/me')
      .auth(operator.token, { type: 'bearer' })
      .send({ chatName, languages: [], country: null, conversationLimit: null, busy: false })
      .expect(200);

  await call('Thea');
  expect(await members()).not.toContainEqual({
    name: 'Thea',
    pictureUrl: null,
    count: 0,
    shares: null,
  });
  await app.request
    .put(`/livechat/admin/operators/members/${channel.id}`)
    .auth((await app.superAdmin()).token, { type: 'bearer' })
    .send({ users: [operator.id] })
    .expect(200);
  expect(await members()).toEqual([{ name: 'Thea', pictureUrl: null, count: 0, shares: null }]);

  await call('Dora');
  expect(await members()).toEqual([{ name: 'Dora', pictureUrl: null, count: 0, shares: null }]);
});

it('offers no content API of Strapi for ratings, pages or counters', async () => {
  for (const path of [
    'ratings',
    'livechat-page',
    'livechat-pages',
    'rating-counters',
    'visitors',
  ]) {
    const { status } = await app.request.get(`/api/livechat/${path}`);

    expect([403, 404, 405]).toContain(status);
  }
});

it.each(['8', 'zz', 'constructor'])(
  'refuses the period %s, as data and as a page',
  async (period) => {
    const { body } = await app.request
      .get(`/api/livechat/pages/channel/${channel.slug}?period=${period}`)
      .expect(400);
    const page = await app.request.get(`/livechat/channel/${channel.slug}?period=${period}`);

    expect(body.error.details).toMatchObject({ code: 'INPUT_INVALID', path: 'period' });
    expect([page.status, page.type]).toEqual([400, 'text/html']);
  }
);
