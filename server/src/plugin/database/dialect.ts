/** Which database it is. What differs between them beyond what knex knows asks here. */
export type Dialect = 'sqlite' | 'postgres' | 'mysql';

/** Of a connection or a transaction; its client is called `better-sqlite3`, `pg` or `mysql2`. */
export function dialectOf({ client }: { client: { config: { client?: unknown } } }): Dialect {
  const name = String(client.config.client);

  return name.startsWith('p') ? 'postgres' : name.startsWith('mysql') ? 'mysql' : 'sqlite';
}
