import { type App, bootStrapi } from '../../support/strapi';

/** The lines RFC 9309 knows, and the one every search engine knows beside them. */
const LINES = [
  /^$/,
  /^#/,
  /^User-agent: \S+$/,
  /^(Allow|Disallow): \/\S*$/,
  /^Sitemap: https?:\/\/\S+$/,
];

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  await app.close();
});

describe('the playground’s robots.txt', () => {
  it('is plain text of which every line means something', async () => {
    const { status, headers, text } = await app.request.get('/robots.txt');

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(
      text.split(/\r?\n/).filter((line: string) => !LINES.some((form) => form.test(line)))
    ).toEqual([]);
    expect(text.indexOf('User-agent:')).toBeLessThan(text.indexOf('Allow:'));
  });

  it('leads to the sitemap, and lets the public pages in it be read', async () => {
    const { text } = await app.request.get('/robots.txt');
    const [, sitemap = ''] = /^Sitemap: https?:\/\/[^/]+(\S+)$/m.exec(text) ?? [];
    const { status, headers } = await app.request.get(sitemap);

    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/xml/);
    expect(text).toContain('Allow: /livechat/');
  });
});
