import { type ChildProcess, spawn } from 'node:child_process';
import { Client } from 'pg';
import { newClientId } from '../../shared/client-id';
import { freshDatabase, type TestDatabase } from '../support/database';
import { freePort, type Node, startNode } from '../support/node';
import {
  ask,
  closeSockets,
  connected,
  type OperatorClient,
  operatorClient,
  told,
  type VisitorClient,
  visitorClient,
  waitFor,
} from '../support/sockets';

jest.setTimeout(180_000);

const redis = redisOfOurOwn();

/** How two nodes hear of each other, and how that is taken away and given back. */
const RESTARTS = [
  ['Redis', redis.settings, redis.restart],
  ['PostgreSQL', async () => ({}), restartDatabase],
] as const;

describe.each(RESTARTS)('after a restart of %s', (_name, settings, restart) => {
  let database: TestDatabase;
  let a: Node;
  let b: Node;
  let operator: OperatorClient;
  let visitor: VisitorClient;
  let channel: string;

  beforeAll(async () => {
    const config = await settings();

    database = await freshDatabase();
    a = await startNode({ database, port: await freePort(), config });
    b = await startNode({ database, port: await freePort(), config });

    const token = await firstAdmin(a);

    channel = (await call(a, '/livechat/admin/channels', { token }))[0].id;
    operator = await connected(operatorClient(b.url, token));
    await told(operator, 'channel:join', { channel });

    const session = await call(a, '/api/livechat/visitors', { body: {} });

    visitor = await connected(visitorClient(a.url, { token: session.token }));
  });

  afterAll(async () => {
    closeSockets();
    await a.kill();
    await b.kill();
    await database.drop();
    redis.stop();
  });

  it('both sides have everything that was acknowledged, in order', async () => {
    let version = 0;
    const know = (known: { version: number }): void => {
      version = Math.max(version, known.version);
    };

    // What tells a window to ask for what it misses.
    operator.on('message:new', know);
    operator.on('conversation:changed', know);

    const { conversation } = await say(null, 'first');

    await told(operator, 'messages:sync', { conversation, after: 0 });
    await say(conversation, 'before');
    await waitFor(() => version === 2);
    await restart(database);

    const amid = newClientId();

    // As a browser does, which keeps what was not acknowledged and sends it again.
    await waitFor(() => wasTaken(conversation, amid, 'amid'), Boolean, 30_000);
    await waitFor(() => version === 3, Boolean, 60_000);
    await say(conversation, 'after');
    await waitFor(() => version === 4);

    const { messages } = await told(operator, 'messages:sync', { conversation, after: 0 });
    const bodies = messages.map(({ segments }) => segments[0]?.text);

    expect(bodies).toEqual(['first', 'before', 'amid', 'after']);
    expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);

    const back = await told(operator, 'message:send', {
      conversation,
      clientId: newClientId(),
      body: 'back',
    });
    const mine = await told(visitor, 'messages:sync', { conversation, after: 0 });

    expect(mine.messages.at(-1)).toEqual(back);
  });

  async function say(conversation: string | null, body: string) {
    return told(visitor, 'message:send', { conversation, clientId: newClientId(), body });
  }

  async function wasTaken(conversation: string, clientId: string, body: string): Promise<boolean> {
    const { ok } = await ask(visitor, 'message:send', { conversation, clientId, body });

    await pause(ok ? 0 : 500);

    return ok;
  }
});

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

/** A Redis that this test may kill. */
function redisOfOurOwn() {
  let program: ChildProcess | undefined;
  let port = 0;

  const start = (): void => {
    program = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', ''], {
      stdio: 'ignore',
    });
  };

  return {
    async settings() {
      port = await freePort();
      start();

      return { redis: { url: `redis://127.0.0.1:${port}` } };
    },
    async restart() {
      const gone = new Promise((done) => program?.once('exit', done));

      program?.kill('SIGKILL');
      await gone;
      start();
    },
    stop() {
      program?.kill('SIGKILL');
    },
  };
}

/** What a restart is to those connected: every connection is cut at once. */
async function restartDatabase({ env }: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: env.DATABASE_URL });

  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
  );
  await client.end();
}

async function firstAdmin(node: Node): Promise<string> {
  const { token } = await call(node, '/admin/register-admin', {
    body: {
      firstname: 'Re',
      lastname: 'Start',
      email: 'restart@example.com',
      password: 'Playground1',
    },
  });

  return token;
}

async function call(
  { url }: Node,
  path: string,
  { token, body }: { token?: string; body?: object }
) {
  const answer = await fetch(url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

  return (await answer.json()).data;
}
