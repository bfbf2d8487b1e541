import { signStop } from '../../server/src/outbox/token';
import { secretFor } from '../../server/src/plugin/secrets';
import { CALLERS, type Caller, makeWorld, SECRETS, type World } from '../support/callers';
import { newClientId } from '../support/people';
import { routesOf } from '../support/routes';

interface Call {
  path: string;
  body?: object;
}

/** Who may call a route, and what exactly: the made-up call is the same for everybody. */
interface Row {
  /** Everybody else is refused as the audience of the route refuses. */
  may: readonly Caller[];
  call: (world: World) => Call | Promise<Call>;
  /** What they are answered; 200 unless said. */
  ok?: number;
  /** Refusals other than the audience's. */
  except?: Partial<Record<Caller, number>>;
}

const ALL = CALLERS;
const ADMINS: readonly Caller[] = ['unpermitted', 'colleague', 'assigned', 'manager', 'root'];
const ANSWERERS: readonly Caller[] = ['colleague', 'assigned', 'manager', 'root'];
const MANAGERS: readonly Caller[] = ['manager', 'root'];
const OWNER: readonly Caller[] = ['owner'];
const VISITORS: readonly Caller[] = ['owner', 'stranger'];

const to = (path: string, body?: object): Call => (body === undefined ? { path } : { path, body });

