/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require"]}
 */

import { renderChannel, renderIndex, renderNotFound } from '../../../server/src/pages/render';
import { readBlocks } from '../../../server/src/site/blocks';
import { BARE } from '../../../server/src/site/frame';
import type { Place } from '../../../server/src/site/Layout';
import type { Block, PublicChannel, PublicIndex } from '../../../shared';
import { NASTY_TEXTS } from '../../support/nasty';

const place: Place = {
  root: '/livechat',
  home: '/',
  origin: '',
  language: 'en',
  isAsked: false,
  frame: BARE,
  styleVersion: 'v1',
};

const indexPage = (page: PublicIndex, at = place): string =>
  renderIndex({ page, place: at, locales: ['en'] });

const index = (some: Partial<PublicIndex> = {}): PublicIndex => ({
  locale: 'en',
  title: 'Talk to us',
  intro: [],
  seoTitle: null,
  seoDescription: null,
  channels: [],
  ...some,
});

const channel = (some: Partial<PublicChannel> = {}): PublicChannel => ({
  slug: 'shop',
  name: 'Shop',
  description: null,
  imageUrl: null,
  metrics: {
    period: 'all',
    count: 1284,
    shares: { satisfied: 82.4, okay: 10.1, dissatisfied: 7.5 },
    average: 4.5,
    mood: 5,
    minimum: 5,
  },
  faces: [5, 3, 1],
  membersOf: 3,
  members: [
    {
      name: 'Ada',
      pictureUrl: null,
      count: 2,
      shares: { satisfied: 100, okay: 0, dissatisfied: 0 },
    },
    {
      name: 'Brook',
      pictureUrl: 'https://site.example/livechat/picture/b.webp',
      count: 0,
      shares: null,
    },
  ],
  ...some,
});

const withheld = channel({
  metrics: { period: 'all', count: null, shares: null, average: null, mood: null, minimum: 5 },
  faces: [],
  membersOf: 0,
  members: [{ name: 'Ada', pictureUrl: null, count: 0, shares: null }],
});

const channelPage = (some: Partial<PublicChannel> = {}, hasIndex = true): string =>
  renderChannel({ channel: channel(some), place, hasIndex }, null);

/** What a browser would find in a page that runs or loads something not ours. */
function foreignIn(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const elements = [...page.querySelectorAll('*')];
  const attributes = elements.flatMap(({ attributes }) => [...attributes]);
  const addresses = attributes.filter(({ name }) => ['href', 'src'].includes(name));

  return [
    ...elements
      .filter(({ localName }) => FOREIGN.includes(localName))
      .map(({ localName }) => localName),
    ...attributes.filter(({ name }) => /^on|^style$/.test(name)).map(({ name }) => name),
    ...addresses
      .map(({ value }) => new URL(value, 'https://page.invalid/').protocol)
      .filter((protocol) => !['https:', 'http:', 'mailto:', 'tel:'].includes(protocol)),
  ];
}

const FOREIGN = ['script', 'iframe', 'object', 'embed', 'style', 'form', 'base'];

describe('the Livechat page', () => {
  it('is a document in its language with title and description', () => {
    const html = indexPage(index({ seoTitle: 'Chat | Shop', seoDescription: 'Ask us' }), place);

    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
    expect(html).toContain('<title>Chat | Shop</title>');
    expect(html).toContain('<meta name="description" content="Ask us"/>');
    expect(html).toContain('<h1>Talk to us</h1>');
  });

  it('takes its title for the browser when no other is written', () => {
    expect(indexPage(index(), place)).toContain('<title>Talk to us</title>');
  });

  it('says so when no channel is public', () => {
    expect(indexPage(index(), place)).toContain('No public channels yet');
  });

  it('leads to each channel from its speech bubble, with its happy share', () => {
    const card = { slug: 'shop', name: 'Shop', imageUrl: null, happyShare: 82.4, mood: 5 as const };
    const html = indexPage(index({ channels: [card] }), place);

    expect(html).toContain('href="/livechat/channel/shop?locale=en"');
    expect(html).toContain('href="#bubble"');
    expect(html).toContain('82.4% satisfied');
  });

  it('shows a channel’s picture in place of the bubble', () => {
    const card = { slug: 's', name: 'S', imageUrl: '/uploads/s.png', happyShare: null, mood: null };
    const html = indexPage(index({ channels: [card] }), place);

    expect(html).toContain('src="/uploads/s.png"');
    expect(html).not.toContain('href="#bubble"');
    expect(html).not.toContain('satisfied</span>');
  });

  it('is written from the right in Arabic', () => {
    expect(indexPage(index(), { ...place, language: 'ar' })).toContain(
      '<html lang="ar" dir="rtl">'
    );
  });

  it('marks content that is in another language than the page’s own words', () => {
    expect(indexPage(index({ locale: 'de' }), place)).toContain('<header lang="de" dir="ltr">');
  });

  it.each(NASTY_TEXTS)('shows %j as text wherever an editor or a channel says it', (nasty) => {
    const intro = readBlocks([
      { type: 'paragraph', children: [{ type: 'text', text: nasty }] },
      {
        type: 'paragraph',
        children: [{ type: 'link', url: nasty, children: [{ type: 'text', text: nasty }] }],
      },
      { type: 'image', image: { url: nasty, alternativeText: nasty } },
      { type: 'code', children: [{ type: 'text', text: nasty }] },
    ]);
    const card = { slug: nasty, name: nasty, imageUrl: null, happyShare: 1, mood: 1 as const };
    const page = index({
      intro,
      title: nasty,
      seoTitle: nasty,
      seoDescription: nasty,
      channels: [card],
    });

    const html = indexPage(page, place);

    expect(foreignIn(html)).toEqual([]);
    expect(new DOMParser().parseFromString(html, 'text/html').title.trim()).toBe(
      nasty.replaceAll(/[\t\n\f\r ]+/g, ' ').trim()
    );
  });
});

