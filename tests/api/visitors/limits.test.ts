import { createVisitors } from '../../../server/src/visitors/service';
import { aChannel, newClientId, operatorAvailable } from '../../support/people';
import {
  closeSockets,
  connected,
  operatorClient,
  refusal,
  visitorClient,
} from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const LIMITS = {
  requestsPerMinute: 6,
  pageViewsPerMinute: 3,
  connectionsPerIp: 1,
  conversationsPerHour: 2,
  channelConversationsPerHour: 3,
  siteFactor: 3,
};

let app: App;

const boot = async (env: Record<string, string>): Promise<void> => {
  app = await bootStrapi({ env, config: { limits: LIMITS } });
};

const shut = async (): Promise<void> => {
  closeSockets();
  await app.close();
};

/** Calls so many times at once, as whoever the header says; what each time was answered. */
async function call(
  path: string,
  { times, from }: { times: number; from?: (time: number) => string }
): Promise<{ served: number; refused: number }> {
  const method = path.startsWith('/api') ? 'post' : 'get';
  const answers = await Promise.all(
    Array.from({ length: times }, (_none, time) => {
      const asked = app.request[method](path);

      return from ? asked.set('X-Forwarded-For', from(time)) : asked;
    })
  );
  const statuses = answers.map(({ status }) => status);

  return {
    served: statuses.filter((status) => status !== 429).length,
    refused: statuses.filter((status) => status === 429).length,
  };
}

const TOKENS = '/api/livechat/visitors';
const PAGE = '/livechat/sitemap.xml';

const doubt = async (): Promise<string | null> => {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get('/livechat/admin/pages/overview')
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.addressDoubt;
};

