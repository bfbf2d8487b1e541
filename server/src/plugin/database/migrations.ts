import type { Core } from '@strapi/strapi';
import type { Trx } from './transaction';

/**
 * A change of a table that people have data in, made once on each database before Strapi brings the
 * tables up to the content types. Strapi drops what the content types no longer name, so whatever is
 * renamed, moved or made from something else needs one; what is only added needs none.
 */
export interface Migration {
  /** The version that brings it and what it does, `1.2.0-views-have-titles`. Never changed once released. */
  name: string;
  /** The table it changes. A database without it is new, and has nothing to change. */
  table: string;
  /** All of it happens, or nothing and Strapi does not start. */
  up: (trx: Trx, db: Core.Strapi['db']) => Promise<void>;
}

/** Hands migrations to Strapi, the oldest version first. To be called before the database is opened. */
export async function addMigrations(
  { db }: Core.Strapi,
  migrations: readonly Migration[]
): Promise<void> {
  for (const { name, table, up } of inOrder(migrations)) {
    await db.migrations.providers.internal.register({
      name: `livechat::${name}`,
      up: async (trx) => {
        if (await db.getSchemaConnection(trx).hasTable(table)) {
          await up(trx, db);
        }
      },
      // Strapi undoes no migration by itself: who goes back takes the copy made before.
      down: () => Promise.reject(new Error(`livechat::${name} cannot be undone`)),
    });
  }
}

/** 1.10.0 comes after 1.9.0. */
const inOrder = (migrations: readonly Migration[]): Migration[] =>
  [...migrations].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
