import type { Core } from '@strapi/strapi';
import {
  type Columns,
  given,
  insertMany,
  insertOn,
  json,
  lockMany,
  preparedOn,
  type SqliteConnection,
  updateMany,
  valuesOf,
} from './bulk';
import { type Dialect, dialectOf } from './dialect';
import type { RawRow } from './raw';
import type { Connection, Trx } from './transaction';

interface Rows {
  table: string;
  columns: Columns;
  rows: readonly RawRow[];
}

/**
 * Heads to be written over, each with its `id` and the `revision` it was decided by, and lines to be
 * added below them: those of a head that has another revision by now are left out with it.
 */
export interface Append {
  heads: Rows;
  /** `parent` is the column that holds the head's id; in the order they are to be read in. */
  lines: Rows & { parent: string };
}

/** Ids of the heads that were written. */
export type Written = ReadonlySet<number>;

const NONE: Written = new Set();

/** Appends as part of a transaction. */
export const appendMany = async (trx: Trx, append: Append): Promise<Written> =>
  append.heads.rows.length === 0 ? NONE : APPENDS[dialectOf(trx)](trx, append);

/**
 * Appends in a transaction of its own: one statement, or no word to the database but what it takes. It is
 * tried once: whoever lost a race, or repeats what is there already, has to read before they try again.
 */
export async function appendAlone(strapi: Core.Strapi, append: Append): Promise<Written> {
  const { connection } = strapi.db;

  if (append.heads.rows.length === 0) {
    return NONE;
  }

  switch (dialectOf(connection)) {
    case 'sqlite':
      return aloneOnSqlite(connection, append);
    case 'postgres':
      return onPostgres(connection, append);
    case 'mysql':
      return strapi.db.transaction(({ trx }) => onMysql(trx, append));
  }
}

type Appending = (trx: Trx, append: Append) => Promise<Written>;

async function aloneOnSqlite({ client }: Connection, append: Append): Promise<Written> {
  const connection: SqliteConnection = await client.acquireConnection();

  // From here to the end nothing is waited for, so that nobody else comes in between.
  try {
    preparedOn(connection, 'begin immediate').run([]);

    try {
      const written = onConnection(connection, append);

      preparedOn(connection, 'commit').run([]);

      return written;
    } catch (error) {
      // A disk that is full, say, has ended the transaction already.
      if (connection.inTransaction) {
        preparedOn(connection, 'rollback').run([]);
      }

      throw error;
    }
  } finally {
    await client.releaseConnection(connection);
  }
}

function onConnection(connection: SqliteConnection, { heads, lines }: Append): Written {
  const changes = Object.keys(heads.columns);
  const update = preparedOn(
    connection,
    `update ${heads.table} set revision = revision + 1, ${changes.map((name) => `${name} = ?`).join(', ')} where id = ? and revision = ?`
  );
  const values = [...changes, 'id', 'revision'];
  const written = new Set(
    heads.rows
      .filter((row) => update.run(valuesOf(values, row)).changes > 0)
      .map(({ id }) => Number(id))
  );

  insertOn(connection, lines.table, lines.columns, below(written, lines));

  return written;
}

/** The lines of heads that were written. */
const below = (written: Written, { rows, parent }: Append['lines']): RawRow[] =>
  rows.filter((row) => written.has(Number(row[parent])));

/** One statement, and one way there and back. */
const onPostgres = async (db: Pick<Trx, 'raw'>, { heads, lines }: Append): Promise<Written> => {
  const sent: Columns = { id: 'number', revision: 'number', ...heads.columns };
  const changes = Object.keys(heads.columns).map((name) => `${name} = given.${name}`);
  const names = Object.keys(lines.columns);
  const answer = await db.raw(
    `with done as (
       update ${heads.table} as head set revision = head.revision + 1, ${changes.join(', ')}
       from ${given(sent)} where head.id = given.id and head.revision = given.revision returning head.id
     ), added as (
       insert into ${lines.table} (${names.join(', ')})
       select ${names.map((name) => `line.${name}`).join(', ')} from ${given({ ...lines.columns, place: 'number' }, 'line')}
       join done on done.id = line.${lines.parent} order by line.place
     ) select id from done`,
    [...json(sent, heads.rows), ...json({ ...lines.columns, place: 'number' }, placed(lines.rows))]
  );

  return new Set((answer.rows as RawRow[]).map(({ id }) => Number(id)));
};

const placed = (rows: readonly RawRow[]): RawRow[] => rows.map((row, place) => ({ ...row, place }));

/** It says of many updates only how many rows they changed, so it is asked before which are as expected. */
const onMysql: Appending = async (trx, { heads, lines }) => {
  const ids = heads.rows.map(({ id }) => Number(id));
  const found = await lockMany(trx, heads.table, ['id', 'revision'], ids);
  const revisions = new Map(found.map(({ id, revision }) => [Number(id), Number(revision)]));
  const rows = heads.rows.filter(({ id, revision }) => revisions.get(Number(id)) === revision);
  const written = new Set(rows.map(({ id }) => Number(id)));

  await updateMany(
    trx,
    heads.table,
    { ...heads.columns, revision: 'number' },
    rows.map((row) => ({ ...row, revision: Number(row.revision) + 1 }))
  );
  await insertMany(trx, lines.table, lines.columns, below(written, lines));

  return written;
};

const APPENDS: Readonly<Record<Dialect, Appending>> = {
  sqlite: async (trx, append) => onConnection(await trx.client.acquireConnection(), append),
  postgres: onPostgres,
  mysql: onMysql,
};
