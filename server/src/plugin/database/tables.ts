import type { Core } from '@strapi/strapi';
import { configOf } from '../config';

/** Where Strapi keeps the names of tables its schema sync must leave alone. */
const KEPT = { type: 'core', key: 'persisted_tables' };

const PREFIX = 'livechat_';

/**
 * A start with the plugin switched off would drop its tables, and everything said in them. Adds them
 * to those Strapi leaves alone; takes them off again when the configuration says so.
 */
export async function keepTables(strapi: Core.Strapi): Promise<void> {
  const listed = ((await strapi.store.get(KEPT)) ?? []) as (string | { name: string })[];
  const others = listed.filter((table) => !nameOf(table).startsWith(PREFIX));
  const own = configOf(strapi).keepTablesWhenDisabled ? tablesOf(strapi) : [];
  const wanted = [...others, ...own];

  if (JSON.stringify(wanted) !== JSON.stringify(listed)) {
    await strapi.store.set({ ...KEPT, value: wanted });
  }
}

const nameOf = (table: string | { name: string }): string =>
  typeof table === 'string' ? table : table.name;

/** The tables of our models, and those that link them to others. */
function tablesOf(strapi: Core.Strapi): string[] {
  const models = [...strapi.db.metadata.values()].filter(({ tableName }) =>
    tableName.startsWith(PREFIX)
  );
  const links = models.flatMap(({ attributes }) => Object.values(attributes).flatMap(linkTable));

  return [...new Set([...models.map(({ tableName }) => tableName), ...links])].sort();
}

function linkTable(attribute: object): string[] {
  const { joinTable } = attribute as { joinTable?: { name: string } };

  return joinTable?.name.startsWith(PREFIX) ? [joinTable.name] : [];
}
