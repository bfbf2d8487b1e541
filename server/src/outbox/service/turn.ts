import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../plugin/ids';

const STORE = 'strapi::core-store';
const KEY = `plugin_${PLUGIN_ID}_outbox_turn`;

/** Makes the row of Strapi's own store that is locked; once, for all nodes. */
export async function prepareTurn(strapi: Core.Strapi): Promise<void> {
  const rows = strapi.db.query(STORE);

  if ((await rows.findOne({ where: { key: KEY } })) === null) {
    // What is in this store is JSON to `strapi transfer`, which stops at what is none.
    await rows.create({ data: { key: KEY, type: 'string', value: '""' } });
  }
}

/**
 * Waits within a transaction until it is the only one that counts e-mails, or stops them. It must be
 * what a transaction begins with: MySQL shows it what was there at its first look.
 */
export async function takeTurn(strapi: Core.Strapi): Promise<void> {
  await strapi.db.queryBuilder(STORE).select('id').where({ key: KEY }).forUpdate().execute();
}
