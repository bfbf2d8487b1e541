import type { Channel } from '../../../shared';
import { publishPage } from '../../support/pages';
import { openProxy, type ReverseProxy } from '../../support/proxy';
import { publishRatings, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { closeSockets, connected, visitorClient } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

/** Sites that have Strapi below a path: what the proxy leaves of it, and where the pages are. */
const SITES = [
  { name: 'cut off by the proxy', keepPrefix: false, basePath: '/livechat', rest: '/v1' },
  { name: 'left in place by the proxy', keepPrefix: true, basePath: '/cms/chat', rest: '/cms/v1' },
  { name: 'cut off, its API without one', keepPrefix: false, basePath: '/livechat', rest: '' },
] as const;

const PREFIX = '/cms';

describe.each(SITES)('Strapi below a path that is $name', ({ keepPrefix, basePath, rest }) => {
  let proxy: ReverseProxy;
  let app: App;
  let channel: Channel;
  let root: string;

  beforeAll(async () => {
    proxy = await openProxy({ prefix: PREFIX, keepPrefix });
    app = await bootStrapi({
      config: { ...UNHURRIED, basePath },
      env: {
        PUBLIC_URL: keepPrefix ? proxy.origin : proxy.origin + PREFIX,
        REST_PREFIX: rest,
      },
    });
    proxy.lead(app.url);
    root = proxy.origin + (keepPrefix ? '' : PREFIX) + basePath;
    channel = await siteChannelOf(app);
    await publishPage(app, { title: 'Talk to us' });
    await publishRatings(app, channel.id);
  });

  afterAll(async () => {
    closeSockets();
    await app.close();
    await proxy.close();
  });

  const text = async (address: string): Promise<string> => {
    const answer = await fetch(address);

    expect([address, answer.status]).toEqual([address, 200]);

    return answer.text();
  };

  it('has a loader that knows its API, and its sockets beside it', async () => {
    const loader = await text(`${root}/widget.js`);
    const [, api = ''] = /"((?:\.\.\/)+\S*) \S+\/widget\.js"/.exec(loader) ?? [];
    const answer = await fetch(new URL(`${api}/widget/site`, `${root}/widget.js`));

    expect([answer.status, await answer.json()]).toMatchObject([200, { data: { action: 'hide' } }]);
    await text(new URL('widget/panel-0.js', `${root}/widget.js`).href);

    const session = await fetch(new URL(`${api}/visitors`, `${root}/widget.js`), {
      method: 'POST',
    });
    const { token } = (await session.json()).data;
    const { origin, pathname } = new URL('socket', `${root}/widget.js`);

    await connected(visitorClient(origin, { token }, { path: pathname }));
    expect(await text(`${origin}${pathname}/?EIO=4&transport=polling`)).toMatch(/^0{"sid"/);
  });

  it.each(['', '/'])(
    'has a support page that finds the loader (with “%s” at its end)',
    async (end) => {
      const address = `${root}/support/${channel.slug}${end}`;
      const page = await text(address);
      const [, loader = ''] = /<script[^>]* src="([^"]+)"/.exec(page) ?? [];
      const [, manifest = ''] = /rel="manifest" href="([^"]+)"/.exec(page) ?? [];

      expect(new URL(loader, address).href).toBe(`${root}/widget.js`);

      const from = new URL(manifest, address).href;
      const { start_url, scope } = JSON.parse(await text(from));

      expect(new URL(start_url, from).href).toBe(`${root}/support/${channel.slug}`);
      expect(new URL(scope, from).href).toBe(`${root}/support/${channel.slug}`);
    }
  );

  it('has public pages whose every address leads somewhere', async () => {
    const page = await text(`${root}/channel/${channel.slug}`);
    const index = await text(root);
    const sitemap = await text(`${root}/sitemap.xml`);
    const hrefs = [...`${page}${index}`.matchAll(/(?:href|src)="([^"]+)"/g)];
    const located = [...sitemap.matchAll(/(?:<loc>|href=")([^<"]+)/g)];
    const addresses = [...hrefs, ...located].map(
      ([, address = '']) => new URL(address.replaceAll('&amp;', '&'), root).href
    );

    expect(addresses.length).toBeGreaterThan(20);

    for (const address of new Set(addresses)) {
      await text(address);
    }

    expect(page).toContain(`<link rel="canonical" href="${root}/channel/${channel.slug}"/>`);
    expect(sitemap).toContain(`<loc>${root}</loc>`);
    await text(`${root}/channel/${channel.slug}/badge.svg`);
  });

  it('is named by the snippet and on the Website screen', async () => {
    const { token } = await app.superAdmin();
    const admin = (path: string) => app.request.get(path).auth(token, { type: 'bearer' });
    const snippet = await admin(`/livechat/admin/widget/${channel.id}`);
    const website = await admin('/livechat/admin/pages/overview');

    expect(snippet.body.data.script).toContain(`src="${root}/widget.js"`);
    expect(snippet.body.data.supportUrl).toBe(`${root}/support/${channel.slug}`);
    expect(website.body.data.address).toBe(root);
  });

  it('sends the pass to its own pages only, and keeps the switch on them', async () => {
    const { token } = await app.superAdmin();
    const given = await app.request
      .post('/livechat/admin/previews/session')
      .auth(token, { type: 'bearer' })
      .send({});
    const [pass = ''] = given.headers['set-cookie'] as unknown as string[];
    const cookie = pass.split(';')[0] ?? '';
    const address = `${root}/channel/${channel.slug}`;

    expect(pass).toContain(`path=${new URL(root).pathname};`);

    const page = await (await fetch(address, { headers: { cookie } })).text();
    const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page) ?? [];
    const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(page) ?? [];
    const flipped = await fetch(new URL(action, address), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ published: 'true', formToken }),
    });

    expect(flipped.status).toBe(303);
    expect(new URL(flipped.headers.get('location') ?? '', address).href).toBe(address);
  });

  it('shows drafts at an address that leads here', async () => {
    const { token } = await app.superAdmin();
    const { body } = await app.request
      .post('/livechat/admin/pages/preview')
      .auth(token, { type: 'bearer' })
      .send({});

    expect(await text(new URL(body.data.url, proxy.origin).href)).toContain('Talk to us');
  });
});
