import { document, tableRows } from '../house/files';
import { type Caller, makeWorld, type World } from '../support/callers';
import { everyField, fieldOf, HOSTILE_JSON } from '../support/hostile';
import { UNKNOWN_IDS } from '../support/nasty';
import { routesOf, type ServedRoute } from '../support/routes';

/** Every name our routes read from a body. */
const FIELDS = [
  ...['token', 'channel', 'conversation', 'clientId', 'body', 'page', 'locale', 'value', 'comment'],
  ...['email', 'published', 'formToken', 'ids', 'hidden', 'handled', 'note', 'users', 'rules'],
  ...['country', 'chatName', 'languages', 'conversationLimit', 'busy', 'name', 'query', 'shared'],
  ...['slug', 'look', 'image', 'description', 'allowedOrigins', 'hours', 'ask', 'site', 'reason'],
];

/** Every name a route reads from an address, as docs/http.md tells. */
function parametersOf({ method, path, audience }: ServedRoute): string[] {
  const [, , takes = ''] =
    tableRows(document('docs/http.md')).find(
      ([verb, address]) => verb === method && address === path
    ) ?? [];
  const named = [...takes.matchAll(/[?&](\w+)=/g)].map(([, name = '']) => name);

  return [
    ...named,
    ...(takes.includes('Filters') ? FILTERS : []),
    ...(audience === 'public' ? PAGE_PARAMETERS : []),
  ];
}

const FILTERS = [
  ...['faces', 'hidden', 'commented', 'handled', 'source', 'channel', 'operator', 'mine'],
  ...['language', 'visitor', 'conversation', 'since', 'until', 'search'],
];

const PAGE_PARAMETERS = ['locale', 'period', 'theme', 'size', 'preview', 'v', 'fragment'];

/** Values of a parameter, as an address writes them. */
const HOSTILE_PARAMETERS: Record<string, (name: string) => string> = {
  nothing: (name) => `${name}=`,
  twice: (name) => `${name}=1&${name}=2`,
  'an object': (name) => `${name}[toString]=1&${name}[length]=-1`,
  'a list': (name) => `${name}[]=1&${name}[]=`,
  'a deep object': (name) => `${name}${'[a]'.repeat(500)}=1`,
  'a NUL': (name) => `${name}=%00`,
  'no UTF-8': (name) => `${name}=%ff%fe`,
  'half an emoji': (name) => `${name}=%ed%a0%bd`,
  'a huge number': (name) => `${name}=1e308`,
  'a huge page': (name) => `${name}=9007199254740993`,
  'below nothing': (name) => `${name}=-1`,
  'no number': (name) => `${name}=NaN`,
  'a year nobody lives': (name) => `${name}=%2B275760-09-13T00:00:00.001Z`,
  'a long text': (name) => `${name}=${'a'.repeat(3_000)}`,
  'a prototype': (name) => `${name}=__proto__&${name}=constructor`,
};

/** Bodies that are no JSON. */
const HOSTILE_BODIES: Record<string, { type: string; body: string }> = {
  'half a JSON': { type: 'application/json', body: '{"a":' },
  'a deep form': { type: 'application/x-www-form-urlencoded', body: `a${'[a]'.repeat(20_000)}=1` },
  'a wide form': { type: 'application/x-www-form-urlencoded', body: 'a[]=1&'.repeat(5_000) },
  'a form of ours': {
    type: 'application/x-www-form-urlencoded',
    body: FIELDS.map((name) => `${name}[toString]=1`).join('&'),
  },
  text: { type: 'text/plain', body: 'hello' },
  'an unknown type': { type: 'application/x-nothing', body: '\0\u0001' },
};

/** Refused before anybody looks inside. */
const DEEP = Object.keys(HOSTILE_JSON).filter((name) => name.startsWith('deep'));

// Hundreds of calls in each test.
jest.setTimeout(180_000);

let world: World;

beforeAll(async () => {
  world = await makeWorld();
  // Strapi writes a line for every body that is no JSON.
  world.app.strapi.log.silent = true;
});

afterAll(() => world.close());

/** Who gets furthest with a route. */
const CALLER: Record<ServedRoute['audience'], Caller> = {
  admin: 'root',
  api: 'owner',
  public: 'nobody',
};

/** What stands in an address where a route has a place for it. */
const placesOf = ({ channel, conversation, rating, operator, view }: World) => ({
  ':channel': [channel.slug, channel.id],
  ':slug': [channel.slug],
  ':id': [channel.id, conversation, rating, operator, view],
  ':operator': [operator],
  ':file': ['nothing.js'],
  ':token': ['nothing'],
  ':kind': ['transcript'],
  ':language': ['en'],
});

/** The addresses of a route with things that exist. */
const addressesOf = ({ path }: ServedRoute): string[] =>
  path
    .split('/')
    .map((part) => {
      const [, name] = /^(:[a-z]+)/.exec(part) ?? [];

      return name === undefined
        ? [part]
        : placesFor(name).map((value) => part.replace(name, value));
    })
    .reduce<string[][]>(
      (all, parts) => all.flatMap((one) => parts.map((part) => [...one, part])),
      [[]]
    )
    .map((parts) => parts.join('/'));

function placesFor(name: string): string[] {
  const places: Record<string, string[]> = placesOf(world);
  const found = places[name];

  if (found === undefined) {
    throw new Error(`Nothing is known to stand for ${name}`);
  }

  return found;
}

