/** How nodes talk to each other. */
export type AdapterKind = 'memory' | 'redis' | 'postgres';

/** Redis where it is configured, PostgreSQL where it is the database, else one node's memory. */
export function adapterKind(
  { adapter, redis }: { adapter: 'auto' | AdapterKind; redis: object | null },
  database: string
): AdapterKind {
  if (adapter !== 'auto') {
    return adapter;
  }

  if (redis !== null) {
    return 'redis';
  }

  return database === 'postgres' ? 'postgres' : 'memory';
}
