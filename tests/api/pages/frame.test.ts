import type { Channel } from '../../../shared';
import { publishPage } from '../../support/pages';
import { publishRatings, rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let channel: Channel;

beforeAll(async () => {
  app = await bootStrapi({
    config: {
      ...UNHURRIED,
      publicUrl: 'https://cms.shop.example/strapi',
      ratings: { minimumSample: 1 },
      pages: {
        layout: {
          header: '<header class="site" style="color: red">Our shop</header>',
          footer: '<footer>Imprint</footer>',
          stylesheets: ['https://shop.example/site.css'],
        },
        theme: { light: { accent: '#0a7d55' } },
      },
    },
  });
  channel = await siteChannelOf(app);
  await publishPage(app, { title: 'Talk to us' });
  await publishRatings(app, channel.id);
  await rated(app, 5);
});

afterAll(() => app.close());

const channelPath = () => `/livechat/channel/${channel.slug}`;
const text = async (path: string) => (await app.request.get(path).expect(200)).text;

it('stands between the site’s own header and footer, with its style sheets', async () => {
  for (const path of ['/livechat', channelPath()]) {
    const { text: html, headers } = await app.request.get(path).expect(200);

    expect(html).toMatch(
      /<body><header class="site" style="color: red">Our shop<\/header>.*<footer>Imprint/s
    );
    expect(html).toContain('<link rel="stylesheet" href="https://shop.example/site.css"');
    expect(headers['content-security-policy']).toContain(
      "style-src 'self' https://shop.example 'unsafe-hashes' 'sha256-NerDAUWfwD31YdZHveMrq0GLjsNFMwxLpZl0dPUeCcw='; font-src 'self' https://shop.example;"
    );
  }
});

it('has the site’s own colours, and a version that browsers keep for good', async () => {
  const [, href = ''] = /href="([^"]*pages\.css[^"]*)"/.exec(await text('/livechat')) ?? [];
  const { text: css, headers } = await app.request.get(href.replace('/strapi', '')).expect(200);

  expect(css).toContain('--lc-accent: #0a7d55;');
  expect(headers['cache-control']).toContain('immutable');
});

it('names itself and its translations with the site’s own address', async () => {
  const plain = await text(channelPath());
  const french = await text(`${channelPath()}?locale=fr&period=30`);
  const address = `https://cms.shop.example/strapi${channelPath()}`;

  expect(plain).toContain(`<link rel="canonical" href="${address}"`);
  expect(french).toContain(`<link rel="canonical" href="${address}?locale=fr"`);
  expect(plain).toContain(`hreflang="de" href="${address}?locale=de"`);
  expect(plain).toContain(`hreflang="x-default" href="${address}"`);
  expect(await text('/livechat')).not.toContain('rel="alternate" hreflang="de"');
});

it('comes as a fragment when asked: nothing around it, and a style sheet that stays inside', async () => {
  const html = await text(`${channelPath()}?fragment=1`);

  expect(html).toMatch(/^<div class="livechat">/);
  expect(html).not.toMatch(/<html|<head>|<body|<main|Our shop/);
  expect(html).toContain('https://cms.shop.example/strapi/livechat/fragment.css?v=');
  expect(html).toContain('100.0%');
  expect((await app.request.get('/livechat/fragment.css').expect(200)).text).toContain(
    '.livechat {'
  );
});

it('marks figures up for search engines only when an editor chose how', async () => {
  expect(await text(channelPath())).not.toContain('ld+json');

  await publishPage(app, { title: 'Talk to us', structuredData: 'Organization' });

  const [, json = ''] =
    /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await text(channelPath())) ?? [];

  expect(JSON.parse(json)).toMatchObject({
    '@type': 'Organization',
    name: channel.name,
    aggregateRating: { ratingValue: 5, ratingCount: 1 },
  });
  expect(await text(`${channelPath()}?period=7`)).not.toContain('ld+json');
});

it('leaves out of pages and data what an editor left out', async () => {
  await publishPage(app, {
    title: 'Talk to us',
    showMetrics: false,
    showLatest: false,
    showMembers: false,
  });

  const page = await text(channelPath());
  const { body } = await app.request.get(`/api/livechat/pages/channel/${channel.slug}`);

  expect(page).not.toContain('id="latest"');
  expect(page).not.toContain('id="team"');
  expect(body.data).toMatchObject({ faces: [], members: [], metrics: { count: 1 } });
  expect(await text('/livechat')).not.toContain('% satisfied');
  expect(
    (await app.request.get('/api/livechat/pages')).body.data.channels[0].happyShare
  ).toBeNull();
});

it('lists each page of the sitemap in the languages it is written in', async () => {
  const xml = await text('/livechat/sitemap.xml');
  const [index = '', ofChannel = ''] = xml.split('<url>').slice(1);

  expect(index.match(/hreflang="[^"]+"/g)).toEqual(['hreflang="en"', 'hreflang="x-default"']);
  expect(ofChannel.match(/hreflang/g)).toHaveLength(7);
});
