import type { Channel } from '../../../shared';
import { publishPage, unpublishPage } from '../../support/pages';
import { aChannel } from '../../support/people';
import { publishRatings, rated, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 2 } } });
  channel = await aChannel(app, { name: 'Fish & <Chips>' });
  await rated(app, 5, { channel: channel.slug });
});

afterAll(() => app.close());

describe('the badge of a channel', () => {
  it('is as unknown as its page until its ratings are published', async () => {
    const [hidden, unknown] = [await badge(), await badge('', 'nothing')];

    expect(hidden.status).toBe(404);
    expect(hidden.text).toBe(unknown.text);
    expect(hidden.headers.etag).toBe(unknown.headers.etag);
  });

  it('shows no figure below the minimum sample, and the figure above it', async () => {
    await publishRatings(app, channel.id);

    const before = drawn(await badge());

    expect(before).toContain('Customer satisfaction');
    expect(before).not.toContain('%');

    await rated(app, 1, { channel: channel.slug });

    const after = drawn(await badge());

    expect(after).toContain('50.0% satisfied');
    expect(after).toContain('<title>Fish &amp; &lt;Chips>: 50.0% satisfied</title>');
  });

  it('comes in two looks and every language, and takes others for the usual one', async () => {
    const usual = drawn(await badge());

    expect(drawn(await badge('?theme=dark'))).not.toBe(usual);
    expect(drawn(await badge('?theme=%22%3E'))).toBe(usual);
    expect(drawn(await badge('?locale=fr'))).toContain('de satisfaits');
  });

  it('is asked about each time, costs nothing while it is the same, and may stand on any site', async () => {
    const { headers } = await badge();

    expect(headers['content-type']).toMatch(/^image\/svg\+xml/);
    expect(headers['cache-control']).toContain('must-revalidate');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    await app.request
      .get(`/livechat/channel/${channel.slug}/badge.svg`)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
  });
});

describe('the sitemap', () => {
  it('names what is public and nothing else', async () => {
    await publishPage(app, { title: 'How good we are' });
    expect(await places()).toEqual(['/livechat', `/livechat/channel/${channel.slug}`]);

    await publishRatings(app, channel.id, false);
    expect(await places()).toEqual(['/livechat']);

    await unpublishPage(app);
    expect(await places()).toEqual([]);
  });

  it('offers each page in every language', async () => {
    await publishRatings(app, channel.id);

    const { text } = await app.request.get('/livechat/sitemap.xml').expect(200);

    expect(text).toContain(`hreflang="ar" href="http://127.0.0.1`);
    expect(text).toContain(`/livechat/channel/${channel.slug}?locale=ro"/>`);
  });
});

const badge = (query = '', slug = channel.slug) =>
  app.request.get(`/livechat/channel/${slug}/badge.svg${query}`);

const drawn = ({ body }: { body: Buffer }): string => body.toString('utf8');

async function places(): Promise<string[]> {
  const { text } = await app.request.get('/livechat/sitemap.xml').expect(200);

  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? '').pathname
  );
}
