import { service } from '../../server/src/plugin/service';
import type { Action } from '../../shared';
import { aChannel, newClientId, openDoors, visitorThere } from '../support/people';
import { ASKS_ALWAYS } from '../support/ratings';
import {
  ask,
  closeSockets,
  connected,
  type OperatorClient,
  operatorClient,
  told,
  type VisitorClient,
  visitorClient,
} from '../support/sockets';
import { type AdminClient, type App, bootStrapi } from '../support/strapi';
import { answering } from '../support/viewers';

/** What a way answers somebody: it shows the thing, is silent about it as about what never was, or does not let them ask. */
type Answer = 'sees' | '-' | '403' | '401';

/**
 * Who sees what, by every way there is. `taken` is a conversation that `assigned` has and `former`
 * had; `free` is one nobody has; `rating` is for `assigned`; `shared` and `kept` are views of
 * `manager`, the second for nobody else.
 */
const TABLE = `
                      | assigned | colleague | former | elsewhere | supervisor | own ratings | manager | reporter | editor | blocked | inactive | token | other token
taken: one            | sees     | -         | -      | -         | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
taken: its end        | sees     | -         | -      | -         | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
taken: own inbox      | sees     | -         | -      | -         | -          | 403         | 403     | 403      | 403    | 403     | 401      | -     | 403
taken: free inbox     | -        | -         | -      | -         | -          | 403         | 403     | 403      | 403    | 403     | 401      | -     | 403
taken: all            | 403      | 403       | 403    | 403       | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
taken: sync           | sees     | -         | -      | -         | sees       | 403         | 403     | 403      | 403    | 401     | 401      | sees  | 403
taken: check          | sees     | -         | -      | -         | sees       | 403         | 403     | 403      | 403    | 401     | 401      | sees  | 403
taken: heard          | sees     | -         | -      | -         | sees       | 403         | 403     | 403      | 403    | 401     | 401      | sees  | 403
free: one             | sees     | sees      | sees   | sees      | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
free: free inbox      | sees     | sees      | sees   | sees      | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
free: all             | 403      | 403       | 403    | 403       | sees       | 403         | 403     | 403      | 403    | 403     | 401      | sees  | 403
free: check           | sees     | sees      | sees   | sees      | sees       | 403         | 403     | 403      | 403    | 401     | 401      | sees  | 403
rating: one           | sees     | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | sees  | 403
rating: list          | sees     | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | sees  | 403
rating: report        | sees     | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | sees  | 403
rating: trend         | sees     | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | sees  | 403
rating: customers     | sees     | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | sees  | 403
rating: file          | sees     | 403       | 403    | 403       | 403        | -           | sees    | 403      | 403    | 403     | 401      | 403   | 403
rating: hide          | 403      | 403       | 403    | -         | 403        | 403         | sees    | 403      | 403    | 403     | 401      | 403   | 403
rating: tool          | sees     | -         | -      | -         | -          | -           | sees    | -        | -      | 401     | 401      | sees  | -
rating: tool report   | sees     | -         | -      | -         | -          | -           | sees    | -        | -      | 401     | 401      | sees  | -
figures: report       | 403      | 403       | 403    | 403       | 403        | 403         | sees    | sees     | 403    | 403     | 401      | 403   | 403
figures: ratings      | 403      | 403       | 403    | 403       | 403        | 403         | sees    | -        | 403    | 403     | 401      | 403   | 403
shared: list          | sees     | 403       | 403    | sees      | 403        | sees        | sees    | -        | 403    | 403     | 401      | sees  | 403
shared: change        | -        | 403       | 403    | -         | 403        | -           | sees    | 403      | 403    | 403     | 401      | -     | 403
kept: list            | -        | 403       | 403    | -         | 403        | -           | sees    | -        | 403    | 403     | 401      | -     | 403
own profile           | sees     | sees      | sees   | sees      | sees       | sees        | sees    | sees     | sees   | 403     | 401      | sees  | sees
preview: session      | sees     | sees      | sees   | sees      | sees       | sees        | sees    | sees     | sees   | 403     | 401      | 403   | 403
`;

/** What each of them may do; the tokens are of somebody who may do more. */
const MAY: Record<string, readonly Action[]> = {
  assigned: ['conversations.answer', 'ratings.read-own', 'ratings.export'],
  colleague: ['conversations.answer'],
  former: ['conversations.answer'],
  elsewhere: ['conversations.answer', 'ratings.read-own', 'ratings.hide'],
  supervisor: ['conversations.answer', 'conversations.read-all'],
  'own ratings': ['ratings.read-own', 'ratings.export'],
  manager: ['ratings.read-all', 'ratings.export', 'ratings.hide', 'reports.read'],
  reporter: ['reports.read'],
  editor: ['channels.publish', 'channels.read'],
  blocked: ['conversations.answer', 'conversations.read-all', 'ratings.read-all', 'reports.read'],
  inactive: ['conversations.answer', 'conversations.read-all', 'ratings.read-all', 'reports.read'],
  token: ['conversations.answer', 'conversations.read-all', 'ratings.read-all'],
  'other token': ['outbox.read'],
};

