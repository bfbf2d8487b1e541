import { readLine, readText } from '../../../shared/text';
import { type AdminApi, adminApi } from '../../support/admin-api';
import { NASTY_TEXTS, NOT_TEXTS, UNKNOWN_IDS } from '../../support/nasty';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let boss: AdminApi;

beforeAll(async () => {
  app = await bootStrapi();
  boss = adminApi(app, await app.superAdmin());
});

afterAll(() => app.close());

const make = async (input: object) => (await boss.post('/channels', input)).body.data;

it('starts with one channel, unpublished, without rules and for the site', async () => {
  const { body } = await boss.get('/channels');

  expect(body.data).toEqual([
    {
      id: expect.any(String),
      name: 'Website',
      slug: 'website',
      formerSlugs: [],
      description: null,
      image: null,
      imageUrl: null,
      buttonText: 'Have a question? Chat with us.',
      welcomeMessage: 'How may I help you?',
      inputPlaceholder: 'Say something…',
      buttonBackground: '#4945ff',
      buttonColor: '#ffffff',
      headerBackground: '#32324d',
      headerColor: '#ffffff',
      texts: {},
      allowedOrigins: [],
      consentText: null,
      businessHours: null,
      ask: { enabled: true, withoutReply: false, everyDays: 0 },
      ratingsPublished: false,
      site: true,
    },
  ]);

  expect((await boss.get(`/rules/${body.data[0].id}`)).body.data).toEqual([]);
});

it('makes a channel of a name alone', async () => {
  const { status, body } = await boss.post('/channels', { name: '  Été à Paris ' });

  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    name: 'Été à Paris',
    slug: 'ete-a-paris',
    buttonText: 'Have a question? Chat with us.',
    ratingsPublished: false,
    site: false,
  });
});

it('gives channels of one name different slugs', async () => {
  const slugs = [await make({ name: 'Twin' }), await make({ name: 'Twin' })].map(
    ({ slug }) => slug
  );

  expect(slugs).toEqual(['twin', 'twin-2']);
});

it('lists whoever makes a channel as its first operator, off duty', async () => {
  const { id: user, ...caller } = await app.adminUser({
    permissions: ['channels.create', 'channels.read'],
  });
  const api = adminApi(app, { ...caller, id: user });
  const { body } = await api.post('/channels', { name: 'Mine' });
  const members = await api.get(`/operators/members/${body.data.id}`);
  const presences = await api.get('/operators/presence');

  expect(members.body.data).toEqual([expect.objectContaining({ user })]);
  expect(presences.body.data).toContainEqual({
    channel: body.data.id,
    operator: members.body.data[0].id,
    user,
    name: expect.any(String),
    pictureUrl: null,
    available: false,
    away: false,
  });
});

it('keeps every field of the form', async () => {
  const input = {
    name: 'Everything',
    slug: 'everything',
    description: 'What this team does',
    buttonText: 'Ask',
    welcomeMessage: 'Hello',
    inputPlaceholder: 'Write',
    buttonBackground: '#AABBCC',
    buttonColor: '#000000',
    headerBackground: '#111111',
    headerColor: '#eeeeee',
    texts: { 'fr-ca': { buttonText: 'Demander', welcomeMessage: '' }, de: {} },
    allowedOrigins: ['https://Shop.Example', 'https://shop.example', 'http://localhost:3000'],
    consentText: 'We keep what you write for a year.',
    businessHours: {
      timeZone: 'Europe/Paris',
      week: {
        monday: [
          { from: '09:00', to: '12:00' },
          { from: '14:00', to: '24:00' },
        ],
        sunday: [],
      },
      exceptions: { '2026-12-25': [] },
    },
    ask: { enabled: false, withoutReply: true, everyDays: 7 },
    image: null,
  };
  const { id } = await make(input);
  const { body } = await boss.get(`/channels/${id}`);

  expect(body.data).toEqual({
    ...input,
    id,
    formerSlugs: [],
    buttonBackground: '#aabbcc',
    texts: { 'fr-CA': { buttonText: 'Demander' }, de: {} },
    allowedOrigins: ['https://shop.example', 'http://localhost:3000'],
    imageUrl: null,
    ratingsPublished: false,
    site: false,
  });
});

