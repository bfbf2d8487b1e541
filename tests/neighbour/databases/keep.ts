import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { version } from '../../../package.json';
import { freshDatabase } from '../../support/database';
import { type App, bootStrapi } from '../../support/strapi';

/** Keeps a database as the version in package.json makes it, with rows in every table and column, for tests of later versions. */
async function keep(): Promise<void> {
  const file = join(__dirname, `${version}.db.gz`);

  if (existsSync(file)) {
    throw new Error(`${version} is kept already: what was released never changes`);
  }

  const database = await freshDatabase();

  try {
    const app = await bootStrapi({ database });

    await fill(app);
    await app.strapi.db.connection.raw('VACUUM');
    await app.close();
    // A start sets right what people could not have made so.
    await (await bootStrapi({ database })).close();
    writeFileSync(
      file,
      gzipSync(readFileSync(String(database.env.DATABASE_FILENAME)), { level: 9 })
    );
  } finally {
    await database.drop();
  }
}

const ROWS = [101, 102];

/** Rows point at rows of the same number, so that all of them are there at the end. */
async function fill(app: App): Promise<void> {
  const { db } = app.strapi;
  const own = [...db.metadata.values()].filter(({ tableName }) =>
    tableName.startsWith('livechat_')
  );

  await db.connection.raw('PRAGMA foreign_keys = OFF');

  for (const { tableName, attributes } of own) {
    const columns = await db.connection(tableName).columnInfo();
    const known = new Map(
      Object.values(attributes).flatMap((attribute) =>
        'columnName' in attribute ? [[String(attribute.columnName), attribute]] : []
      )
    );

    await db
      .connection(tableName)
      .insert(
        ROWS.map((id) =>
          Object.fromEntries(
            Object.keys(columns).map((name) => [name, fitting(id, name, known.get(name))])
          )
        )
      );
  }

  await giveUsers(app);
}

/** Who is nobody's user any more would lose their conversations at the next start. */
async function giveUsers({ adminUser, strapi: { db } }: App): Promise<void> {
  for (const id of ROWS) {
    const user = await adminUser({ permissions: ['conversations.answer'] });

    await db.connection('livechat_operators').where({ id }).update({ user_id: user.id });
  }
}

/** Something that fits the column and differs from row to row. */
function fitting(id: number, name: string, attribute: object = {}): unknown {
  const { type, enum: choices } = attribute as { type?: string; enum?: readonly string[] };

  if (name === 'id' || type === undefined) {
    return /^(created|updated)_by_id$/.test(name) ? null : id;
  }

  switch (type) {
    case 'enumeration':
      return choices?.[id % choices.length];
    case 'boolean':
      return id % 2 === 0;
    case 'datetime':
      return Date.UTC(2026, 0, 1) + id;
    case 'date':
      return '2026-01-01';
    case 'json':
      return JSON.stringify({ of: name, id, text: '漢 👋' });
    case 'integer':
    case 'biginteger':
      return id;
    case 'float':
    case 'decimal':
      return id + 0.5;
    default:
      return `${name} ${id} 漢 👋`;
  }
}

keep().then(
  () => process.exit(),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
);
