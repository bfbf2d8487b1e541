import { freshDatabase, type TestDatabase } from '../support/database';
import { type App, bootStrapi } from '../support/strapi';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});

afterEach(() => database.drop());

it('keeps every table and row when Strapi starts once with the plugin disabled', async () => {
  const before = await visit({}, tables);
  const meanwhile = await visit({ LIVECHAT_ENABLED: 'false' }, tables);
  const after = await visit({}, tables);

  expect(before.map(({ name }) => name)).toContain('livechat_channels');
  expect(meanwhile).toEqual(before);
  expect(after).toEqual(before);
});

it('drops them, as Strapi does, when the configuration says so', async () => {
  await visit({}, tables, { keepTablesWhenDisabled: false });

  const left = await visit({ LIVECHAT_ENABLED: 'false' }, tables);

  expect(left).toEqual([]);
});

async function visit<T>(
  env: Record<string, string>,
  look: (app: App) => Promise<T>,
  config = {}
): Promise<T> {
  const app = await bootStrapi({ database, env, config, listen: false });

  try {
    return await look(app);
  } finally {
    await app.close();
  }
}

interface Table {
  name: string;
  rows: number;
}

async function tables({ strapi }: App): Promise<Table[]> {
  const names = await strapi.db.dialect.schemaInspector.getTables();
  const ours = names.filter((name) => name.startsWith('livechat_')).sort();

  return Promise.all(
    ours.map(async (name) => {
      const [row] = await strapi.db.connection(name).count({ rows: '*' });

      return { name, rows: Number(row?.rows) };
    })
  );
}
