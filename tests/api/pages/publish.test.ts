import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { askedOf } from '../../../server/src/plugin/validate';
import { LANGUAGES, uiLanguage, wishes } from '../../../server/src/site/languages';
import type { Channel } from '../../../shared';
import { addLocale, draftPage, publishPage, unpublishPage } from '../../support/pages';
import { publishRatings, rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 2 } } });
  channel = await siteChannelOf(app);
});

afterAll(() => app.close());

const page = () => app.request.get('/livechat');
const channelPage = () => app.request.get(`/livechat/channel/${channel.slug}`);

it('answers 404 before anything is published, and for drafts', async () => {
  const before = await page().expect(404);

  await draftPage(app, { title: 'Only a draft' });

  const draft = await page().expect(404);

  expect(draft.text).toBe(before.text);
  expect(draft.text).not.toContain('Only a draft');
  await app.request
    .get('/api/livechat/pages')
    .expect(404)
    .expect(({ body }) => expect(body.error.details).toEqual({ code: 'PAGE_UNKNOWN' }));
});

it('answers an unpublished channel with the same bytes as an unknown one', async () => {
  const unknown = await app.request.get('/livechat/channel/nothing').expect(404);
  const unpublished = await channelPage().expect(404);
  const unknownData = await app.request.get('/api/livechat/pages/channel/nothing').expect(404);
  const unpublishedData = await app.request
    .get(`/api/livechat/pages/channel/${channel.slug}`)
    .expect(404);

  expect(unpublished.text).toBe(unknown.text);
  expect(unpublishedData.text).toBe(unknownData.text);
  expect(headersOf(unpublished)).toEqual(headersOf(unknown));
  expect(headersOf(unpublishedData)).toEqual(headersOf(unknownData));
});

it('shows the page at once when it is published, and no channel yet', async () => {
  await publishPage(app, {
    title: 'Talk to us',
    intro: [{ type: 'paragraph', children: [{ type: 'text', text: 'Ask us <anything>' }] }],
  });

  const { text, headers } = await page().expect(200);

  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(text).toContain('<h1>Talk to us</h1>');
  expect(text).toContain('Ask us &lt;anything>');
  expect(text).toContain('No public channels yet');
});

it('shows a change of the page at once, and its draft not before it is published', async () => {
  await draftPage(app, { title: 'Draft title' });
  expect((await page()).text).not.toContain('Draft title');
  await publishPage(app, { title: 'New title' });
  expect((await page()).text).toContain('<h1>New title</h1>');
});

it('lists a channel at once when its ratings are published, and takes it back at once', async () => {
  await publishRatings(app, channel.id);
  expect((await page()).text).toContain(`href="/livechat/channel/${channel.slug}?locale=en"`);
  await channelPage().expect(200);

  await publishRatings(app, channel.id, false);
  expect((await page()).text).toContain('No public channels yet');
  await channelPage().expect(404);

  await publishRatings(app, channel.id);
});

it('withholds figures below the minimum sample, and shows them from it on', async () => {
  await rated(app, 5, { comment: 'secret one' });
  expect((await channelPage()).text).toContain('Figures appear here');
  expect((await channelPage()).text).not.toContain('100.0%');

  await rated(app, 1, { comment: 'secret two' });
  expect((await channelPage()).text).toContain('<span class="share">50.0%</span>');
  expect((await page()).text).toContain('50.0% satisfied');
});

it('takes a hidden rating out of every figure at once', async () => {
  await rated(app, 1, { comment: 'to be hidden' });
  expect((await channelPage()).text).toContain('33.3%');

  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get('/livechat/admin/ratings?search=to be hidden')
    .auth(token, { type: 'bearer' });

  await app.request
    .put(`/livechat/admin/ratings/${body.data.ratings[0].id}`)
    .auth(token, { type: 'bearer' })
    .send({ hidden: true })
    .expect(200);

  const { text } = await channelPage();
  const data = await app.request.get(`/api/livechat/pages/channel/${channel.slug}`);

  expect(text).toContain('50.0%');
  expect(text).not.toContain('33.3%');
  expect(data.body.data.metrics).toMatchObject({ count: 2, shares: { satisfied: 50 } });
  expect(data.body.data.faces).toEqual([1, 5]);
});