/** Every route of the plugin. One without a row here fails. */
const ROWS: Record<string, Row> = {
  'GET /livechat/admin/channels': { may: ANSWERERS, call: () => to('/livechat/admin/channels') },
  'POST /livechat/admin/channels': {
    may: MANAGERS,
    ok: 201,
    call: async (world) => to('/livechat/admin/channels', await world.channelInput()),
  },
  'GET /livechat/admin/channels/:id': {
    may: ANSWERERS,
    call: ({ channel }) => to(`/livechat/admin/channels/${channel.id}`),
  },
  'PUT /livechat/admin/channels/:id': {
    may: MANAGERS,
    call: async (world) =>
      to(`/livechat/admin/channels/${await world.spareChannel()}`, await world.channelInput()),
  },
  'DELETE /livechat/admin/channels/:id': {
    may: MANAGERS,
    ok: 204,
    call: async (world) => to(`/livechat/admin/channels/${await world.spareChannel()}`),
  },
  'PUT /livechat/admin/channels/:id/publication': {
    may: MANAGERS,
    call: ({ channel }) =>
      to(`/livechat/admin/channels/${channel.id}/publication`, { published: true }),
  },
  'PUT /livechat/admin/channels/:id/site': {
    may: MANAGERS,
    call: ({ channel }) => to(`/livechat/admin/channels/${channel.id}/site`),
  },
  'GET /livechat/admin/rules/:channel': {
    may: MANAGERS,
    call: ({ channel }) => to(`/livechat/admin/rules/${channel.id}`),
  },
  'PUT /livechat/admin/rules/:channel': {
    may: MANAGERS,
    call: ({ channel }) => to(`/livechat/admin/rules/${channel.id}`, { rules: [] }),
  },
  'POST /livechat/admin/rules/:channel/try': {
    may: MANAGERS,
    call: ({ channel }) =>
      to(`/livechat/admin/rules/${channel.id}/try`, { page: '/', country: null }),
  },
  'GET /livechat/admin/operators/me': {
    may: ADMINS,
    call: () => to('/livechat/admin/operators/me'),
  },
  'PUT /livechat/admin/operators/me': {
    may: ADMINS,
    call: () => to('/livechat/admin/operators/me', PROFILE),
  },
  'GET /livechat/admin/operators/presence': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/operators/presence'),
  },
  'GET /livechat/admin/operators/members/:channel': {
    may: MANAGERS,
    call: ({ channel }) => to(`/livechat/admin/operators/members/${channel.id}`),
  },
  'PUT /livechat/admin/operators/members/:channel': {
    may: MANAGERS,
    call: ({ channel, user }) =>
      to(`/livechat/admin/operators/members/${channel.id}`, { users: [user] }),
  },
  'PUT /livechat/admin/operators/members/:channel/:operator': {
    may: MANAGERS,
    call: ({ channel, operator }) =>
      to(`/livechat/admin/operators/members/${channel.id}/${operator}`, { listed: true }),
  },
  'GET /livechat/admin/operators/roles': {
    may: MANAGERS,
    call: () => to('/livechat/admin/operators/roles'),
  },
  'GET /livechat/admin/operators/candidates': {
    may: MANAGERS,
    call: () => to('/livechat/admin/operators/candidates?search='),
  },
  'PUT /livechat/admin/operators/:id': {
    may: MANAGERS,
    call: ({ operator }) => to(`/livechat/admin/operators/${operator}`, PROFILE),
  },
  // Who may change a picture is told that a file is missing.
  'PUT /livechat/admin/operators/me/picture': {
    may: ADMINS,
    ok: 400,
    call: () => to('/livechat/admin/operators/me/picture', {}),
  },
  'DELETE /livechat/admin/operators/me/picture': {
    may: ADMINS,
    call: () => to('/livechat/admin/operators/me/picture'),
  },
  'PUT /livechat/admin/operators/:id/picture': {
    may: MANAGERS,
    ok: 400,
    call: ({ operator }) => to(`/livechat/admin/operators/${operator}/picture`, {}),
  },
  'DELETE /livechat/admin/operators/:id/picture': {
    may: MANAGERS,
    call: ({ operator }) => to(`/livechat/admin/operators/${operator}/picture`),
  },
  'POST /livechat/admin/operators/join/:channel': {
    may: ANSWERERS,
    call: async (world) => to(`/livechat/admin/operators/join/${await world.spareChannel()}`),
  },
  'POST /livechat/admin/operators/leave/:channel': {
    may: ANSWERERS,
    call: async (world) => to(`/livechat/admin/operators/leave/${await world.spareChannel()}`),
  },
  'GET /livechat/admin/conversations': {
    may: MANAGERS,
    call: () => to('/livechat/admin/conversations?box=all'),
  },
  'GET /livechat/admin/conversations/counts': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/conversations/counts'),
  },
  'GET /livechat/admin/conversations/:id/ending': {
    may: ['assigned', 'manager', 'root'],
    call: ({ conversation }) => to(`/livechat/admin/conversations/${conversation}/ending`),
    except: { colleague: 404 },
  },
  'GET /livechat/admin/conversations/:id': {
    may: ['assigned', 'manager', 'root'],
    call: ({ conversation }) => to(`/livechat/admin/conversations/${conversation}`),
    except: { colleague: 404 },
  },
  'GET /livechat/admin/ratings': { may: ANSWERERS, call: () => to('/livechat/admin/ratings') },
  'GET /livechat/admin/ratings/happiness': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/ratings/happiness'),
  },
  'GET /livechat/admin/ratings/report': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/ratings/report?by=operator,week'),
  },
  'GET /livechat/admin/ratings/customers': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/ratings/customers?search='),
  },
  'GET /livechat/admin/ratings/trend': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/ratings/trend'),
  },
  'GET /livechat/admin/ratings/export': {
    may: MANAGERS,
    call: () => to('/livechat/admin/ratings/export'),
  },
  'PUT /livechat/admin/ratings/hidden': {
    may: MANAGERS,
    call: ({ rating }) => to('/livechat/admin/ratings/hidden', { ids: [rating], hidden: false }),
  },
  'DELETE /livechat/admin/ratings/:id': {
    may: MANAGERS,
    ok: 204,
    call: async (world) => to(`/livechat/admin/ratings/${await world.spareRating()}`),
  },
  'GET /livechat/admin/ratings/:id': {
    may: ['assigned', 'manager', 'root'],
    call: ({ rating }) => to(`/livechat/admin/ratings/${rating}`),
    except: { colleague: 404 },
  },
  'PUT /livechat/admin/ratings/:id': {
    may: MANAGERS,
    call: ({ rating }) => to(`/livechat/admin/ratings/${rating}`, { handled: true }),
  },
  'GET /livechat/admin/reports/conversations': {
    may: MANAGERS,
    call: () => to('/livechat/admin/reports/conversations?by=operator'),
  },
  'GET /livechat/admin/views': { may: ANSWERERS, call: () => to('/livechat/admin/views') },
  'POST /livechat/admin/views': {
    may: ANSWERERS,
    call: () => to('/livechat/admin/views', VIEW),
  },
  'PUT /livechat/admin/views/:id': {
    may: ['manager'],
    call: ({ view }) => to(`/livechat/admin/views/${view}`, VIEW),
    except: { colleague: 404, assigned: 404, root: 404 },
  },
  'DELETE /livechat/admin/views/:id': {
    may: ['manager'],
    ok: 204,
    call: async (world) => to(`/livechat/admin/views/${await world.spareView()}`),
    except: { colleague: 404, assigned: 404, root: 404 },
  },
  'GET /livechat/admin/outbox': { may: MANAGERS, call: () => to('/livechat/admin/outbox') },
  'GET /livechat/admin/outbox/transport': {
    may: MANAGERS,
    call: () => to('/livechat/admin/outbox/transport'),
  },
  'GET /livechat/admin/outbox/stops': {
    may: MANAGERS,
    call: () => to('/livechat/admin/outbox/stops'),
  },
  'POST /livechat/admin/outbox/stops/find': {
    may: MANAGERS,
    call: () => to('/livechat/admin/outbox/stops/find', { email: 'wanda@shop.example' }),
  },
  'POST /livechat/admin/outbox/stops/remove': {
    may: MANAGERS,
    call: () => to('/livechat/admin/outbox/stops/remove', { email: 'wanda@shop.example' }),
  },
  'POST /livechat/admin/outbox/tests': {
    may: MANAGERS,
    // Nobody takes e-mails here, which whoever may send one is told.
    ok: 400,
    call: () => to('/livechat/admin/outbox/tests', { ...TEMPLATE, ...DRAFT }),
  },
  'POST /livechat/admin/outbox/:id/drop': {
    may: MANAGERS,
    call: async ({ app }) => to(`/livechat/admin/outbox/${await anEmail(app)}/drop`),
  },
  'GET /livechat/admin/templates': { may: MANAGERS, call: () => to('/livechat/admin/templates') },
  'GET /livechat/admin/templates/:kind/:language': {
    may: MANAGERS,
    call: () => to('/livechat/admin/templates/transcript/en'),
  },
  'PUT /livechat/admin/templates/:kind/:language': {
    may: MANAGERS,
    call: async ({ app }) => {
      await app.strapi.db.query('plugin::livechat.email-template').deleteMany({});

      return to('/livechat/admin/templates/transcript/en', { ...DRAFT, updatedAt: null });
    },
  },
  'POST /livechat/admin/templates/:kind/:language/reset': {
    may: MANAGERS,
    call: async ({ app }) => {
      const changed = app.strapi.db.query('plugin::livechat.email-template');

      await changed.deleteMany({});

      const { updatedAt } = await changed.create({ data: { ...TEMPLATE, ...DRAFT } });

      return to('/livechat/admin/templates/transcript/en/reset', { updatedAt });
    },
  },
  'POST /livechat/admin/templates/:kind/:language/preview': {
    may: MANAGERS,
    call: () => to('/livechat/admin/templates/transcript/en/preview', DRAFT),
  },
  'POST /livechat/admin/outbox/:id/retry': {
    may: MANAGERS,
    call: async ({ app }) => to(`/livechat/admin/outbox/${await anEmail(app)}/retry`),
  },
  'GET /livechat/admin/widget/:channel': {
    may: MANAGERS,
    call: ({ channel }) => to(`/livechat/admin/widget/${channel.id}`),
  },
  'POST /api/livechat/visitors': { may: ALL, call: () => to('/api/livechat/visitors', {}) },
  'GET /api/livechat/widget/:channel': {
    may: ALL,
    call: ({ channel }) => to(`/api/livechat/widget/${channel.slug}?page=/&locale=en`),
  },
  'GET /api/livechat/conversations/current': {
    may: VISITORS,
    call: ({ channel }) => to(`/api/livechat/conversations/current?channel=${channel.slug}`),
  },
  'POST /api/livechat/conversations/messages': {
    may: OWNER,
    call: ({ channel, conversation }) =>
      to('/api/livechat/conversations/messages', {
        conversation,
        channel: channel.slug,
        clientId: newClientId(),
        body: 'Hello again',
      }),
    except: { stranger: 404 },
  },
  'POST /api/livechat/conversations/:id/end': {
    may: OWNER,
    call: async (world) => to(`/api/livechat/conversations/${await world.spareConversation()}/end`),
    except: { stranger: 404 },
  },
  'POST /api/livechat/ratings': {
    may: OWNER,
    call: ({ ended }) => to('/api/livechat/ratings', { conversation: ended, value: 1 }),
    except: { stranger: 404 },
  },
  'GET /livechat/unsubscribe/:token': {
    may: ALL,
    call: ({ app }) => to(`/livechat/unsubscribe/${aStop(app)}`),
  },
  'POST /livechat/unsubscribe/:token': {
    may: ALL,
    call: ({ app }) => to(`/livechat/unsubscribe/${aStop(app)}`),
  },
  'POST /api/livechat/transcripts': {
    may: OWNER,
    call: ({ ended }) =>
      to('/api/livechat/transcripts', { conversation: ended, email: 'wanda@shop.example' }),
    except: { stranger: 404 },
  },
  'GET /api/livechat/pages': { may: ALL, call: () => to('/api/livechat/pages') },
  'GET /api/livechat/pages/channel/:slug': {
    may: ALL,
    call: ({ channel }) => to(`/api/livechat/pages/channel/${channel.slug}`),
  },
  'GET /livechat': { may: ALL, call: () => to('/livechat') },
  'GET /livechat/channel/:slug': {
    may: ALL,
    call: ({ channel }) => to(`/livechat/channel/${channel.slug}`),
  },
  'GET /livechat/channel/:slug/badge.svg': {
    may: ALL,
    call: ({ channel }) => to(`/livechat/channel/${channel.slug}/badge.svg`),
  },
  'GET /livechat/sitemap.xml': { may: ALL, call: () => to('/livechat/sitemap.xml') },
  'GET /livechat/pages.css': { may: ALL, call: () => to('/livechat/pages.css') },
  'GET /livechat/fragment.css': { may: ALL, call: () => to('/livechat/fragment.css') },
  // Whoever has no pass of a logged-in admin's browser is told nothing, whatever token they bring.
  'POST /livechat/channel/:slug/publication': {
    may: ALL,
    ok: 404,
    call: ({ channel }) =>
      to(`/livechat/channel/${channel.slug}/publication`, { published: 'false', formToken: '' }),
  },
  'POST /livechat/admin/previews/session': {
    may: ADMINS,
    call: () => to('/livechat/admin/previews/session', {}),
  },
  'GET /livechat/admin/pages/overview': {
    may: MANAGERS,
    call: () => to('/livechat/admin/pages/overview'),
  },
  'POST /livechat/admin/pages/preview': {
    may: ['root'],
    call: () => to('/livechat/admin/pages/preview', { locale: 'en' }),
  },
  'GET /livechat/support/:slug': {
    may: ALL,
    call: ({ channel }) => to(`/livechat/support/${channel.slug}`),
  },
  'GET /livechat/support/:slug/manifest.webmanifest': {
    may: ALL,
    call: ({ channel }) => to(`/livechat/support/${channel.slug}/manifest.webmanifest`),
  },
  'GET /livechat/widget.js': { may: ALL, call: () => to('/livechat/widget.js') },
  'GET /livechat/widget/:file': {
    may: [],
    call: () => to('/livechat/widget/nothing.js'),
    except: everybody(404),
  },
  'GET /livechat/picture/:file': {
    may: [],
    call: () => to('/livechat/picture/nobody.webp'),
    except: everybody(404),
  },
  'GET /livechat/health': { may: ALL, call: () => to('/livechat/health') },
};

