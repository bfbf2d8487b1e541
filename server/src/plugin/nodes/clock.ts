import type { Core } from '@strapi/strapi';
import { type Dialect, dialectOf } from '../database/dialect';

/** How far the database's clock is ahead of this process's, in milliseconds. */
const offsets = new WeakMap<Core.Strapi, number>();

/** What its own clock says to a database that is elsewhere, in milliseconds. SQLite lives in this process. */
const QUESTIONS: Readonly<Record<Dialect, string | null>> = {
  sqlite: null,
  postgres: 'select extract(epoch from clock_timestamp()) * 1000 as time',
  mysql: 'select unix_timestamp(now(6)) * 1000 as time',
};

/**
 * The time on the clock that all nodes share, the database's. What one node writes down and another
 * compares with now, such as when somebody was seen last, is meant by it: two nodes' own clocks may
 * be minutes apart.
 */
export const sharedNow = (strapi: Core.Strapi): Date =>
  new Date(Date.now() + (offsets.get(strapi) ?? 0));

/** Compares the two clocks; to be done now and then, as either may be set. */
export async function setClock(strapi: Core.Strapi): Promise<void> {
  const question = QUESTIONS[dialectOf(strapi.db.connection)];

  if (question === null) {
    return;
  }

  const before = Date.now();
  const answer: unknown = await strapi.db.connection.raw(question);

  offsets.set(strapi, timeIn(answer) - (before + Date.now()) / 2);
}

/** PostgreSQL answers with `rows`, MySQL with the rows and what they are like. */
function timeIn(answer: unknown): number {
  const { rows = Object(answer)[0] } = Object(answer);

  return Number(rows[0].time);
}
