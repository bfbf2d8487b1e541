import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Core } from '@strapi/strapi';
import knex, { type Knex } from 'knex';
import { addMigrations, type Migration } from '../../server/src/plugin/database/migrations';
import type { TestDatabase } from '../support/database';
import { bootStrapi } from '../support/strapi';

const KEPT = join(__dirname, 'databases');

/** The versions whose databases are kept; `keep.ts` beside them makes that of the next one. */
const VERSIONS = readdirSync(KEPT)
  .filter((name) => name.endsWith('.db.gz'))
  .map((name) => name.replace('.db.gz', ''));

type Row = Record<string, unknown>;

let folder: string;
let database: TestDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livechat-old-'));
  database = {
    client: 'sqlite',
    env: { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: join(folder, 'old.db') },
    drop: async () => undefined,
  };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it.each(VERSIONS)('opens a database of %s and loses nothing', async (version) => {
  unpack(version);

  const before = await reading(rowsOf);

  await boot();

  const after = await reading(rowsOf);

  expect([...before.values()].flat().length).toBeGreaterThan(20);

  for (const [table, rows] of before) {
    expect([table, after.get(table)]).toEqual([
      table,
      rows.map((row) => expect.objectContaining(row)),
    ]);
  }
});

describe('a column that was called otherwise before', () => {
  /** What 0.1.0 would have been, had it called the name of a view its title. */
  beforeEach(async () => {
    unpack('0.1.0');
    await reading(async (file) => {
      await file.schema.alterTable('livechat_views', (table) => {
        table.renameColumn('name', 'title');
      });

      const known = await file('strapi_database_schema').first();
      const schema = JSON.parse(known.schema);
      const views = schema.tables.find(({ name }: { name: string }) => name === 'livechat_views');

      views.columns.find(({ name }: { name: string }) => name === 'name').name = 'title';
      await file('strapi_database_schema').update({ schema: JSON.stringify(schema), hash: 'old' });
    });
  });

  const NAMES: Migration = {
    name: '1.0.0-views-have-names',
    table: 'livechat_views',
    up: (trx, db) =>
      db.getSchemaConnection(trx).alterTable('livechat_views', (table) => {
        table.renameColumn('title', 'name');
      }),
  };

  it('keeps what is in it by a migration', async () => {
    const titles = await reading((file) => file('livechat_views').pluck('title'));

    await boot([NAMES]);

    expect(titles).toHaveLength(2);
    expect(await reading((file) => file('livechat_views').pluck('name'))).toEqual(titles);
  });

  it('would lose it without, which is what migrations are for', async () => {
    await boot();

    expect(await reading((file) => file('livechat_views').pluck('name'))).toEqual([null, null]);
  });

  it('is migrated once', async () => {
    const up = jest.fn(NAMES.up);

    await boot([{ ...NAMES, up }]);
    await boot([{ ...NAMES, up }]);

    expect(up).toHaveBeenCalledTimes(1);
  });

  it('stays as it was where a migration fails, and Strapi does not start', async () => {
    const failing: Migration = {
      ...NAMES,
      async up(trx) {
        await trx('livechat_views').update({ title: 'lost' });
        throw new Error('no room left');
      },
    };
    const titles = await reading((file) => file('livechat_views').pluck('title'));

    await expect(boot([failing])).rejects.toThrow('no room left');
    expect(await reading((file) => file('livechat_views').pluck('title'))).toEqual(titles);
  });

  it('is migrated from version to version', async () => {
    const order: string[] = [];
    const noting = (name: string): Migration => ({
      name,
      table: 'livechat_views',
      async up() {
        order.push(name);
      },
    });

    await boot(['1.10.0-b', '1.9.0-c', '1.9.0-a'].map(noting));

    expect(order).toEqual(['1.9.0-a', '1.9.0-c', '1.10.0-b']);
  });
});

it('migrates nothing on a new database', async () => {
  const up = jest.fn();

  await boot([{ name: '1.0.0-nothing', table: 'livechat_views', up }]);

  expect(up).not.toHaveBeenCalled();
});

function unpack(version: string): void {
  writeFileSync(
    String(database.env.DATABASE_FILENAME),
    gunzipSync(readFileSync(join(KEPT, `${version}.db.gz`)))
  );
}

async function boot(migrations: readonly Migration[] = []): Promise<void> {
  const app = await bootStrapi({
    database,
    listen: false,
    register: (strapi: Core.Strapi) => addMigrations(strapi, migrations),
  });

  await app.close();
}

/** Does something with the file while no Strapi has it open. */
async function reading<T>(work: (file: Knex) => Promise<T>): Promise<T> {
  const file = knex({
    client: 'better-sqlite3',
    connection: { filename: String(database.env.DATABASE_FILENAME) },
    useNullAsDefault: true,
  });

  try {
    return await work(file);
  } finally {
    await file.destroy();
  }
}

/** Every row of our tables, by table. */
async function rowsOf(file: Knex): Promise<Map<string, Row[]>> {
  const tables: string[] = await file('sqlite_master')
    .where({ type: 'table' })
    .whereLike('name', 'livechat_%')
    .orderBy('name')
    .pluck('name');

  return new Map(
    await Promise.all(
      tables.map(async (table) => [table, await file(table).orderBy('id')] as [string, Row[]])
    )
  );
}