it('changes what the body says and leaves the rest', async () => {
  const { id, ...before } = await make({ name: 'Before', description: 'Stays' });
  const { status, body } = await boss.put(`/channels/${id}`, { name: 'After', description: '  ' });

  expect(status).toBe(200);
  expect(body.data).toEqual({ ...before, id, name: 'After', description: null });
  expect((await boss.get(`/channels/${id}`)).body.data).toEqual(body.data);
});

it('publishes ratings by their own switch only', async () => {
  const { id } = await make({ name: 'Publish' });
  const written = await boss.put(`/channels/${id}`, { ratingsPublished: true });
  const published = await boss.put(`/channels/${id}/publication`, { published: true });
  const kept = await boss.put(`/channels/${id}`, { name: 'Published' });
  const withdrawn = await boss.put(`/channels/${id}/publication`, { published: false });

  expect([written.status, written.body.error.details.path]).toEqual([400, 'ratingsPublished']);
  expect((await boss.post('/channels', { name: 'P', ratingsPublished: true })).status).toBe(400);
  expect(published.body.data.ratingsPublished).toBe(true);
  expect(kept.body.data.ratingsPublished).toBe(true);
  expect(withdrawn.body.data.ratingsPublished).toBe(false);
});

it('has one channel of the site, whichever is chosen or deleted', async () => {
  const { id } = await make({ name: 'New site' });
  const sites = async () =>
    (await boss.get('/channels')).body.data.filter(({ site }: { site: boolean }) => site);

  expect((await boss.put(`/channels/${id}/site`)).body.data.site).toBe(true);
  expect(await sites()).toEqual([expect.objectContaining({ id })]);

  await boss.delete(`/channels/${id}`);
  expect(await sites()).toEqual([expect.objectContaining({ slug: 'website' })]);
});

it('deletes a channel with its rules and its team', async () => {
  const { id } = await make({ name: 'Gone' });
  const rows = async () => ({
    rules: await app.strapi.db.query('plugin::livechat.rule').count(),
    presences: await app.strapi.db.query('plugin::livechat.channel-member').count(),
  });
  const before = await rows();

  await boss.put(`/rules/${id}`, { rules: [{ action: 'hide' }, { action: 'show' }] });

  const { status, body } = await boss.delete(`/channels/${id}`);

  expect({ status, body }).toEqual({ status: 204, body: {} });
  expect(await rows()).toEqual({ rules: before.rules, presences: before.presences - 1 });
  expect((await boss.get(`/channels/${id}`)).status).toBe(404);
});

it('shows a picture of the media library', async () => {
  const file = (mime: string) =>
    app.strapi.db.query('plugin::upload.file').create({
      data: {
        name: 'face',
        hash: `face-${mime}`,
        ext: '.png',
        mime,
        size: 1,
        url: '/uploads/face.png',
        provider: 'local',
        folderPath: '/',
      },
    });
  const picture = await file('image/png');
  const text = await file('text/html');
  const { id } = await make({ name: 'Picture', image: picture.id });
  const shown = await boss.get(`/channels/${id}`);
  const refused = await boss.put(`/channels/${id}`, { image: text.id });
  const kept = await boss.put(`/channels/${id}`, { name: 'Still a picture' });
  const cleared = await boss.put(`/channels/${id}`, { image: null });

  expect(shown.body.data).toMatchObject({ image: picture.id, imageUrl: '/uploads/face.png' });
  expect(refused.body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'image' });
  expect(kept.body.data.image).toBe(picture.id);
  expect(cleared.body.data).toMatchObject({ image: null, imageUrl: null });
});

it('keeps nasty texts as they are, and names on one line', async () => {
  for (const text of NASTY_TEXTS.filter((nasty) => nasty.length <= 100)) {
    const { body } = await boss.post('/channels', { name: text, welcomeMessage: text });

    expect(body.data).toMatchObject({
      name: readLine(text),
      welcomeMessage: readText(text),
    });
  }
});

