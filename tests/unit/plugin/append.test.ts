import { createRequire } from 'node:module';
import type { Core } from '@strapi/strapi';
import { type Append, appendAlone, appendMany } from '../../../server/src/plugin/database/append';
import type { SqliteConnection } from '../../../server/src/plugin/database/bulk';
import type { Trx } from '../../../server/src/plugin/database/transaction';

interface SqliteFile extends SqliteConnection {
  exec: (sql: string) => void;
  pragma: (text: string, options?: { simple: boolean }) => unknown;
}

/** The driver Strapi itself uses; it comes without types. */
const Database: new (file: string) => SqliteFile = createRequire(__filename)('better-sqlite3');

/** A database with one head, as knex holds a connection to it. */
function aDatabase() {
  const database = new Database(':memory:');

  database.exec('create table heads (id integer primary key, revision integer, body text)');
  database.exec('create table lines (head_id integer, body text)');
  database.exec("insert into heads values (1, 0, 'first')");

  const client = {
    acquireConnection: async () => database,
    releaseConnection: async () => undefined,
    config: { client: 'better-sqlite3' },
  };

  return { database, connection: { client } };
}

const append = (body: string, revision = 0): Append => ({
  heads: { table: 'heads', columns: { body: 'text' }, rows: [{ id: 1, revision, body }] },
  lines: {
    table: 'lines',
    columns: { head_id: 'number', body: 'text' },
    rows: [{ head_id: 1, body }],
    parent: 'head_id',
  },
});

const nothing: Append = {
  heads: { ...append('').heads, rows: [] },
  lines: { ...append('').lines, rows: [] },
};

const strapiWith = (connection: unknown) => ({ db: { connection } }) as unknown as Core.Strapi;

describe('appending', () => {
  it('writes a head that is as expected with the lines below it, and no other', async () => {
    const { database, connection } = aDatabase();
    const strapi = strapiWith(connection);

    expect([...(await appendAlone(strapi, append('second')))]).toEqual([1]);
    expect([...(await appendAlone(strapi, append('too late')))]).toEqual([]);
    expect(database.prepare('select body from lines').all([])).toEqual([{ body: 'second' }]);
  });

  it('asks nobody where there is nothing to write', async () => {
    const unreachable = new Proxy(
      {},
      {
        get: () => {
          throw new Error('Nobody is to be asked');
        },
      }
    );

    expect((await appendAlone(strapiWith(unreachable), nothing)).size).toBe(0);
    expect((await appendMany(unreachable as Trx, nothing)).size).toBe(0);
  });

  it('fails with what was wrong where that has ended the transaction already', async () => {
    const { database, connection } = aDatabase();

    database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);

    const full = appendAlone(strapiWith(connection), append('x'.repeat(1_000_000)));

    await expect(full).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(database.inTransaction).toBe(false);
    expect(database.prepare('select body from heads').all([])).toEqual([{ body: 'first' }]);
  });
});