describe('behind one proxy that Strapi trusts', () => {
  beforeAll(() => boot({ PROXY_KOA: 'true', PROXY_COUNT: '1' }));
  afterAll(shut);

  it.each([TOKENS, PAGE])('each network has its own allowance: %s', async (path) => {
    const most = path === PAGE ? 3 : 6;

    for (const from of [() => '203.0.113.1', (time: number) => `2001:db8:1:1::${time}`]) {
      expect(await call(path, { times: most + 2, from })).toEqual({ served: most, refused: 2 });
    }
  });

  it('no client gets another one by writing the header itself', async () => {
    const from = (time: number) => `198.51.100.${time}, 203.0.113.3`;

    expect(await call(TOKENS, { times: 10, from })).toEqual({ served: 6, refused: 4 });
  });

  it('whoever looked at too many pages may still chat, and the other way round', async () => {
    const from = () => '203.0.113.4';

    await call(PAGE, { times: 4, from });
    expect(await call(TOKENS, { times: 8, from })).toEqual({ served: 6, refused: 2 });
    expect(await call('/livechat/health', { times: 5, from })).toEqual({ served: 3, refused: 2 });
  });

  it.each([
    ['post', TOKENS, 'application/json'],
    ['get', PAGE, 'text/plain'],
    ['get', '/livechat/channel/nothing/badge.svg', 'text/plain'],
    ['get', '/livechat/support/website', 'text/plain'],
    ['get', '/api/livechat/widget/site', 'application/json'],
  ] as const)('whoever is refused is told when to come back: %s %s', async (method, path, type) => {
    await call(path, { times: 6, from: () => '203.0.113.5' });

    const { headers, text } = await app.request[method](path)
      .set('X-Forwarded-For', '203.0.113.5')
      .expect(429);

    expect(headers['content-type']).toContain(type);
    expect(text).toContain('Too many requests; please wait a moment');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('files that are answered from memory are not counted', async () => {
    expect(await call('/livechat/widget.js', { times: 9, from: () => '203.0.113.6' })).toEqual({
      served: 9,
      refused: 0,
    });
  });

  it('finds nothing wrong with the addresses', async () => {
    expect(await doubt()).toBeNull();
  });

  describe('beginning a conversation', () => {
    const tokens = new Map<string, string>();

    /** A channel with somebody on duty. */
    const staffed = async () => {
      const channel = await aChannel(app);

      await operatorAvailable(app, { channel: channel.id });

      return channel;
    };

    /** A visitor of a network says something; the code of the refusal, if it is one. */
    async function say(visitor: string, channel: string, from: string, clientId = newClientId()) {
      const token =
        tokens.get(visitor) ?? app.strapi.plugin('livechat').service('visitors').issue().token;

      tokens.set(visitor, token);

      const { body } = await app.request
        .post('/api/livechat/conversations/messages')
        .set('X-Forwarded-For', from)
        .auth(token, { type: 'bearer' })
        .send({ channel, clientId, body: 'Hello' });

      return body.error?.details ?? null;
    }

    it('is counted by network, and saying more or the same again is not', async () => {
      const { slug } = await staffed();
      const clientId = newClientId();

      expect(await say('a', slug, '203.0.113.20', clientId)).toBeNull();
      expect(await say('a', slug, '203.0.113.20', clientId)).toBeNull();
      expect(await say('a', slug, '203.0.113.20')).toBeNull();
      expect(await say('b', slug, '203.0.113.20')).toBeNull();

      const refused = await say('c', slug, '203.0.113.20');

      expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
      expect(refused.retryAfter).toBeGreaterThan(60);
      expect(await say('b', slug, '203.0.113.20')).toBeNull();
    });

    it('has a ceiling for each channel, whoever comes', async () => {
      const { slug } = await staffed();
      const { slug: other } = await staffed();

      for (const last of [31, 32, 33]) {
        expect(await say(`d${last}`, slug, `203.0.113.${last}`)).toBeNull();
      }

      expect(await say('d34', slug, '203.0.113.34')).toMatchObject({ code: 'RATE_LIMITED' });
      expect(await say('d35', other, '203.0.113.35')).toBeNull();
    });
  });
});

describe('at addresses that many share', () => {
  const warned: string[] = [];

  beforeAll(async () => {
    await boot({});
    jest.spyOn(app.strapi.log, 'warn').mockImplementation((line) => {
      warned.push(String(line));

      return app.strapi.log;
    });
  });
  afterAll(shut);

  it('the whole site has so many times the allowance of one network', async () => {
    expect(await call(TOKENS, { times: 20 })).toEqual({ served: 18, refused: 2 });
    expect(warned.join()).toContain('limits.requestsPerMinute');
    expect(await doubt()).toBe('private');
  });

  it('a proxy that Strapi does not trust hides who asks: said once, with what to change', async () => {
    const from = (time: number) => `203.0.113.${time}`;

    expect(await call(PAGE, { times: 12, from })).toEqual({ served: 9, refused: 3 });

    const about = warned.filter((line) => line.includes('x-forwarded-for'));

    expect(about).toHaveLength(1);
    expect(about[0]).toContain('proxy: { koa: true, maxIpsCount:');
    expect(await doubt()).toBe('proxy-unknown');
  });

  it('a load balancer that asks for health is never refused', async () => {
    expect(await call('/livechat/health', { times: 30 })).toEqual({ served: 30, refused: 0 });
  });

  it('a refused socket is told when to come back, and no operator is kept out with it', async () => {
    const { token } = app.strapi.plugin('livechat').service('visitors').issue();
    const visitor = () => visitorClient(app.url, { token });

    await Promise.all([visitor(), visitor(), visitor()].map(connected));
    expect(await refusal(visitor())).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfter: expect.any(Number),
    });

    const { token: operator } = await app.adminUser({ permissions: ['conversations.answer'] });

    await connected(operatorClient(app.url, operator));
    expect(await refusal(operatorClient(app.url, 'nonsense'))).toMatchObject({
      code: 'RATE_LIMITED',
    });
  });
});

describe('where Strapi trusts proxies without knowing how many', () => {
  beforeAll(() => boot({ PROXY_KOA: 'true' }));
  afterAll(shut);

  it('whoever brings an address of their own shares the allowance of the site', async () => {
    const from = (time: number) => `198.51.100.${time}, 203.0.113.1`;

    expect(await call(TOKENS, { times: 20, from })).toEqual({ served: 18, refused: 2 });
  });

  it('says so at the start and on the screen of the website', async () => {
    const warn = jest.spyOn(app.strapi.log, 'warn');

    createVisitors({ strapi: app.strapi }).checkProxies();
    expect(warn.mock.calls.join()).toContain('proxy: { koa: true, maxIpsCount:');
    expect(await doubt()).toBe('proxies-uncounted');
  });
});