it('refuses a slug another channel has', async () => {
  const { id } = await make({ name: 'Slug owner', slug: 'owned' });
  const answers = [
    await boss.post('/channels', { name: 'Thief', slug: 'owned' }),
    await boss.put(`/channels/${(await make({ name: 'Other' })).id}`, { slug: 'owned' }),
  ];

  for (const { status, body } of answers) {
    expect({ status, ...body.error }).toEqual({
      status: 400,
      name: 'ValidationError',
      message: 'Another channel already uses this slug',
      details: { code: 'SLUG_TAKEN', path: 'slug' },
    });
  }

  expect((await boss.put(`/channels/${id}`, { slug: 'owned' })).status).toBe(200);
});

it('lets one of many who take a slug at the same moment have it', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => boss.post('/channels', { name: 'Race', slug: 'race' }))
  );

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(400)]);
  expect(answers.find(({ status }) => status === 400)?.body.error.details.code).toBe('SLUG_TAKEN');
});

it('stores texts of as many emoji as letters', async () => {
  const { id } = await make({ name: 'Emoji', slug: 'emoji' });
  const texts = {
    name: '😀'.repeat(100),
    welcomeMessage: '😀'.repeat(500),
    description: '😀'.repeat(2_000),
  };

  expect((await boss.put(`/channels/${id}`, texts)).status).toBe(200);
  expect((await boss.get(`/channels/${id}`)).body.data).toMatchObject(texts);
});

const hours = (more: object) => ({
  businessHours: { timeZone: 'UTC', week: {}, exceptions: {}, ...more },
});

const wrongs: readonly (readonly [wrong: object, path: string | undefined, message: string])[] = [
  [{ name: '' }, 'name', 'name: must not be empty'],
  [{ name: '   ' }, 'name', 'name: must not be empty'],
  [{ name: 'a'.repeat(101) }, 'name', 'name: has at most 100 characters'],
  [{ slug: '' }, 'slug', 'slug: must not be empty'],
  [{ slug: 'Has Space' }, 'slug', 'slug: may have small letters, digits and single hyphens only'],
  [{ slug: 'site' }, 'slug', 'slug: is a word the plugin keeps for itself'],
  [{ description: 'a'.repeat(2_001) }, 'description', 'description: has at most 2,000 characters'],
  [{ consentText: 'a'.repeat(5_001) }, 'consentText', 'consentText: has at most 5,000 characters'],
  [{ buttonText: '' }, 'buttonText', 'buttonText: must not be empty'],
  [
    { welcomeMessage: 'a'.repeat(501) },
    'welcomeMessage',
    'welcomeMessage: has at most 500 characters',
  ],
  [{ buttonColor: 'red' }, 'buttonColor', 'buttonColor: must look like #4945ff'],
  [{ headerColor: '#fff' }, 'headerColor', 'headerColor: must look like #4945ff'],
  [
    { texts: { 'not a tag': {} } },
    'texts.not a tag',
    'texts.not a tag: is not a language such as pt-BR',
  ],
  [
    { texts: { fr: { buttonText: 'a'.repeat(501) } } },
    'texts.fr.buttonText',
    'texts.fr.buttonText: has at most 500 characters',
  ],
  [
    { allowedOrigins: ['https://a.example', 'https://b.example/shop'] },
    'allowedOrigins.1',
    'allowedOrigins.1: must look like https://shop.example, with no path',
  ],
  [
    hours({ timeZone: 'Mars/Olympus' }),
    'businessHours.timeZone',
    'businessHours.timeZone: must be a time zone such as Europe/Paris',
  ],
  [
    hours({ week: { monday: [{ from: '9:00', to: '12:00' }] } }),
    'businessHours.week.monday.0.from',
    'businessHours.week.monday.0.from: must be a time such as 09:30',
  ],
  [
    hours({ week: { monday: [{ from: '12:00', to: '09:00' }] } }),
    'businessHours.week.monday',
    'businessHours.week.monday: 12:00 must be before 09:00',
  ],
  [
    hours({ exceptions: { '2026-02-30': [] } }),
    'businessHours.exceptions.2026-02-30',
    'businessHours.exceptions.2026-02-30: is not a day such as 2026-12-31',
  ],
];

it.each(wrongs.map(([wrong, path, message]) => ({ wrong, path, message })))(
  'answers “$message”',
  async ({ wrong, path, message }) => {
    const { id } = (await boss.get('/channels')).body.data[0];
    const { status, body } = await boss.put(`/channels/${id}`, wrong);

    expect({ status, message: body.error.message, details: body.error.details }).toEqual({
      status: 400,
      message,
      details: { code: 'INPUT_INVALID', ...(path !== undefined && { path }) },
    });
  }
);