/** Sends a call as whoever gets furthest with the route. */
async function call(
  { method, audience }: ServedRoute,
  path: string,
  sent?: { type: string; body: string }
): Promise<number> {
  const request = world.app.request[method.toLowerCase() as 'get'](path).redirects(0);
  const token = world.tokens[CALLER[audience]];

  if (token !== '') {
    request.auth(token, { type: 'bearer' });
  }

  const { status } = await (sent
    ? request.set('Content-Type', sent.type).send(sent.body)
    : request);

  return status;
}

/** The routes that let something else than what is expected happen. */
async function faults(
  calls: readonly (readonly [ServedRoute, string, { type: string; body: string }?])[],
  isFine: (status: number) => boolean = (status) => status < 500
): Promise<string[]> {
  const found: string[] = [];

  for (const [route, path, sent] of calls) {
    const status = await call(route, path, sent);

    if (!isFine(status)) {
      found.push(`${route.method} ${path.slice(0, 100)}: ${status}`);
    }
  }

  return found;
}

const routes = (): ServedRoute[] => routesOf(world.app.strapi);

/** Routes that read bodies; deleting what the other tests need is left out. */
const withBody = (): ServedRoute[] => routes().filter(({ method }) => /POST|PUT/.test(method));

/** Routes with a place in their address for something that may not exist. */
const withPlace = (): ServedRoute[] => routes().filter(({ path }) => path.includes(':'));

/** Long values stand in one field only: Strapi takes no body of more than a megabyte. */
const short = (value: string): string => (value.length > 20_000 ? '1' : value);

const json = (body: string) => ({ type: 'application/json', body });

describe('a body', () => {
  it.each(Object.keys(HOSTILE_JSON))('that is %s makes no server error', async (name) => {
    const value = HOSTILE_JSON[name] ?? '';
    const calls = withBody().flatMap((route) => {
      const [path = ''] = addressesOf(route);

      return [json(value), json(everyField(FIELDS, short(value)))].map(
        (sent) => [route, path, sent] as const
      );
    });

    expect(await faults(calls)).toEqual([]);
  });

  it.each(DEEP)('of %s is refused by every route that takes one', async (name) => {
    const body = fieldOf('anything', HOSTILE_JSON[name] ?? '');
    const calls = withBody().map(
      (route) => [route, addressesOf(route)[0] ?? '', json(body)] as const
    );

    expect(await faults(calls, (status) => status === 400)).toEqual([]);
  });

  it.each(Object.keys(HOSTILE_BODIES))('of %s makes no server error', async (name) => {
    const calls = withBody().map(
      (route) => [route, addressesOf(route)[0] ?? '', HOSTILE_BODIES[name] ?? json('')] as const
    );

    expect(await faults(calls)).toEqual([]);
  });
});

describe('an address', () => {
  it.each(Object.keys(HOSTILE_PARAMETERS))(
    'with %s as a parameter makes no server error',
    async (name) => {
      const parameter = HOSTILE_PARAMETERS[name];
      const calls = routes()
        .filter(({ method }) => method === 'GET')
        .flatMap((route) =>
          parametersOf(route).map(
            (known) => [route, `${addressesOf(route)[0]}?${parameter?.(known)}`] as const
          )
        );

      expect(await faults(calls)).toEqual([]);
    }
  );

  it('with something in it that names nothing makes no server error', async () => {
    const calls = withPlace().flatMap((route) =>
      [...UNKNOWN_IDS, '%ff', '__proto__', 'constructor', '%ed%a0%bd', '%2e%2e'].map(
        (id) => [route, route.path.replace(/:[a-z]+/, encoded(id))] as const
      )
    );

    expect(await faults(calls)).toEqual([]);
  });
});

const encoded = (id: string): string => (id.includes('%') ? id : encodeURIComponent(id));

describe('headers', () => {
  it.each([
    ['Authorization', 'Bearer'],
    ['Authorization', 'Bearer a.b.c'],
    ['Authorization', `Bearer ${'a.'.repeat(2_000)}`],
    ['Accept-Language', 'x'.repeat(3_000)],
    ['Accept-Language', ',;q=,;q=NaN,*;q=-1'],
    ['Cookie', 'livechat=%ff; =; __proto__=1'],
    ['Origin', 'null'],
    ['Origin', 'nothing://[['],
    ['X-Forwarded-For', 'nobody, , ::::'],
    ['If-None-Match', '"'],
    ['User-Agent', '('.repeat(3_000)],
  ])('with %s: %.20s make no server error', async (header, value) => {
    const found: string[] = [];

    for (const route of routes()) {
      const path = addressesOf(route)[0] ?? '';
      const { status } = await world.app.request[route.method.toLowerCase() as 'get'](path)
        .redirects(0)
        .set(header, value);

      if (status >= 500) {
        found.push(`${route.method} ${path}: ${status}`);
      }
    }

    expect(found).toEqual([]);
  });
});

describe('a rating', () => {
  it.each(['value', 'comment'])(
    'whose %s is 20,000 lists deep is refused by name',
    async (field) => {
      const deep = '['.repeat(20_000) + ']'.repeat(20_000);
      const others = { conversation: world.ended, value: 5 };
      const body = JSON.stringify({ ...others, [field]: 0 }).replace(
        `"${field}":0`,
        `"${field}":${deep}`
      );
      const answer = await world.app.request
        .post('/api/livechat/ratings')
        .auth(world.tokens.owner, { type: 'bearer' })
        .set('Content-Type', 'application/json')
        .send(body);

      expect(answer.status).toBe(400);
      expect(answer.body.error.details).toMatchObject({ code: 'INPUT_INVALID', path: field });
    }
  );
});

it('serves everybody else after all that', async () => {
  const { status } = await world.app.request.get('/api/livechat/widget/site?page=/&locale=en');

  expect(status).toBe(200);
});
