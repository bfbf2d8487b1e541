import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A database of a test's own, and the environment that points a Strapi at it. */
export interface TestDatabase {
  client: 'sqlite' | 'postgres' | 'mysql';
  env: Record<string, string>;
  drop: () => Promise<void>;
}

/** An empty SQLite file, or an empty database of the server that `LIVECHAT_TEST_DATABASE` names: `postgres` or `mysql`. */
export function freshDatabase(): Promise<TestDatabase> {
  switch (process.env.LIVECHAT_TEST_DATABASE) {
    case 'postgres':
      return postgres();
    case 'mysql':
      return mysql();
    default:
      return sqlite();
  }
}

async function sqlite(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-'));

  return {
    client: 'sqlite',
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: join(folder, 'test.db') },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<TestDatabase> {
  const server = process.env.LIVECHAT_TEST_PG_URL;

  if (server === undefined) {
    throw new Error('LIVECHAT_TEST_PG_URL names no PostgreSQL: run npm run test:postgres');
  }

  const name = `livechat_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const url = new URL(server);

  await administer(server, `CREATE DATABASE "${name}"`);
  url.pathname = `/${name}`;

  return {
    client: 'postgres',
    env: { DATABASE_CLIENT: 'postgres', DATABASE_URL: url.href },
    drop: () => administer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

/** A database of a MySQL or MariaDB that runs; its user may make databases. */
async function mysql(): Promise<TestDatabase> {
  const server = process.env.LIVECHAT_TEST_MYSQL_URL;

  if (server === undefined) {
    throw new Error('LIVECHAT_TEST_MYSQL_URL names no MySQL');
  }

  const name = `livechat_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const url = new URL(server);
  const say = async (statement: string): Promise<void> => {
    const { createConnection } = await import('mysql2/promise');
    const connection = await createConnection(server);

    await connection.query(statement);
    await connection.end();
  };

  await say(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  url.pathname = `/${name}`;

  return {
    client: 'mysql',
    env: { DATABASE_CLIENT: 'mysql', DATABASE_URL: url.href },
    drop: () => say(`DROP DATABASE IF EXISTS ${name}`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });

  await client.connect();

  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