describe('the intro', () => {
  const intro = (...blocks: object[]): string =>
    indexPage(index({ intro: readBlocks(blocks) as Block[] }), place);
  const words = (text: string) => [{ type: 'text', text }];

  it('puts its highest headings right below the title', () => {
    const html = intro(
      { type: 'heading', level: 3, children: words('One') },
      { type: 'heading', level: 4, children: words('Two') }
    );

    expect(html).toContain('<h2>One</h2><h3>Two</h3>');
  });

  it('has one heading of the first level, whatever an editor chose', () => {
    const html = intro({ type: 'heading', level: 1, children: words('One') });

    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<h2>One</h2>');
  });

  it('puts a list that follows an item inside it', () => {
    const item = (text: string) => ({ type: 'list-item', children: words(text) });
    const inner = { type: 'list', format: 'ordered', children: [item('b')] };
    const html = intro({
      type: 'list',
      format: 'unordered',
      children: [item('a'), inner, item('c')],
    });

    expect(html).toContain('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>');
  });

  it('draws every mark, quote, code, link and picture', () => {
    const marks = { bold: true, italic: true, underline: true, strikethrough: true, code: true };
    const html = intro(
      { type: 'paragraph', children: [{ type: 'text', text: 'x', ...marks }] },
      { type: 'quote', children: words('q') },
      { type: 'code', children: words('a < b') },
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'https://a.example', children: words('a') }],
      },
      { type: 'image', image: { url: '/p.png', alternativeText: 'Pot', width: 4, height: 3 } }
    );

    expect(html).toContain('<strong><em><u><s><code>x</code></s></u></em></strong>');
    expect(html).toContain('<blockquote>q</blockquote>');
    expect(html).toContain('<pre><code>a &lt; b</code></pre>');
    expect(html).toContain('<a href="https://a.example" rel="noopener">a</a>');
    expect(html).toContain('<img src="/p.png" alt="Pot" loading="lazy" width="4" height="3"/>');
  });

  it('leaves out empty paragraphs', () => {
    expect(intro({ type: 'paragraph', children: words(' ') })).toContain(
      '<div class="intro"></div>'
    );
  });
});

describe('a channel’s page', () => {
  it('shows the share of each face, to one decimal', () => {
    const html = channelPage();

    for (const share of ['82.4%', '10.1%', '7.5%']) {
      expect(html).toContain(`<span class="share">${share}</span>`);
    }

    expect(html).toContain('Ratings counted: 1,284');
  });

  it('shows the last faces, each named for who does not see it', () => {
    expect(
      channelPage()
        .match(/<ol class="faces">(.*?)<\/ol>/)?.[1]
        ?.match(/<li>/g)
    ).toHaveLength(3);
    expect(channelPage()).toContain('<span class="unseen">Dissatisfied</span>');
  });

  it('shows the team with own shares and of how many those are, or that nobody rated them yet', () => {
    expect(channelPage()).toMatch(/Ada.*100\.0%.*Ratings counted: 2<.*Brook.*Not rated yet/s);
  });

  it('says who is not rated yet although the latest faces are left out', () => {
    const html = channelPage({ faces: [] });

    expect(html).toContain('Not rated yet');
    expect(html).toContain('own ratings among the latest 3');
  });

  it('says in a sentence that figures are withheld, and shows no figure at all', () => {
    const html = renderChannel({ channel: withheld, place, hasIndex: true }, null);

    expect(html).toContain('Figures appear here once enough customers have rated (needed: 5).');
    expect(html).toContain('Ada');
    expect(html.replace(/[0-9]+%"/g, '')).not.toMatch(/\d%|Not rated yet/);
  });

  it('leads to each period and says which one this is', () => {
    const html = channelPage();

    expect(html).toContain('href="/livechat/channel/shop?period=7&amp;locale=en"');
    expect(html).toContain('href="/livechat/channel/shop?locale=en" aria-current="true">All time');
  });

  it('leads back only where there is something to go back to', () => {
    expect(channelPage({}, true)).toContain('All channels');
    expect(channelPage({}, false)).not.toContain('All channels');
  });

  it.each(NASTY_TEXTS)('shows %j as text wherever it is said', (nasty) => {
    const html = channelPage({
      slug: nasty,
      name: nasty,
      description: nasty,
      members: [{ name: nasty, pictureUrl: null, count: 0, shares: null }],
    });

    expect(foreignIn(html)).toEqual([]);
  });
});

describe('the page for what is not there', () => {
  it.each([
    [true, ['/livechat?locale=en', '/cms/']],
    [false, ['/cms/']],
  ])('names nothing, and leads on; with a Livechat page to go to: %s', (hasIndex, ways) => {
    const html = renderNotFound({ place: { ...place, home: '/cms/' }, hasIndex });
    const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);

    expect(html).toContain('This page does not exist');
    expect(links).toEqual(ways);
  });
});
