import { inFull } from '../../../admin/src/channels/site-links';
import { badgeHtml, publicUrl } from '../../../admin/src/pages/links';
import { missingOf, toneOf } from '../../../admin/src/pages/missing';
import type { ListedChannel, Website } from '../../../shared';

const channel = (some: Partial<ListedChannel> = {}): ListedChannel => ({
  id: 'c1',
  slug: 'shop',
  name: 'Shop',
  published: true,
  count: 12,
  address: '/livechat/channel/shop',
  ...some,
});

const website = (some: Partial<Website> = {}): Website => ({
  address: '/livechat',
  hasPublicUrl: true,
  versions: [{ locale: 'en', title: 'Talk to us', state: 'published' }],
  defaultLocale: 'en',
  channels: [channel()],
  minimum: 5,
  structuredData: null,
  addressDoubt: null,
  ...some,
});

const kinds = (some: Partial<Website>): string[] =>
  missingOf(website(some)).map(({ kind }) => kind);

it('finds nothing missing when page and a channel are published with figures', () => {
  expect(kinds({})).toEqual([]);
});

it.each([
  ['no page', { versions: [] }, ['page-missing']],
  ['a draft only', { versions: [{ locale: 'en', title: 'x', state: 'draft' }] }, ['page-draft']],
  [
    'one locale published, one a draft',
    {
      versions: [
        { locale: 'en', title: 'x', state: 'published' },
        { locale: 'fr', title: 'y', state: 'draft' },
      ],
    },
    [],
  ],
  [
    'later changes',
    { versions: [{ locale: 'en', title: 'x', state: 'modified' }] },
    ['page-modified'],
  ],
  [
    'another locale than the site’s own',
    { versions: [{ locale: 'fr', title: 'y', state: 'published' }] },
    ['page-locale'],
  ],
  [
    'no locales at all',
    { defaultLocale: null, versions: [{ locale: null, title: 'y', state: 'published' }] },
    [],
  ],
  ['no published channel', { channels: [channel({ published: false })] }, ['channels']],
  ['no channel at all', { channels: [] }, ['channels']],
  ['too few ratings', { channels: [channel({ count: 4 })] }, ['sample']],
  [
    'few ratings of an unpublished one',
    { channels: [channel(), channel({ published: false, count: 0 })] },
    [],
  ],
  ['no public address', { hasPublicUrl: false }, ['public-url']],
] as const)('with %s it names what is missing', (_name, some, missing) => {
  expect(kinds(some as Partial<Website>)).toEqual(missing);
});

it('calls serious what keeps everybody from seeing anything', () => {
  const all = missingOf(website({ versions: [], channels: [], hasPublicUrl: false }));

  expect(all.filter((one) => toneOf(one) === 'danger').map(({ kind }) => kind)).toEqual([
    'page-missing',
    'channels',
  ]);
});

it.each([
  ['proxy-unknown', 'warning'],
  ['proxies-uncounted', 'warning'],
  ['private', 'info'],
] as const)('says why visitors cannot be told apart: %s', (addressDoubt, tone) => {
  expect(missingOf(website({ addressDoubt })).map((one) => [one.kind, toneOf(one)])).toEqual([
    [addressDoubt, tone],
  ]);
});

describe('an address', () => {
  beforeAll(() => {
    Object.assign(globalThis, {
      window: { location: { href: 'https://cms.example/admin/x' }, strapi: { backendURL: '' } },
    });
  });

  afterAll(() => {
    Reflect.deleteProperty(globalThis, 'window');
  });

  it('is made whole where the server does not know its own', () => {
    expect(publicUrl('/livechat/channel/shop')).toContain('/livechat/channel/shop');
    expect(publicUrl('https://other.example/livechat')).toBe('https://other.example/livechat');
  });

  it('is made whole in a snippet too', () => {
    const script = (at: string) =>
      `<script async src="${at}/livechat/widget.js" data-channel="shop"></script>`;
    const snippet = (at: string) => ({
      script: script(at),
      supportUrl: `${at}/livechat/support/shop`,
    });

    expect(inFull(snippet('/cms'))).toEqual(snippet('https://cms.example/cms'));
    expect(inFull(snippet('https://x.example/cms'))).toEqual(snippet('https://x.example/cms'));
  });

  it('stands in a badge beside a name that cannot break out of it', () => {
    expect(badgeHtml('https://x.example/livechat/channel/shop', 'A "B" <c>')).toContain(
      'alt="A &quot;B&quot; &lt;c>"'
    );
  });
});
