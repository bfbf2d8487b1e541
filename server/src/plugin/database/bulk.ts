import { type Dialect, dialectOf } from './dialect';
import type { RawRow } from './raw';
import type { Trx } from './transaction';

/** What a column holds. */
type ColumnKind = 'number' | 'fraction' | 'text' | 'flag' | 'moment' | 'json';

/** Columns by name. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** Work on many rows at once, in the way a database is quickest at. */
interface Bulk {
  insert: (trx: Trx, table: string, columns: Columns, rows: readonly RawRow[]) => Promise<void>;
  /** Writes these columns over; rows are found by their `id`. */
  update: (trx: Trx, table: string, columns: Columns, rows: readonly RawRow[]) => Promise<void>;
  /** Reads the rows that agree with one of these in all columns. */
  find: (trx: Trx, table: string, columns: Columns, rows: readonly RawRow[]) => Promise<RawRow[]>;
  /** Reads columns of the rows with these ids and keeps others from writing them until the end of the transaction. */
  lock: (
    trx: Trx,
    table: string,
    names: readonly string[],
    ids: readonly number[]
  ) => Promise<RawRow[]>;
}

/** Inserts many rows. */
export async function insertMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly RawRow[]
): Promise<void> {
  await (rows.length > 0 && bulkOf(trx).insert(trx, table, columns, rows));
}

/** Writes these columns of many rows over, found by `id`. */
export async function updateMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly RawRow[]
): Promise<void> {
  await (rows.length > 0 && bulkOf(trx).update(trx, table, columns, rows));
}

/** Reads the rows that agree with one of these in all columns. */
export async function findMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly RawRow[]
): Promise<RawRow[]> {
  return rows.length > 0 ? bulkOf(trx).find(trx, table, columns, rows) : [];
}

/**
 * Reads columns of the rows with these ids, and keeps others from writing them until the end of the
 * transaction. Always in the order of the ids, so that two transactions never wait for each other.
 */
export async function lockMany(
  trx: Trx,
  table: string,
  names: readonly string[],
  ids: readonly number[]
): Promise<RawRow[]> {
  return ids.length > 0 ? bulkOf(trx).lock(trx, table, names, [...new Set(ids)]) : [];
}

/** SQLite lives in this process: a prepared statement for each row costs less than a long one to build and parse. */
const sqlite: Bulk = {
  async insert(trx, table, columns, rows) {
    insertOn(await trx.client.acquireConnection(), table, columns, rows);
  },
  async update(trx, table, columns, rows) {
    const names = Object.keys(columns);
    const changes = names.map((name) => `${name} = ?`).join(', ');
    const statement = await prepared(trx, `update ${table} set ${changes} where id = ?`);

    for (const row of rows) {
      statement.run(valuesOf([...names, 'id'], row));
    }
  },
  async find(trx, table, columns, rows) {
    const names = Object.keys(columns);
    const alike = names.map((name) => `${name} = ?`).join(' and ');
    const statement = await prepared(trx, `select * from ${table} where ${alike}`);

    return rows.flatMap((row) => statement.all(valuesOf(names, row)));
  },
  /** It has one writer, and this is it. */
  async lock(trx, table, names, ids) {
    const statement = await prepared(trx, `select ${names.join(', ')} from ${table} where id = ?`);

    return ids.flatMap((id) => statement.all([id]));
  },
};

const lock: Bulk['lock'] = async (trx, table, names, ids) =>
  trx(table).select(names).whereIn('id', ids).orderBy('id').forUpdate();

/** PostgreSQL is elsewhere: one statement that takes the rows as one JSON value, the same for one row and for hundreds. */
const postgres: Bulk = {
  async insert(trx, table, columns, rows) {
    const names = Object.keys(columns).join(', ');

    await trx.raw(
      `insert into ${table} (${names}) select ${names} from ${given(columns)}`,
      json(columns, rows)
    );
  },
  async update(trx, table, columns, rows) {
    const changes = Object.keys(columns).map((name) => `${name} = given.${name}`);
    const withId: Columns = { id: 'number', ...columns };

    await trx.raw(
      `update ${table} set ${changes.join(', ')} from ${given(withId)} where ${table}.id = given.id`,
      json(withId, rows)
    );
  },
  async find(trx, table, columns, rows) {
    const alike = Object.keys(columns).map((name) => `${table}.${name} = given.${name}`);
    const found = await trx.raw(
      `select ${table}.* from ${given(columns)} join ${table} on ${alike.join(' and ')}`,
      json(columns, rows)
    );

    return found.rows;
  },
  lock,
};