/** Somebody of the table, as they call: over HTTP, through a tool, behind a socket. */
interface Person {
  admin: AdminClient;
  /** What they bring over HTTP and sockets: a session's token, or an admin token. */
  bearer: string;
  /** An admin token with what they may do. */
  key: string;
  /** Null where they are not let in, with the code they are told. */
  socket: OperatorClient | null;
  refusal: Answer;
  heard: unknown[];
}

let app: App;
const people = new Map<string, Person>();
let taken: string;
let free: string;
let rating: string;
let shared: string;
let kept: string;
let channel: { id: string; slug: string };
let owner: string;

beforeAll(async () => {
  app = await bootStrapi({
    config: { limits: { requestsPerMinute: 100_000, messagesPerTenSeconds: 10_000 } },
    env: { MCP_ENABLED: 'true' },
  });

  for (const [name, actions] of Object.entries(MAY)) {
    people.set(name, await aPerson(name, actions));
  }

  await makeThings();
  await change('blocked', { blocked: true });
  await change('inactive', { isActive: false });

  for (const person of people.values()) {
    await openSocket(person);
  }
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

const personOf = (name: string): Person => {
  const person = people.get(name);

  if (person === undefined) {
    throw new Error(`There is no ${name}`);
  }

  return person;
};

async function aPerson(name: string, actions: readonly Action[]): Promise<Person> {
  const more = name.endsWith('token') ? (['reports.read'] as const) : [];
  const admin = await app.adminUser({
    permissions: [...actions, ...more, 'admin::admin-tokens.create'],
  });
  const { body } = await app.request
    .post('/admin/admin-tokens')
    .auth(admin.token, { type: 'bearer' })
    .send({
      name: `Of ${name}`,
      lifespan: null,
      adminPermissions: actions.map((uid) => ({
        action: `plugin::livechat.${uid}`,
        subject: null,
        properties: {},
        conditions: [],
      })),
    })
    .expect(201);
  const key: string = body.data.accessKey;

  return {
    admin,
    key,
    bearer: name.endsWith('token') ? key : admin.token,
    socket: null,
    refusal: '401',
    heard: [],
  };
}

async function makeThings(): Promise<void> {
  channel = await aChannel(app, { ask: ASKS_ALWAYS });
  await openDoors(app, channel.slug);
  free = await started(await aToken());

  const [former, assigned] = [await operatorOf('former'), await operatorOf('assigned')];
  const conversations = service(app.strapi, 'conversations');
  const answer = (operator: typeof former, conversation: string) =>
    conversations.sendAsOperator(answering(operator), {
      conversation,
      clientId: newClientId(),
      body: 'Hello',
    });

  const done = await aToken();
  const ended = await started(done);

  await answer(assigned, ended);
  await post(done, `/api/livechat/conversations/${ended}/end`);
  await post(done, '/api/livechat/ratings', { conversation: ended, value: 1, comment: 'slow' });

  owner = await aToken();
  taken = await started(owner);
  await answer(former, taken);
  await post(personOf('assigned').bearer, `/livechat/admin/operators/join/${channel.id}`);

  const { row } = await service(app.strapi, 'channels').byId(channel.id);

  await conversations.releaseMembers({ channelRow: row, operators: [former.row] });

  const { ratings } = (await get('manager', '/ratings')).body.data;

  rating = ratings[0].id;
  shared = await aView(true);
  kept = await aView(false);
}

const change = (name: string, what: object) =>
  app.strapi.service('admin::user').updateById(personOf(name).admin.id, what);

const operatorOf = (name: string) => service(app.strapi, 'operators').mine(personOf(name).admin.id);

const post = (bearer: string, path: string, body: object = {}) =>
  app.request.post(path).auth(bearer, { type: 'bearer' }).send(body).expect(200);

async function aToken(): Promise<string> {
  return (await app.request.post('/api/livechat/visitors').send({})).body.data.token;
}

async function started(token: string): Promise<string> {
  const message = { channel: channel.slug, clientId: newClientId(), body: 'Where is it?' };

  return (await post(token, '/api/livechat/conversations/messages', message)).body.data
    .conversation;
}

async function aView(isShared: boolean): Promise<string> {
  const view = { report: 'ratings', name: `Shared ${isShared}`, query: '', shared: isShared };

  return (await post(personOf('manager').bearer, '/livechat/admin/views', view)).body.data.id;
}

async function openSocket(person: Person): Promise<void> {
  const socket = operatorClient(app.url, person.bearer);

  try {
    await connected(socket);
    socket.on('message:new', (message) => person.heard.push(message.conversation));
    person.socket = socket;
  } catch (error) {
    person.refusal = Object(error).data?.code === 'FORBIDDEN' ? '403' : '401';
  }
}

const get = (name: string, path: string) =>
  app.request.get(`/livechat/admin${path}`).auth(personOf(name).bearer, { type: 'bearer' });

/** Every answer is one of these, whatever else is in it. */
function answerOf(status: number, isShown: boolean): Answer {
  if (status === 401 || status === 403) {
    return `${status}`;
  }

  return status < 400 && isShown ? 'sees' : '-';
}

/** Whether an answer names a thing. */
const named = (thing: () => string) => (body: unknown) => JSON.stringify(body).includes(thing());

type Way = (name: string) => Promise<Answer>;

const overHttp =
  (path: () => string, isShown: (body: { data: Record<string, unknown> }) => boolean): Way =>
  async (name) => {
    const { status, body } = await get(name, path());

    return answerOf(status, status < 400 && isShown(body));
  };

const overSocket =
  (act: (socket: OperatorClient) => Promise<{ ok: boolean; value?: unknown }>): Way =>
  async (name) => {
    const { socket, refusal } = personOf(name);

    return socket === null ? refusal : answerOf(200, isNamed(await act(socket)));
  };

const isNamed = ({ ok, value }: { ok: boolean; value?: unknown }): boolean =>
  ok && (!Array.isArray(value) || value.length > 0);

const throughTool =
  (tool: string, input: () => object, isShown: (text: string) => boolean): Way =>
  async (name) => {
    const { text, status } = await app.request
      .post('/mcp')
      .auth(personOf(name).key, { type: 'bearer' })
      .set('Accept', 'application/json, text/event-stream')
      .send({
        ...{ jsonrpc: '2.0', id: 1, method: 'tools/call' },
        params: { name: `livechat_${tool}`, arguments: input() },
      });

    if (status >= 400) {
      return status === 401 ? '401' : '403';
    }

    // A tool somebody may not use is one that there is not.
    return answerOf(200, isShown(text));
  };

const changing =
  (path: () => string, body: object, isDone: (answer: unknown) => boolean): Way =>
  async (name) => {
    const { status, body: answer } = await app.request
      .put(`/livechat/admin${path()}`)
      .auth(personOf(name).bearer, { type: 'bearer' })
      .send(body);

    return answerOf(status, isDone(answer));
  };

const today = () => new Date().toISOString().slice(0, 10);

const counted = (body: { data: Record<string, unknown> }): boolean =>
  Number(Object(body.data.total).count) > 0;

const WAYS: Record<string, Way> = {
  'taken: one': overHttp(
    () => `/conversations/${taken}`,
    named(() => taken)
  ),
  'taken: its end': overHttp(
    () => `/conversations/${taken}/ending`,
    () => true
  ),
  'taken: own inbox': overHttp(
    () => '/conversations?box=mine',
    named(() => taken)
  ),
  'taken: free inbox': overHttp(
    () => '/conversations?box=unassigned',
    named(() => taken)
  ),
  'taken: all': overHttp(
    () => '/conversations?box=all',
    named(() => taken)
  ),
  'taken: sync': overSocket((socket) =>
    ask(socket, 'messages:sync', { conversation: taken, after: 0 })
  ),
  'taken: check': overSocket((socket) =>
    ask(socket, 'conversations:check', { conversations: [taken] })
  ),
  'taken: heard': async (name) => {
    const { socket, refusal, heard } = personOf(name);

    if (socket === null) {
      return refusal;
    }

    await ask(socket, 'messages:sync', { conversation: taken, after: 0 });
    heard.length = 0;
    await post(owner, '/api/livechat/conversations/messages', {
      ...{ channel: channel.slug, conversation: taken },
      ...{ clientId: newClientId(), body: 'Are you there?' },
    });
    // What was sent to this socket before comes before the answer.
    await told(socket, 'activity:report', {});

    return answerOf(200, heard.includes(taken));
  },
  'free: one': overHttp(
    () => `/conversations/${free}`,
    named(() => free)
  ),
  'free: free inbox': overHttp(
    () => '/conversations?box=unassigned',
    named(() => free)
  ),
  'free: all': overHttp(
    () => '/conversations?box=all',
    named(() => free)
  ),
  'free: check': overSocket((socket) =>
    ask(socket, 'conversations:check', { conversations: [free] })
  ),
  'rating: one': overHttp(
    () => `/ratings/${rating}`,
    named(() => rating)
  ),
  'rating: list': overHttp(
    () => '/ratings',
    named(() => rating)
  ),
  'rating: report': overHttp(() => '/ratings/report?by=operator', counted),
  'rating: trend': overHttp(
    () => '/ratings/trend',
    (body) => JSON.stringify(body).includes('"count":1')
  ),
  'rating: customers': overHttp(
    () => '/ratings/customers',
    ({ data }) => (data as unknown as unknown[]).length > 0
  ),
  'rating: file': async (name) => {
    const { status, headers } = await get(name, '/ratings/export');

    return answerOf(status, Number(headers['x-total-count']) > 0);
  },
  'rating: hide': async (name) => {
    const hide = (hidden: boolean) =>
      app.request
        .put('/livechat/admin/ratings/hidden')
        .auth(personOf(name).bearer, { type: 'bearer' })
        .send({ ids: [rating], hidden });
    const { status, body } = await hide(true);

    await hide(false);

    return answerOf(status, body.data?.changed === 1);
  },
  'rating: tool': throughTool(
    'list_ratings',
    () => ({}),
    (text) => text.includes(rating)
  ),
  'rating: tool report': throughTool(
    'report_ratings',
    () => ({ by: ['operator'] }),
    (text) => /\\?"count\\?":1/.test(text)
  ),
  'figures: report': overHttp(
    () => `/reports/conversations?by=day&since=${today()}T00:00:00Z`,
    counted
  ),
  'figures: ratings': overHttp(
    () => '/reports/conversations',
    ({ data }) => Object(data.total).ratings !== null
  ),
  'shared: list': overHttp(
    () => '/views',
    named(() => shared)
  ),
  'shared: change': changing(
    () => `/views/${shared}`,
    { report: 'ratings', name: 'Mine now', query: '', shared: true },
    named(() => shared)
  ),
  'kept: list': overHttp(
    () => '/views',
    named(() => kept)
  ),
  'own profile': overHttp(
    () => '/operators/me',
    () => true
  ),
  'preview: session': async (name) => {
    const { status } = await app.request
      .post('/livechat/admin/previews/session')
      .auth(personOf(name).bearer, { type: 'bearer' });

    return answerOf(status, true);
  },
};

const [head = '', ...lines] = TABLE.trim().split('\n');
const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const names = cellsOf(`| ${head.trim().replace(/^\|/, '')}`).slice(1);
const rows = lines.map((line) => {
  const [way = '', ...answers] = cellsOf(line);

  return { way, expected: Object.fromEntries(names.map((name, at) => [name, answers[at]])) };
});

it('has a line for every way there is, and a column for everybody', () => {
  expect(rows.map(({ way }) => way).sort()).toEqual(Object.keys(WAYS).sort());
  expect([...names].sort()).toEqual(Object.keys(MAY).sort());
});

it.each(rows)('$way', async ({ way, expected }) => {
  const found: Record<string, Answer | undefined> = {};

  for (const name of names) {
    found[name] = await WAYS[way]?.(name);
  }

  expect(found).toEqual(expected);
});

describe('a visitor', () => {
  /** By every way visitors have. */
  const seenBy = async (token: string): Promise<Record<string, boolean>> => {
    const socket: VisitorClient = await connected(
      visitorClient(app.url, { token, channel: channel.slug })
    );
    const heard: string[] = [];
    const synced = await ask(socket, 'messages:sync', { conversation: taken, after: 0 });
    const current = await app.request
      .get(`/api/livechat/conversations/current?channel=${channel.slug}`)
      .auth(token, { type: 'bearer' });
    const sent = await ask(socket, 'message:send', {
      ...{ conversation: taken, clientId: newClientId(), body: 'hello' },
    });

    socket.on('message:new', ({ conversation }) => heard.push(conversation));
    await told(personOf('assigned').socket as OperatorClient, 'message:send', {
      ...{ conversation: taken, clientId: newClientId(), body: 'I am here' },
    });
    await ask(socket, 'page:set' as never, { page: '/' } as never);
    socket.disconnect();

    return {
      sync: synced.ok,
      current: JSON.stringify(current.body).includes(taken),
      send: sent.ok,
      heard: heard.includes(taken),
    };
  };

  it('sees their own conversation by every way', async () => {
    expect(await seenBy(owner)).toEqual({ sync: true, current: true, send: true, heard: true });
  });

  it('sees no other by any', async () => {
    const { token } = await visitorThere(app, { channel: channel.slug });

    expect(await seenBy(token)).toEqual({
      ...{ sync: false, current: false, send: false, heard: false },
    });
  });

  it('is as unknown in the admin as nobody', async () => {
    const { status } = await app.request
      .get(`/livechat/admin/conversations/${taken}`)
      .auth(owner, { type: 'bearer' });

    expect(status).toBe(401);
  });
});
