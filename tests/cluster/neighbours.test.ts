import { Client } from 'pg';
import { newClientId } from '../../shared/client-id';
import { freshDatabase, type TestDatabase } from '../support/database';
import { freePort, type Node, startNode } from '../support/node';
import {
  closeSockets,
  connected,
  hears,
  type OperatorClient,
  operatorClient,
  told,
  visitorClient,
} from '../support/sockets';

const REDIS = process.env.LIVECHAT_TEST_REDIS_URL;

/** What the two have in common. */
const WAYS = [
  ['one database', {}],
  ['one database and one Redis', { redis: { url: REDIS } }],
] as const;

jest.setTimeout(240_000);

describe.each(WAYS)('two Strapis that share %s, each with a schema and a role', (_what, config) => {
  let database: TestDatabase;
  let roles: string[];
  let nodes: Node[];
  let operators: OperatorClient[];

  beforeAll(async () => {
    database = await freshDatabase();
    roles = [await makeRole(database), await makeRole(database)];
    nodes = [];

    for (const role of roles) {
      nodes.push(
        await startNode({ database: inSchema(database, role), port: await freePort(), config })
      );
    }

    operators = await Promise.all(nodes.map(operatorOf));
  });

  afterAll(async () => {
    closeSockets();
    await Promise.all(nodes.map((node) => node.kill()));

    for (const role of roles) {
      await say(database, `DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
    }

    await database.drop();
  });

  it('start, and leave the schema everybody shares as it was', async () => {
    const { rows } = await say(
      database,
      "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE tablename LIKE 'livechat%' OR schemaname = 'public'"
    );
    const schemas = rows.map(({ name }) => String(name).split('.')[0]);

    expect(new Set(schemas)).toEqual(new Set(roles));
  });

  it('hear nothing of each other', async () => {
    const [here, there] = operators as [OperatorClient, OperatorClient];
    const strange: [event: string, news: unknown][] = [];

    there.onAny((event: string, news: unknown) => strange.push([event, news]));

    const session = await call(nodes[0] as Node, '/api/livechat/visitors', {});
    const visitor = await connected(visitorClient((nodes[0] as Node).url, session));
    const opened = hears(here, 'conversation:opened');

    await told(visitor, 'message:send', {
      conversation: null,
      clientId: newClientId(),
      body: 'For one of them only',
    });
    await opened;

    // Longer than a word takes between nodes, whose beats come every five seconds.
    await new Promise((done) => setTimeout(done, 6_000));

    expect(JSON.stringify(strange)).not.toContain('For one of them only');
    expect(strange.filter(([event]) => event !== 'members:changed')).toEqual([]);
  });

  it('go on when the connection that listens is lost', async () => {
    await say(
      database,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
    );

    for (const node of nodes) {
      expect((await fetch(`${node.url}/livechat/health`)).status).toBe(200);
    }
  });
});

let made = 0;

/** A role that owns a schema of its own name, and nothing else. */
async function makeRole(database: TestDatabase): Promise<string> {
  made += 1;

  const role = `tenant_${process.pid}_${made}`;

  await say(
    database,
    `REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE ${role} LOGIN; CREATE SCHEMA ${role} AUTHORIZATION ${role}`
  );

  return role;
}

/** The same database as a role sees it. */
function inSchema(database: TestDatabase, role: string): TestDatabase {
  const url = new URL(database.env.DATABASE_URL ?? '');

  url.username = role;

  return { ...database, env: { ...database.env, DATABASE_URL: url.href, DATABASE_SCHEMA: role } };
}

async function say(database: TestDatabase, statement: string) {
  const client = new Client({ connectionString: database.env.DATABASE_URL });

  await client.connect();

  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

async function operatorOf(node: Node): Promise<OperatorClient> {
  const { token } = await call(node, '/admin/register-admin', {
    firstname: 'One',
    lastname: 'Tenant',
    email: 'tenant@example.com',
    password: 'Playground1',
  });
  const operator = await connected(operatorClient(node.url, token));
  const answer = await fetch(`${node.url}/livechat/admin/channels`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const [channel] = (await answer.json()).data;

  await told(operator, 'channel:join', { channel: channel.id });

  return operator;
}

async function call({ url }: Node, path: string, body: object) {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  return (await answer.json()).data;
}
