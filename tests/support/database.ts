import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A database of a test's own, and the environment that points a Strapi at it. */
export interface TestDatabase {
  client: 'sqlite' | 'postgres';
  env: Record<string, string>;
  drop: () => Promise<void>;
}

/** An empty SQLite file, or an empty PostgreSQL database when `LIVECHAT_TEST_DATABASE` is `postgres`. */
export function freshDatabase(): Promise<TestDatabase> {
  return process.env.LIVECHAT_TEST_DATABASE === 'postgres' ? postgres() : sqlite();
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

async function administer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });

  await client.connect();

  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
