import type { Channel } from '../../../shared';
import { publishPage } from '../../support/pages';
import { publishRatings, rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
  channel = await siteChannelOf(app);
  await publishPage(app, { title: 'Talk to us' });
  await publishRatings(app, channel.id);
});

afterAll(() => app.close());

const pages = () => ['/livechat', `/livechat/channel/${channel.slug}`, '/livechat/channel/nothing'];

it('lets nothing run and nothing load but its stylesheet and pictures', async () => {
  for (const path of pages()) {
    const { headers, text } = await app.request.get(path);

    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data: https:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    );
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  }
});

it('lets browsers keep a page but ask each time, and says when nothing has changed', async () => {
  const twins = ['/livechat', `/livechat/channel/${channel.slug}`].flatMap((path) => [
    path,
    path.replace('/livechat', '/api/livechat/pages'),
  ]);

  for (const path of twins) {
    const first = await app.request.get(path).expect(200);
    const again = await app.request.get(path).set('If-None-Match', String(first.headers.etag));

    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect([again.status, again.text]).toEqual([304, '']);
  }
});

it('compresses what is for everybody, for those who can read that', async () => {
  const twins = ['/livechat', `/livechat/channel/${channel.slug}`, '/livechat/pages.css'];

  for (const path of [...twins, '/livechat/widget.js']) {
    const small = await app.request.get(path).set('Accept-Encoding', 'gzip');
    const whole = await app.request.get(path).set('Accept-Encoding', 'identity');
    const tags = [small, whole].map(({ headers }) => String(headers.etag));

    expect([small, whole].map(({ headers }) => headers['content-encoding'])).toEqual([
      'gzip',
      undefined,
    ]);
    expect([small, whole].every(({ headers }) => /Accept-Encoding/.test(headers.vary ?? ''))).toBe(
      true
    );
    expect(small.text).toBe(whole.text);
    // Neither is taken for the other by whoever keeps them.
    expect(new Set(tags).size).toBe(2);

    for (const [index, encoding] of ['gzip', 'identity'].entries()) {
      const asked = app.request.get(path).set('Accept-Encoding', encoding);
      const again = await asked.set('If-None-Match', tags[index] ?? '');

      expect(again.status).toBe(304);
      expect(again.headers.vary).toMatch(/Accept-Encoding/);
    }
  }
});

it('changes the tag with a rating', async () => {
  const path = `/api/livechat/pages/channel/${channel.slug}`;
  const before = await app.request.get(path);

  await rated(app, 5);

  const after = await app.request.get(path).set('If-None-Match', String(before.headers.etag));

  expect(after.status).toBe(200);
  expect(after.headers.etag).not.toBe(before.headers.etag);
});

it('lets browsers keep the stylesheet a page names for good', async () => {
  const { text } = await app.request.get('/livechat');
  const [, style = ''] = /href="([^"]+pages\.css[^"]+)"/.exec(text) ?? [];
  const named = await app.request.get(style).expect(200);
  const other = await app.request.get('/livechat/pages.css?v=old').expect(200);

  expect(named.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(named.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(other.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
});

it('answers HEAD and a slash at the end as it answers the page', async () => {
  await app.request.head('/livechat').expect(200);
  await app.request.get('/livechat/').expect(200);
});

it('has a page for no other spelling of a slug', async () => {
  for (const slug of ['site', '', '%00', '..%2f..', 'a'.repeat(3_000), "' OR 1=1 --"]) {
    const { status } = await app.request.get(`/livechat/channel/${encodeURI(slug)}`);

    expect([400, 404, 414]).toContain(status);
  }
});