const VIEW = { report: 'ratings', name: 'Mine', query: '', shared: true };

const PROFILE = {
  chatName: 'Will',
  languages: ['en'],
  country: null,
  conversationLimit: null,
  busy: false,
};

/** Who is meant to read the owner's words, the rating's comment, and real names. */
const READERS: Record<keyof typeof SECRETS, readonly Caller[]> = {
  message: ['owner', 'assigned', 'manager', 'root'],
  comment: ['owner', 'assigned', 'manager', 'root'],
  name: ADMINS,
};

let world: World;

beforeAll(async () => {
  world = await makeWorld();

  const { strapi } = world.app;
  const page = strapi.documents('plugin::livechat.livechat-page');
  const { documentId } = await page.create({ data: { title: 'How we do' } });

  await page.publish({ documentId });
});

afterAll(() => world.close());

it('has a row for every route, and none for others', () => {
  const served = routesOf(world.app.strapi).map(({ method, path }) => `${method} ${path}`);

  expect(Object.keys(ROWS).sort()).toEqual(served.sort());
});

describe.each(Object.keys(ROWS))('%s', (route) => {
  it.each(CALLERS)('answers %s as the table says', async (caller) => {
    const { status, ...answered } = await answer(route, caller);
    // Pictures and files come as bytes.
    const text = answered.text ?? String(answered.body);
    const told = (Object.keys(SECRETS) as (keyof typeof SECRETS)[]).filter(
      (secret) => text.includes(SECRETS[secret]) && !READERS[secret].includes(caller)
    );

    expect({ status, told }).toEqual({ status: expectedStatus(route, caller), told: [] });
    expect(text).not.toContain('@example.com');
  });
});

