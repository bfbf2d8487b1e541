import { newClientId } from '../../shared/client-id';
import { freshDatabase, type TestDatabase } from '../support/database';
import { freePort, type Node, startNode } from '../support/node';
import {
  ask,
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  told,
  type VisitorClient,
  visitorClient,
  waitFor,
} from '../support/sockets';

const REDIS = process.env.LIVECHAT_TEST_REDIS_URL;

const MESSAGES = 20;

/** How the nodes hear of each other. */
const WAYS = [
  ['Redis', { redis: { url: REDIS } }],
  ['PostgreSQL', {}],
] as const;

jest.setTimeout(180_000);

describe.each(WAYS)('two nodes that speak over %s', (way, settings) => {
  const config = {
    ...settings,
    ratings: { minimumSample: 1 },
    limits: { messagesPerTenSeconds: MESSAGES },
  };

  let database: TestDatabase;
  let a: Node;
  let b: Node;
  let token: string;
  let channel: { id: string; slug: string; name: string };
  let operator: OperatorClient;

  beforeAll(async () => {
    database = await freshDatabase();
    a = await startNode({ database, port: await freePort(), config });
    b = await startNode({ database, port: await freePort(), config });
    token = await firstAdmin();
    channel = (await call(a, 'GET', '/livechat/admin/channels', { token })).data[0];
    operator = await connected(operatorClient(b.url, token));
    await told(operator, 'channel:join', { channel: channel.id });
  });

  afterAll(async () => {
    closeSockets();
    await a.kill();
    await b.kill();
    await database.drop();
  });

  it('brings a visitor of one to the operator of the other, and back', async () => {
    const { visitor } = await someVisitor(a);
    const opened = hears(operator, 'conversation:opened');
    const { conversation } = await say(visitor, null, 'Hello from A');

    expect(await opened).toMatchObject({ id: conversation });

    const more = hears(operator, 'message:new', has('More from A'));
    const answer = hears(visitor, 'message:new', has('Hello from B'));
    const typing = hears(visitor, 'typing:changed');
    const seen = hears(operator, 'messages:read', ({ by }) => by === 'visitor');

    await say(visitor, conversation, 'More from A');
    await more;
    operator.emit('typing:set', { conversation, typing: true });
    await typing;

    const { seq } = await told(operator, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'Hello from B',
    });

    await answer;
    await ask(visitor, 'messages:read', { conversation, seq } as never);
    expect(await seen).toMatchObject({ conversation, seq });
  });

  it('closes the socket of an operator who logs out on the other node', async () => {
    const { data: made } = await call(a, 'POST', '/admin/users', {
      token,
      body: { email: 'three@example.com', firstname: 'Tre', lastname: 'Example', roles: [1] },
    });
    const { data } = await call(a, 'POST', '/admin/register', {
      body: {
        registrationToken: made.registrationToken,
        userInfo: { firstname: 'Tre', lastname: 'Example', password: 'Playground1' },
      },
    });
    const socket = await connected(operatorClient(b.url, data.token));

    await call(a, 'POST', '/admin/logout', { token: data.token, body: {} });
    await waitFor(() => !socket.connected);
    expect(operator.connected).toBe(true);
  });

  it('gives a visitor one conversation, however many starts reach both at once', async () => {
    const session = await newSession(a);
    const here = await connected(visitorClient(a.url, { token: session }));
    const there = await connected(visitorClient(b.url, { token: session }));
    const sent = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        say(index % 2 ? here : there, null, `Start ${index}`)
      )
    );

    expect(new Set(sent.map(({ conversation }) => conversation)).size).toBe(1);
    expect(sent.map(({ seq }) => seq).sort((x, y) => x - y)).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 1)
    );
  });

  it('forgets on both what was changed on one', async () => {
    const session = await newSession(a);
    const { visitor } = await someVisitor(a, session);
    const ask = { enabled: true, withoutReply: true, everyDays: 0 };

    await call(a, 'PUT', `/livechat/admin/channels/${channel.id}`, { token, body: { ask } });

    const { conversation } = await say(visitor, null, 'To be rated');

    await told(visitor, 'conversation:end', { conversation });
    await told(visitor, 'rating:give', { conversation, value: 1 });
    await call(a, 'PUT', `/livechat/admin/channels/${channel.id}/publication`, {
      token,
      body: { published: true },
    });

    const faces = async (node: Node) =>
      (await call(node, 'GET', `/api/livechat/pages/channel/${channel.slug}`, {})).data?.faces;

    expect(await waitFor(() => faces(b), Boolean)).toEqual([1]);
    expect(await faces(a)).toEqual([1]);

    const { data } = await call(a, 'GET', '/livechat/admin/ratings', { token });

    await call(a, 'PUT', `/livechat/admin/ratings/${data.ratings[0].id}`, {
      token,
      body: { hidden: true },
    });
    expect(
      await waitFor(
        () => faces(b),
        (shown) => shown?.length === 0
      )
    ).toEqual([]);
    expect(await faces(a)).toEqual([]);

    await call(b, 'PUT', `/livechat/admin/channels/${channel.id}`, {
      token,
      body: { name: 'Renamed on B' },
    });
    await waitFor(async () => {
      const { data: page } = await call(
        a,
        'GET',
        `/api/livechat/pages/channel/${channel.slug}`,
        {}
      );

      return page?.name === 'Renamed on B';
    });
  });

  // Without Redis each node counts for itself.
  it.each(way === 'Redis' ? [1] : [2])(
    'lets a visitor say %i times what is allowed',
    async (times) => {
      const session = await newSession(a);
      const sockets = [a, b].map(({ url }) => visitorClient(url, { token: session }));
      const [here, there] = await Promise.all(sockets.map(connected));
      const said = await sayUntilRefused([here, there] as VisitorClient[]);

      expect(said).toBe(MESSAGES * times);
    }
  );

  it('goes on with one node when the other dies, and loses nothing that was acknowledged', async () => {
    const session = await newSession(a);
    const openings: string[] = [];

    operator.on('conversation:opened', ({ id }) => openings.push(id));

    const { visitor } = await someVisitor(a, session);
    const { visitor: shy } = await someVisitor(a);
    const { conversation } = await say(visitor, null, 'Before');
    const { conversation: left } = await say(shy, null, 'I will not come back');

    // At once: the operator may not have been told.
    await a.kill();

    const { visitor: again } = await someVisitor(b, session);
    const { messages } = await told(again, 'messages:sync', { conversation, after: 0 });

    expect(messages.map(({ seq }) => seq)).toEqual([1]);

    expect(openings).toContain(conversation);

    const heard = hears(operator, 'message:new', has('After'));

    expect(await say(again, conversation, 'After')).toMatchObject({ seq: 2 });
    await heard;

    // Nobody asks for the other one; the loss of the node itself brings it.
    await waitFor(
      () => openings,
      (ids) => ids.includes(left),
      30_000
    );
  });

  async function firstAdmin(): Promise<string> {
    const { data } = await call(a, 'POST', '/admin/register-admin', {
      body: {
        firstname: 'Two',
        lastname: 'Nodes',
        email: 'two@example.com',
        password: 'Playground1',
      },
    });

    return data.token;
  }
});

const has = (text: string) => (message: { segments: readonly { text: string }[] }) =>
  message.segments.some((segment) => segment.text === text);

const say = (visitor: VisitorClient, conversation: string | null, body: string) =>
  told(visitor, 'message:send', { conversation, clientId: newClientId(), body });

/** Says things in turns until each socket is refused; how many were taken. */
async function sayUntilRefused(sockets: readonly VisitorClient[]): Promise<number> {
  let taken = 0;

  for (const socket of sockets) {
    let isTaken = true;

    while (isTaken) {
      const payload = { conversation: null, clientId: newClientId(), body: 'Again' };

      isTaken = (await ask(socket, 'message:send', payload)).ok;
      taken += isTaken ? 1 : 0;
    }
  }

  return taken;
}

async function newSession(node: Node): Promise<string> {
  return (await call(node, 'POST', '/api/livechat/visitors', { body: {} })).data.token;
}

async function someVisitor(node: Node, session?: string): Promise<{ visitor: VisitorClient }> {
  const token = session ?? (await newSession(node));

  return { visitor: await connected(visitorClient(node.url, { token })) };
}

async function call(
  { url }: Node,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: object }
) {
  const answer = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

  return answer.json();
}