it('counts today’s ratings in every period', async () => {
  for (const period of ['7', '30', '90', 'all']) {
    const { body } = await app.request
      .get(`/api/livechat/pages/channel/${channel.slug}`)
      .query({ period });

    expect(body.data.metrics).toMatchObject({ period, count: 2 });
  }
});

it('speaks the language asked for, and says which', async () => {
  const asked = await page().query({ locale: 'ar' });
  const preferred = await page().set('Accept-Language', 'fr-CH, de;q=0.5');

  expect(asked.text).toContain('<html lang="ar" dir="rtl">');
  expect(preferred.text).toContain('<html lang="fr" dir="ltr">');
  expect(preferred.headers.vary).toContain('Accept-Language');
});

/** A request as Koa has it, with such a header. */
const requestWith = (header: string) => {
  const request = new IncomingMessage(new Socket());

  request.headers['accept-language'] = header;
  request.url = '/livechat';

  return app.strapi.server.app.createContext(request, new ServerResponse(request));
};

it.each([
  ['', []],
  ['de', ['de']],
  ['en;q=0.5, fr-CH, de;q=0.9', ['fr-ch', 'de', 'en']],
  ['*, en;q=0', []],
  [',,;q=1, de ;q=0.7', ['de']],
  ['de;q=often', []],
])('reads %j of a browser as %j', (header, tags) => {
  expect(wishes(askedOf(requestWith(header)))).toEqual(tags);
});

it('reads any header at all', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(LANGUAGES).toContain(uiLanguage(wishes(askedOf(requestWith(header))), null));
    })
  );
});

it('shows the published locale that is asked for, else the site’s own', async () => {
  await addLocale(app, 'de');
  await draftPage(app, { title: 'Sprechen Sie uns an' }, 'de');
  expect((await page().query({ locale: 'de' })).text).toContain('<h1>New title</h1>');

  await publishPage(app, { title: 'Sprechen Sie uns an' }, 'de');
  expect((await page().query({ locale: 'de' })).text).toContain('<h1>Sprechen Sie uns an</h1>');
  expect((await page().query({ locale: 'ro' })).text).toContain('<h1>New title</h1>');

  await unpublishPage(app);
  expect((await page().query({ locale: 'de' })).text).toContain('<h1>Sprechen Sie uns an</h1>');
});

it('shows the one published locale to who asks for another, and to who asks for none', async () => {
  for (const asked of [{}, { locale: 'ro' }, { locale: 'en' }]) {
    expect((await page().query(asked).expect(200)).text).toContain('<h1>Sprechen Sie uns an</h1>');
  }

  const { body } = await app.request.get('/api/livechat/pages').expect(200);

  expect(body.data).toMatchObject({ locale: 'de', title: 'Sprechen Sie uns an' });
  expect((await channelPage()).text).toContain('All channels');
});

it('lists in the sitemap only what answers 200', async () => {
  const { text } = await app.request.get('/livechat/sitemap.xml').expect(200);
  const addresses = [...text.matchAll(/(?:<loc>|href=")([^<"]+)/g)].map(
    ([, address = '']) => new URL(address)
  );

  expect(addresses.length).toBeGreaterThan(3);

  for (const { pathname, search } of addresses) {
    await app.request.get(pathname + search).expect(200);
  }
});

it('is gone at once when it is unpublished', async () => {
  await unpublishPage(app, 'de');
  await page().query({ locale: 'de' }).expect(404);
  expect((await channelPage()).text).not.toContain('All channels');
});

/** The headers of an answer that could tell two apart. */
const headersOf = ({ headers }: { headers: Record<string, string> }) => ({
  ...headers,
  date: '',
});
