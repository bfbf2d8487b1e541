import type { Core } from '@strapi/strapi';

/** Strapi's own database through knex: for reading outside a transaction. */
export type Connection = Core.Strapi['db']['connection'];

/** A transaction of Strapi's own database; it answers to the same calls. */
export type Trx = Parameters<ReturnType<Connection['queryBuilder']>['transacting']>[0];

/**
 * Runs work in one transaction. Everything inside goes through `trx` or `strapi.db`; with SQLite
 * there is one connection, so anything else would wait for itself.
 */
export const transaction = <T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> =>
  strapi.db.transaction(({ trx }) => work(trx)) as Promise<T>;