it.each(['mine', 'unassigned'])('lists a colleague’s conversations in no box “%s”', async (box) => {
  const { text } = await world.app.request
    .get(`/livechat/admin/conversations?box=${box}`)
    .auth(world.tokens.colleague, { type: 'bearer' })
    .expect(200);

  expect(text).not.toContain(world.conversation);
});

it('answers an unknown conversation exactly as a forbidden one', async () => {
  const { stranger, colleague } = world.tokens;
  const calls = [
    [stranger, 'post', (id: string) => `/api/livechat/conversations/${id}/end`],
    [colleague, 'get', (id: string) => `/livechat/admin/conversations/${id}`],
  ] as const;

  for (const [token, method, path] of calls) {
    const [unknown, forbidden] = await Promise.all(
      ['nothing0nothing0nothing0', world.conversation].map((id) =>
        world.app.request[method](path(id)).auth(token, { type: 'bearer' })
      )
    );

    expect(forbidden?.status).toBe(404);
    expect(forbidden?.text).toBe(unknown?.text);
  }
});

const TEMPLATE = { kind: 'transcript', language: 'en' };
const DRAFT = { subject: 'Hello', body: '{{conversation}}' };

/** A letter that was given up; its text is one nobody may read here. */
const aStop = ({ strapi }: World['app']): string =>
  signStop('somebody', secretFor(strapi, 'email stop'));

async function anEmail({ strapi }: World['app']): Promise<string> {
  const data = { to: 'wanda@shop.example', state: 'failed', data: SECRETS.message, attempts: 1 };
  const { documentId } = await strapi.db.query('plugin::livechat.email').create({ data });

  return documentId;
}

async function answer(route: string, caller: Caller) {
  const [method = ''] = route.split(' ');
  const { path, body } = (await ROWS[route]?.call(world)) ?? to('/');
  const call = world.app.request[method.toLowerCase() as 'get'](path);

  if (world.tokens[caller] !== '') {
    call.auth(world.tokens[caller], { type: 'bearer' });
  }

  return body === undefined ? call : call.send(body);
}

function expectedStatus(route: string, caller: Caller): number {
  const row = ROWS[route];

  if (row?.may.includes(caller)) {
    return row.ok ?? 200;
  }

  return row?.except?.[caller] ?? (ADMINS.includes(caller) && isAdminApi(route) ? 403 : 401);
}

const isAdminApi = (route: string): boolean => route.includes(' /livechat/admin/');

function everybody(status: number): Partial<Record<Caller, number>> {
  return Object.fromEntries(CALLERS.map((caller) => [caller, status]));
}
