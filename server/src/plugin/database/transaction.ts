import type { Core } from '@strapi/strapi';
import { isLostRace } from './faults';

/** Strapi's own database through knex: for reading outside a transaction. */
export type Connection = Core.Strapi['db']['connection'];

/** A transaction of Strapi's own database; it answers to the same calls. */
export type Trx = Parameters<ReturnType<Connection['queryBuilder']>['transacting']>[0];

const TRIES = 8;

/** Longest pause before another try, so that two who met do not meet again. */
const PAUSE_MILLISECONDS = 40;

/**
 * Runs work in one transaction; again from its start when it lost a race, so it must do nothing but
 * read and write. (MySQL shows a transaction what was there when it began, even behind a lock it
 * waited for: only the next one sees the row it ran into.) Everything inside goes through `trx` or
 * `strapi.db`; with SQLite there is one connection, so anything else would wait for itself.
 */
export async function transaction<T>(
  strapi: Core.Strapi,
  work: (trx: Trx) => Promise<T>
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return (await strapi.db.transaction(({ trx }) => work(trx))) as T;
    } catch (error) {
      if (tries === TRIES || !isLostRace(error)) {
        throw error;
      }

      await new Promise((done) => setTimeout(done, Math.random() * PAUSE_MILLISECONDS * tries));
    }
  }
}

/** The connection where a transaction is expected: for reading outside of one only. With SQLite there is one, and inside it is taken. */
export const outside = (strapi: Core.Strapi): Trx => strapi.db.connection as unknown as Trx;