/** What every database understands. */
const plain: Bulk = {
  insert: async (trx, table, _columns, rows) => {
    await trx(table).insert(rows);
  },
  update: async (trx, table, columns, rows) => {
    await trx(table).insert(rows).onConflict('id').merge(Object.keys(columns));
  },
  find: async (trx, table, columns, rows) => {
    const names = Object.keys(columns);

    return trx(table).whereIn(
      names,
      rows.map((row) => names.map((name) => row[name] as string | number))
    );
  },
  lock,
};

const BULKS: Readonly<Record<Dialect, Bulk>> = { sqlite, postgres, mysql: plain };

const bulkOf = (trx: Trx): Bulk => BULKS[dialectOf(trx)];

export interface Prepared {
  run: (values: unknown[]) => { changes: number };
  all: (values: unknown[]) => RawRow[];
}

/** Statements live as long as the connection they were prepared on. */
const statements = new WeakMap<SqliteConnection, Map<string, Prepared>>();

const prepared = async (trx: Trx, sql: string): Promise<Prepared> =>
  preparedOn(await trx.client.acquireConnection(), sql);

/** SQLite's own connection. */
export interface SqliteConnection {
  prepare: (sql: string) => Prepared;
  inTransaction: boolean;
}

/** Inserts rows on a connection of SQLite's. Nothing is waited for. */
export function insertOn(
  connection: SqliteConnection,
  table: string,
  columns: Columns,
  rows: readonly RawRow[]
): void {
  const names = Object.keys(columns);
  const statement = preparedOn(
    connection,
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
  );

  for (const row of rows) {
    statement.run(valuesOf(names, row));
  }
}

/** A statement on a connection of SQLite's, made once. */
export function preparedOn(connection: SqliteConnection, sql: string): Prepared {
  const known = statements.get(connection) ?? new Map<string, Prepared>();
  const statement = known.get(sql) ?? connection.prepare(sql);

  statements.set(connection, known);
  known.set(sql, statement);

  return statement;
}

/** What a row gives for some columns, as SQLite takes it. */
export const valuesOf = (names: readonly string[], row: RawRow): unknown[] =>
  names.map((name) => toSqlite(row[name]));

/** SQLite has no moments and no flags; Strapi keeps them as numbers. */
function toSqlite(value: unknown): unknown {
  if (value instanceof Date) {
    return value.getTime();
  }

  return typeof value === 'boolean' ? Number(value) : value;
}

const POSTGRES_TYPES: Readonly<Record<ColumnKind, string>> = {
  number: 'integer',
  fraction: 'double precision',
  text: 'text',
  flag: 'boolean',
  moment: 'timestamp',
  // Sent as text, as SQLite keeps it, and read when it is written.
  json: 'text',
};

/** Rows that PostgreSQL is sent as one JSON value, as a table of their own. */
export function given(columns: Columns, as = 'given'): string {
  const entries = Object.entries(columns);
  const sent = entries.map(([name, kind]) => `${name} ${POSTGRES_TYPES[kind]}`);
  const taken = entries.map(([name, kind]) =>
    kind === 'json' ? `cast(${name} as jsonb) as ${name}` : name
  );

  return `(select ${taken.join(', ')} from json_to_recordset(?) as sent (${sent.join(', ')})) as ${as}`;
}

/** That value. */
export function json(columns: Columns, rows: readonly RawRow[]): [string] {
  const names = Object.keys(columns);
  const records = rows.map((row) =>
    Object.fromEntries(names.map((name) => [name, toPostgres(row[name])]))
  );

  return [JSON.stringify(records)];
}

/** Strapi's columns have no time zone: the driver writes and reads them in this process's own. */
const toPostgres = (value: unknown): unknown =>
  value instanceof Date
    ? new Date(value.getTime() - value.getTimezoneOffset() * 60_000).toISOString().slice(0, -1)
    : value;