it.each([
  ['ask', [null, {}, { enabled: 'yes', withoutReply: true, everyDays: 0 }]],
  ['ask.everyDays', [{ enabled: true, withoutReply: true, everyDays: -1 }]],
  ['image', ['1', -1, 1.5, {}]],
  ['businessHours.timeZone', [{}]],
  ['businessHours.week.funday', [{ timeZone: 'UTC', week: { funday: [] }, exceptions: {} }]],
  ['allowedOrigins', [null, 'https://a.example', {}]],
  ['texts', [null, 'fr', []]],
  ['slug', [null, 5, {}]],
])('refuses values %s cannot have', async (path, values) => {
  const { id } = (await boss.get('/channels')).body.data[0];

  for (const value of values) {
    const field = path.split('.')[0] ?? '';
    const { status, body } = await boss.put(`/channels/${id}`, { [field]: value });

    expect(status).toBe(400);
    expect(body.error.details.code).toBe('INPUT_INVALID');
    expect(body.error.details.path.split('.')[0]).toBe(field);
  }
});

it('refuses names that are no text', async () => {
  for (const name of NOT_TEXTS) {
    const { status, body } = await boss.post('/channels', { name });

    expect(status).toBe(400);
    expect(body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'name' });
  }
});

it('answers 404 to ids that name no channel', async () => {
  for (const id of UNKNOWN_IDS.map(encodeURIComponent)) {
    const answers = [
      await boss.get(`/channels/${id}`),
      await boss.put(`/channels/${id}`, { name: 'x' }),
      await boss.delete(`/channels/${id}`),
      await boss.put(`/channels/${id}/publication`, { published: true }),
      await boss.put(`/channels/${id}/site`),
    ];

    expect(answers.map(({ status, body }) => [status, body.error.details.code])).toEqual(
      answers.map(() => [404, 'CHANNEL_UNKNOWN'])
    );
  }
});

it('keeps a changed slug working, for snippets and links, until the channel lets go of it', async () => {
  const { id } = await make({ name: 'Renamed', slug: 'once-called' });
  const addresses = ['/api/livechat/widget/once-called?page=/', '/livechat/support/once-called'];

  await boss.put(`/channels/${id}`, { slug: 'now-called' });
  await boss.put(`/channels/${id}/publication`, { published: true });

  for (const address of addresses) {
    await app.request.get(address).expect(200);
  }

  const page = await app.request.get('/livechat/channel/once-called').expect(200);

  expect(page.text).toContain('href="/livechat/channel/now-called"');
  expect((await boss.get(`/channels/${id}`)).body.data.formerSlugs).toEqual(['once-called']);

  // Nobody takes over in silence what leads to somebody else.
  const other = await make({ name: 'Once called' });
  const taken = [
    await boss.post('/channels', { name: 'Another', slug: 'once-called' }),
    await boss.put(`/channels/${other.id}`, { slug: 'once-called' }),
  ];

  expect(other.slug).toBe('once-called-2');
  expect(taken.map(({ body }) => body.error.details)).toEqual([
    { code: 'SLUG_KEPT', path: 'slug', channel: 'Renamed' },
    { code: 'SLUG_KEPT', path: 'slug', channel: 'Renamed' },
  ]);
  expect(taken[0]?.body.error.message).toContain('Renamed');

  await boss.put(`/channels/${id}`, { formerSlugs: [] });
  await app.request.get('/livechat/support/once-called').expect(404);
  expect((await boss.put(`/channels/${other.id}`, { slug: 'once-called' })).status).toBe(200);
});

it('claims no slug that a channel never had', async () => {
  const { id } = await make({ name: 'Plain' });
  const refused = [
    await boss.put(`/channels/${id}`, { formerSlugs: ['wanted'] }),
    await boss.post('/channels', { name: 'Plain', formerSlugs: ['wanted'] }),
  ];

  expect(refused.map(({ body }) => body.error.details.path)).toEqual([
    'formerSlugs',
    'formerSlugs',
  ]);
});
