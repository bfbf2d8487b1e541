import { visitorToken } from '../../support/people';
import {
  closeSockets,
  connected,
  operatorClient,
  refusal,
  visitorClient,
} from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';

const LIMITS = { requestsPerMinute: 2, connectionsPerIp: 1, siteFactor: 3 };

let app: App;

async function boot(env: Record<string, string>): Promise<void> {
  app = await bootStrapi({ env, config: { limits: LIMITS } });
}

afterEach(async () => {
  closeSockets();
  await app.close();
});

/** Asks for a token so many times at once; what each time was answered. */
async function ask(times: number, forwardedFor?: (time: number) => string) {
  const answers = await Promise.all(
    Array.from({ length: times }, (_none, time) => {
      const call = app.request.post('/api/livechat/visitors').send({});

      return forwardedFor ? call.set('X-Forwarded-For', forwardedFor(time)) : call;
    })
  );

  return answers.map(({ status }) => status);
}

const counted = (statuses: readonly number[]) => ({
  served: statuses.filter((status) => status === 200).length,
  refused: statuses.filter((status) => status === 429).length,
});

describe('behind one proxy that Strapi trusts', () => {
  beforeEach(() => boot({ PROXY_KOA: 'true', PROXY_COUNT: '1' }));

  it('each network has its own allowance', async () => {
    expect(counted(await ask(3, () => '203.0.113.1'))).toEqual({ served: 2, refused: 1 });
    expect(counted(await ask(3, () => '203.0.113.2'))).toEqual({ served: 2, refused: 1 });
    expect(counted(await ask(3, (time) => `2001:db8:1:1::${time}`))).toEqual({
      served: 2,
      refused: 1,
    });
  });

  it('no client gets another one by writing the header itself', async () => {
    const invented = (time: number) => `198.51.100.${time}, 203.0.113.3`;

    expect(counted(await ask(5, invented))).toEqual({ served: 2, refused: 3 });
  });

  it('whoever is refused is told when to come back', async () => {
    await ask(2, () => '203.0.113.4');

    const { headers, body } = await app.request
      .post('/api/livechat/visitors')
      .set('X-Forwarded-For', '203.0.113.4')
      .expect(429);

    expect(body.error.details).toEqual({
      code: 'RATE_LIMITED',
      retryAfter: Number(headers['retry-after']),
    });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
  });
});

describe.each([
  ['at an address of this machine', {}, undefined],
  ['behind a proxy that Strapi does not trust', {}, (time: number) => `203.0.113.${time}`],
  [
    'where clients may choose their address',
    { PROXY_KOA: 'true' },
    (time: number) => `198.51.100.${time}, 203.0.113.1`,
  ],
])('%s', (_where, env, forwardedFor) => {
  it('the whole site has so many times the allowance of one network', async () => {
    await boot(env);

    expect(counted(await ask(10, forwardedFor))).toEqual({ served: 6, refused: 4 });
  });
});

it('tells a refused socket when to come back, and keeps no operator out with it', async () => {
  await boot({});

  const token = await visitorToken(app);
  const visitor = () => visitorClient(app.url, { token });

  await Promise.all([visitor(), visitor(), visitor()].map(connected));

  const refused = await refusal(visitor());

  expect(refused).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });

  const { token: operator } = await app.adminUser({ permissions: ['conversations.answer'] });

  await connected(operatorClient(app.url, operator));
  expect(await refusal(operatorClient(app.url, 'nonsense'))).toMatchObject({
    code: 'RATE_LIMITED',
  });
});
