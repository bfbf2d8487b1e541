import type { Trx } from './transaction';

/** What a column holds. */
type ColumnKind = 'number' | 'text' | 'flag' | 'moment' | 'json';

/** Columns by name. */
export type Columns = Readonly<Record<string, ColumnKind>>;

type Row = Readonly<Record<string, unknown>>;

/** Databases that take many rows as one value. MySQL is spoken to the long way. */
type Dialect = 'sqlite' | 'postgres';

/**
 * Inserts many rows by one statement that takes one value, the rows as JSON. It is the same
 * statement for one row and for hundreds, so nobody has to build, send and parse a long one.
 */
export async function insertMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly Row[]
): Promise<void> {
  const dialect = dialectOf(trx);
  const names = Object.keys(columns).join(', ');

  if (rows.length === 0) {
    return;
  }

  await (dialect
    ? trx.raw(
        `insert into ${table} (${names}) select ${names} from ${given(dialect, columns)}`,
        json(dialect, columns, rows)
      )
    : trx(table).insert(rows));
}

/** Writes these columns of many rows over, found by `id`. */
export async function updateMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly Row[]
): Promise<void> {
  const dialect = dialectOf(trx);
  const names = Object.keys(columns);
  const changes = names.map((name) => `${name} = given.${name}`).join(', ');
  const withId: Columns = { id: 'number', ...columns };

  if (rows.length === 0) {
    return;
  }

  await (dialect
    ? trx.raw(
        `update ${table} set ${changes} from ${given(dialect, withId)} where ${table}.id = given.id`,
        json(dialect, withId, rows)
      )
    : trx(table).insert(rows).onConflict('id').merge(names));
}

/** Reads the rows that agree with one of these in all columns. */
export async function findMany(
  trx: Trx,
  table: string,
  columns: Columns,
  rows: readonly Row[]
): Promise<Record<string, unknown>[]> {
  const dialect = dialectOf(trx);
  const names = Object.keys(columns);
  const alike = names.map((name) => `${table}.${name} = given.${name}`).join(' and ');

  if (rows.length === 0) {
    return [];
  }

  if (dialect === null) {
    const tuples = rows.map((row) => names.map((name) => row[name] as string | number));

    return trx(table).whereIn(names, tuples);
  }

  const found = await trx.raw(
    `select ${table}.* from ${given(dialect, columns)} join ${table} on ${alike}`,
    json(dialect, columns, rows)
  );

  return dialect === 'postgres' ? found.rows : found;
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  'better-sqlite3': 'sqlite',
  pg: 'postgres',
};

const dialectOf = (trx: Trx): Dialect | null => DIALECTS[String(trx.client.config.client)] ?? null;

const POSTGRES_TYPES: Readonly<Record<ColumnKind, string>> = {
  number: 'integer',
  text: 'text',
  flag: 'boolean',
  moment: 'timestamp',
  // Sent as text, as SQLite keeps it, and read when it is written.
  json: 'text',
};

/** The rows as a table of their own, called `given`. */
function given(dialect: Dialect, columns: Columns): string {
  const entries = Object.entries(columns);

  if (dialect === 'sqlite') {
    const taken = entries.map(([name], index) => `value ->> ${index} as ${name}`);

    return `(select ${taken.join(', ')} from json_each(?)) as given`;
  }

  const sent = entries.map(([name, kind]) => `${name} ${POSTGRES_TYPES[kind]}`);
  const taken = entries.map(([name, kind]) =>
    kind === 'json' ? `cast(${name} as jsonb) as ${name}` : name
  );

  return `(select ${taken.join(', ')} from json_to_recordset(?) as sent (${sent.join(', ')})) as given`;
}

/** SQLite finds a value fastest by its place, PostgreSQL by its name. */
function json(dialect: Dialect, columns: Columns, rows: readonly Row[]): [string] {
  const names = Object.keys(columns);
  const shape = (row: Row): unknown =>
    dialect === 'postgres'
      ? Object.fromEntries(names.map((name) => [name, moment(row[name], wallClock)]))
      : names.map((name) => moment(row[name], inMilliseconds));

  return [JSON.stringify(rows.map(shape))];
}

const moment = (value: unknown, write: (date: Date) => string | number): unknown =>
  value instanceof Date ? write(value) : value;

const inMilliseconds = (date: Date): number => date.getTime();

/** Strapi's columns have no time zone: they hold the clock of the server it runs on, as its driver writes and reads them. */
function wallClock(date: Date): string {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);

  return shifted.toISOString().slice(0, -1);
}
