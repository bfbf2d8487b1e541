import { aChannel, operatorAvailable } from '../../support/people';
import { closeSockets } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: { publicUrl: 'https://cms.example.com' } });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

describe('the loader', () => {
  it('is served to any site, compressed and not for ever', async () => {
    const { status, headers } = await app.request.get('/livechat/widget.js');

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': expect.stringContaining('text/javascript'),
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=300',
      'content-encoding': 'gzip',
    });
  });

  it('is for every site, and for nobody in particular', async () => {
    const { headers } = await app.request
      .get('/livechat/widget.js')
      .set('Origin', 'https://shop.example');

    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('is not sent again to who has it', async () => {
    const { headers } = await app.request.get('/livechat/widget.js');
    const again = await app.request
      .get('/livechat/widget.js')
      .set('If-None-Match', headers.etag ?? '');

    expect(again.status).toBe(304);
  });
});

describe('a file of the panel', () => {
  it('is today’s for a tab that asks for yesterday’s, and not kept', async () => {
    const { status, headers } = await app.request.get('/livechat/widget/panel-0000.js');

    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=300');
  });

  it.each(['nothing.js', 'manifest.json', '..%2f..%2fpackage.json', 'panel'])(
    'is not found under %s',
    async (name) => {
      expect((await app.request.get(`/livechat/widget/${name}`)).status).toBe(404);
    }
  );
});

describe('a page view', () => {
  it('shows no button while nobody is on duty, and one with the operator’s name when somebody is', async () => {
    const { id: channel, slug } = await aChannel(app, { welcomeMessage: 'Bonjour' });
    const visit = () => app.request.get(`/api/livechat/widget/${slug}`).query({ page: '/shop' });

    expect((await visit()).body.data).toEqual({
      action: 'hide',
      openAfterSeconds: 0,
      appearance: null,
      operator: null,
      operatorPicture: null,
      hint: null,
    });

    await operatorAvailable(app, { channel, firstname: 'Ada' });

    expect((await visit()).body.data).toMatchObject({
      action: 'show',
      operator: 'Ada',
      appearance: { slug, welcomeMessage: 'Bonjour' },
    });
  });

  it('is refused for a channel nobody knows and from a site it does not allow', async () => {
    const { slug } = await aChannel(app, { allowedOrigins: ['https://shop.example'] });
    const unknown = await app.request.get('/api/livechat/widget/nowhere');
    const foreign = await app.request
      .get(`/api/livechat/widget/${slug}`)
      .set('Origin', 'https://evil.example');

    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'CHANNEL_UNKNOWN']);
    expect([foreign.status, foreign.body.error.details.code]).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
  });

  it('stores nothing', async () => {
    expect(await app.strapi.db.query('plugin::livechat.visitor').count()).toBe(0);
  });
});

describe('the support page', () => {
  it('brings its own strict policy and the loader of its channel', async () => {
    const { slug } = await aChannel(app, { name: 'Help <desk>' });
    const { status, headers, text } = await app.request.get(`/livechat/support/${slug}`);

    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(text).not.toContain('<desk>');
    expect(text).toContain(`data-channel="${slug}"`);
  });

  it('says in the visitor’s language that a chat is not there, with a way on and what they wrote', async () => {
    const { id, slug } = await aChannel(app);
    const { token } = await app.superAdmin();

    await app.request
      .delete(`/livechat/admin/channels/${id}`)
      .auth(token, { type: 'bearer' })
      .expect(204);

    for (const gone of [slug, 'nowhere']) {
      const { status, text, headers } = await app.request
        .get(`/livechat/support/${gone}`)
        .set('Accept-Language', 'de');

      expect(status).toBe(404);
      expect(text).toContain('Diesen Chat gibt es nicht mehr');
      expect(text).toContain('<html lang="de"');
      expect(text).toMatch(/<p class="ways">.*<a href="\/"/);
      // The loader shows what reached nobody.
      expect(text).toContain(`data-channel="${gone}"`);
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-robots-tag']).toBe('noindex');
    }
  });
});

describe('the snippet', () => {
  it('names the address visitors reach Strapi at', async () => {
    const { id, slug } = await aChannel(app);
    const { token } = await app.superAdmin();
    const { body } = await app.request
      .get(`/livechat/admin/widget/${id}`)
      .auth(token, { type: 'bearer' });

    expect(body.data).toEqual({
      script: `<script async src="https://cms.example.com/livechat/widget.js" data-channel="${slug}"></script>`,
      supportUrl: `https://cms.example.com/livechat/support/${slug}`,
    });
  });
});

it.each(['', '/manifest.webmanifest'])(
  'the support page%s is kept by language, and asked about each time',
  async (rest) => {
    const { slug } = await aChannel(app);
    const { headers } = await app.request.get(`/livechat/support/${slug}${rest}`).expect(200);

    expect(headers.vary).toContain('Accept-Language');
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');

    await app.request
      .get(`/livechat/support/${slug}${rest}`)
      .set('If-None-Match', headers.etag ?? '')
      .expect(304);
  }
);
