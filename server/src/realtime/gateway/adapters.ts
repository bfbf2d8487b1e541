import type { Core } from '@strapi/strapi';
import type { Server } from 'socket.io';
import { background } from '../../plugin/background';
import { dialectOf } from '../../plugin/database/dialect';
import { installationOf } from '../../plugin/nodes/installation';
import { redisOf } from '../../plugin/nodes/redis';

/** How to reach other nodes, and how to stop. */
export interface Adapter {
  factory: Parameters<Server['adapter']>[0];
  close: () => Promise<void>;
}

/** What to do where nodes cannot hear of each other in a way. */
const REMEDIES = {
  redis: 'set livechat.redis.url and install ioredis and @socket.io/redis-streams-adapter',
  postgres: 'let the role of Strapi make a table in its schema and open one more connection',
} as const;

/**
 * How this node reaches the others. What fails here is said in the log and stops nobody: the node then
 * keeps to itself, which is all that a site of one node needs.
 */
export async function openAdapter(
  strapi: Core.Strapi,
  kind: keyof typeof REMEDIES
): Promise<Adapter | null> {
  try {
    return await { redis: redisAdapter, postgres: postgresAdapter }[kind](strapi);
  } catch (error) {
    strapi.log.warn(
      `livechat: this node does not hear of others over ${kind} (${reasonOf(error)}); ${REMEDIES[kind]}, or set livechat.adapter to 'memory'`
    );

    return null;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`);

/** Adapters are loaded where they are used: most sites run on one node. */
async function redisAdapter(strapi: Core.Strapi): Promise<Adapter> {
  const client = redisOf(strapi, 'adapter');

  if (client === null) {
    throw new Error('there is no Redis');
  }

  const { createAdapter } = await import('@socket.io/redis-streams-adapter');
  const name = `livechat:${installationOf(strapi)}`;
  const options = { streamName: name, channelPrefix: name, sessionKeyPrefix: `${name}:session:` };

  return { factory: createAdapter(client, options), close: async () => undefined };
}

/** Where payloads too large for a notification go. */
const ATTACHMENTS = 'livechat_socket_attachments';

async function postgresAdapter(strapi: Core.Strapi): Promise<Adapter> {
  if (dialectOf(strapi.db.connection) !== 'postgres') {
    throw new Error('the database is not PostgreSQL');
  }

  const schema = strapi.db.getSchemaName();
  const tableName = [schema, ATTACHMENTS].flatMap((name) => (name ? quoted(name) : [])).join('.');
  const pool = createPool(strapi);

  await makeTable(pool, tableName);
  await pool.prepare();

  const { createAdapter } = await import('@socket.io/postgres-adapter');
  const channelPrefix = `livechat_${installationOf(strapi)}`;

  return {
    factory: createAdapter(pool as never, { tableName, channelPrefix, errorHandler: pool.report }),
    close: () => pool.end(),
  };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A role may use a table that it may not make; two nodes may want to make it at once. */
async function makeTable({ query }: Pool, tableName: string): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    (await query('SELECT to_regclass($1) AS found', [tableName])).rows[0]?.found != null;

  if (await isThere()) {
    return;
  }

  try {
    await query(
      `CREATE TABLE IF NOT EXISTS ${tableName} (id bigserial UNIQUE, created_at timestamptz DEFAULT NOW(), payload bytea)`
    );
  } catch (error) {
    if (!(await isThere())) {
      throw error;
    }
  }
}

/** What the adapter takes for a pool of connections. */
interface Pool {
  query: (sql: string, values?: readonly unknown[]) => Promise<Answer>;
  connect: () => Promise<Listener>;
  /** Makes the connection before it is asked for; rejects where there can be none. */
  prepare: () => Promise<void>;
  /** Says what went wrong, once until something works again. */
  report: (error: unknown) => void;
  end: () => Promise<void>;
}

interface Answer {
  rows: Record<string, unknown>[];
}

/** A connection that hears notifications. */
interface Listener {
  on: (event: 'error', handler: (error: Error) => void) => void;
  removeAllListeners: (event: 'end') => void;
  connect: () => Promise<void>;
  end: () => Promise<void>;
  release?: () => void;
}

/** What knex keeps of its own driver, so that both speak to the database in the same way. */
interface PostgresClient {
  driver: { Client: new (settings: object) => Listener };
  connectionSettings: object;
}

/**
 * Whatever is asked goes through Strapi's own pool, with its schema and its maximum; beside it there is
 * one connection more, which listens.
 */
function createPool(strapi: Core.Strapi): Pool {
  let isSilent = false;
  let prepared: Listener | null = null;

  const report = (error: unknown): void => {
    if (!isSilent) {
      isSilent = true;
      strapi.log.warn(`livechat: news of other nodes may be missed: ${reasonOf(error)}`);
    }
  };
  const { open, hangUp } = createLine(strapi, report);

  return {
    report,
    end: hangUp,
    async prepare() {
      prepared = await open();
    },
    async query(sql, values = []) {
      const answer = await strapi.db.connection.raw(sql.replace(/\$\d+/g, '?'), [
        ...values,
      ] as never[]);

      isSilent = false;

      return answer as Answer;
    },
    async connect() {
      const ready = prepared;

      prepared = null;

      try {
        return ready ?? (await open());
      } catch (error) {
        report(error);
        throw error;
      }
    },
  };
}

/** The one connection that listens. */
function createLine(strapi: Core.Strapi, report: (error: unknown) => void) {
  let listener: Listener | null = null;

  /** The adapter asks again after an end, and may have been answered since. */
  const hangUp = async (): Promise<void> => {
    const last = listener;

    listener = null;
    last?.removeAllListeners('end');
    await last?.end().catch(() => undefined);
  };

  const open = async (): Promise<Listener> => {
    await hangUp();

    const { driver, connectionSettings } = strapi.db.connection.client as PostgresClient;
    const made = new driver.Client(connectionSettings);

    // Without a hearer an error of a connection would end the process.
    made.on('error', report);
    await made.connect();
    made.release = () => background(strapi, 'ending a connection between nodes', hangUp());
    listener = made;

    return made;
  };

  return { open, hangUp };
}
