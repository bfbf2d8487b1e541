import { addLocale, draftPage, publishPage, unpublishPage } from '../../support/pages';
import { UNHURRIED } from '../../support/ratings';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let token: string;
let editor: AdminClient;

const UID = 'plugin::livechat.livechat-page';

beforeAll(async () => {
  app = await bootStrapi({ config: UNHURRIED });
  editor = await app.superAdmin();
  ({ token } = editor);
  await addLocale(app, 'fr');
  await draftPage(app, { title: 'Only a draft' });
  await draftPage(app, { title: 'Un brouillon' }, 'fr');
});

afterAll(() => app.close());

const asked = async (path: string) => (await app.request.get(path).expect(200)).text;

/** What Strapi's own preview button opens. */
async function strapiPreview(query: object): Promise<string> {
  const { body } = await app.request
    .get(`/content-manager/preview/url/${UID}`)
    .query(query)
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.url;
}

async function ownPreview(locale: string): Promise<string> {
  const { body } = await app.request
    .post('/livechat/admin/pages/preview')
    .auth(token, { type: 'bearer' })
    .send({ locale })
    .expect(200);

  return body.data.url;
}

it('shows a draft to whoever has its preview address, and to nobody else', async () => {
  const html = await asked(await ownPreview('en'));

  expect(html).toContain('<h1>Only a draft</h1>');
  expect(html).toContain('A draft: the public does not see this page.');
  await app.request.get('/livechat').expect(404);
  await app.request.get('/livechat?preview=abc').expect(404);
});

it('shows each locale’s draft in its own language', async () => {
  const html = await asked(await ownPreview('fr'));

  expect(html).toContain('<h1>Un brouillon</h1>');
  expect(html).toContain('<html lang="fr"');
});

it('gives Strapi’s preview button an address for drafts and for what is published', async () => {
  await publishPage(app, { title: 'Published' });
  await draftPage(app, { title: 'Changed since' });

  expect(await asked(await strapiPreview({ locale: 'en', status: 'draft' }))).toContain(
    '<h1>Changed since</h1>'
  );
  expect(await asked(await strapiPreview({ locale: 'en', status: 'published' }))).toContain(
    '<h1>Published</h1>'
  );
  expect(await asked('/livechat')).toContain('<h1>Published</h1>');
});

it('says of a draft whether it is what everybody sees already', async () => {
  expect(await asked(await ownPreview('en'))).toContain(
    'A draft with changes that the public does not see yet.'
  );

  await publishPage(app, { title: 'Settled' });

  const unchanged = await asked(await ownPreview('en'));

  expect(unchanged).toContain('Everybody can see this page.');
  expect(unchanged).not.toContain('A draft');
  await draftPage(app, { title: 'Changed since' });
  expect(await asked(await strapiPreview({ locale: 'en', status: 'published' }))).toContain(
    'Everybody can see this page; a later draft is not published yet.'
  );
});

it('shows no other locale where the one of the address has no draft', async () => {
  await addLocale(app, 'ro');

  expect(await asked(await ownPreview('ro'))).not.toContain('class="bar-of-insiders"');
});

it('keeps a preview out of caches and search engines, and in the admin’s own frame', async () => {
  const { headers } = await app.request.get(await ownPreview('en'));

  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
});

it('gives no preview address to who may not read the page', async () => {
  const { token: colleague } = await app.adminUser({ permissions: ['channels.publish'] });

  await app.request
    .post('/livechat/admin/pages/preview')
    .auth(colleague, { type: 'bearer' })
    .send({ locale: 'en' })
    .expect(403);

  // Strapi's own button asks for anybody who is logged in.
  const { body } = await app.request
    .get(`/content-manager/preview/url/${UID}`)
    .query({ locale: 'en', status: 'draft' })
    .auth(colleague, { type: 'bearer' });

  expect(JSON.stringify(body ?? {})).not.toContain('preview=');
});

it('gives no address to who is blocked, not even from Strapi’s own preview button', async () => {
  const { id } = await app.superAdmin();
  const block = (blocked: boolean) => app.strapi.service('admin::user').updateById(id, { blocked });
  const previewUrls = async () => {
    const as = { type: 'bearer' } as const;
    const own = await app.request
      .post('/livechat/admin/pages/preview')
      .auth(token, as)
      .send({ locale: 'en' });
    const strapis = await app.request
      .get(`/content-manager/preview/url/${UID}`)
      .query({ locale: 'en', status: 'draft' })
      .auth(token, as);

    return [own, strapis].map(({ body }) => body.data?.url);
  };

  expect(await previewUrls()).toEqual([expect.any(String), expect.any(String)]);

  await block(true);
  expect(await previewUrls()).toEqual([undefined, undefined]);

  await block(false);
});

it('says what of the pages is seen, and how far each locale is', async () => {
  const website = async () => {
    const { body } = await app.request
      .get('/livechat/admin/pages/overview')
      .auth(token, { type: 'bearer' })
      .expect(200);

    return body.data;
  };

  expect((await website()).versions).toEqual([
    { locale: 'en', title: 'Changed since', state: 'modified' },
    { locale: 'fr', title: 'Un brouillon', state: 'draft' },
  ]);

  await publishPage(app, { title: 'Changed since' });
  expect((await website()).versions[0].state).toBe('published');
  expect((await website()).channels).toEqual([
    expect.objectContaining({ published: false, count: 0 }),
  ]);
});

it('shows the draft on the page itself to a known editor while nothing is published', async () => {
  await unpublishPage(app);

  const { headers } = await app.request
    .post('/livechat/admin/previews/session')
    .auth(token, { type: 'bearer' })
    .send({});
  const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
  const { text } = await app.request.get('/livechat').set('Cookie', cookie).expect(200);

  expect(text).toContain('<h1>Changed since</h1>');
  expect(text).toContain('/content-manager/single-types/plugin::livechat.livechat-page');
  await app.request.get('/livechat').expect(404);
});

it('ends with the session of whoever made its address', async () => {
  const login = await app.login(editor);
  const { body } = await app.request
    .post('/livechat/admin/pages/preview')
    .auth(login, { type: 'bearer' })
    .send({ locale: 'en' })
    .expect(200);
  const draft = async () => (await app.request.get(body.data.url)).text;

  expect(await draft()).toContain('A draft');
  await app.request.post('/admin/logout').auth(login, { type: 'bearer' }).send({}).expect(200);
  expect(await draft()).not.toContain('A draft');
});
