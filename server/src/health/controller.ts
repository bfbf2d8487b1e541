import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { redisOf } from '../plugin/nodes/redis';

/** The longest a database may take to answer and still count as there. */
const PATIENCE_MILLISECONDS = 2_000;

/** However many ask, the database is asked at most this often. */
const FRESH_MILLISECONDS = 1_000;

export function healthController({ strapi }: { strapi: Core.Strapi }) {
  let last = { at: -Infinity, database: Promise.resolve(true) };

  const database = (): Promise<boolean> => {
    if (Date.now() - last.at > FRESH_MILLISECONDS) {
      last = { at: Date.now(), database: answers(strapi.db.connection.raw('select 1')) };
    }

    return last.database;
  };

  return {
    /** Answering at all is living; ready is 200, not ready 503. Redis away is degraded, not unready. */
    async check(ctx: Context): Promise<void> {
      const isReady = await database();
      const redis = redisOf(strapi, 'limits');

      ctx.status = isReady ? 200 : 503;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        live: true,
        ready: isReady,
        database: isReady ? 'up' : 'down',
        redis: redis && (redis.status === 'ready' ? 'up' : 'down'),
      };
    },
  };
}

async function answers(query: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((done) => {
    setTimeout(() => done(false), PATIENCE_MILLISECONDS).unref();
  });
  const inTime = Promise.resolve(query).then(
    () => true,
    () => false
  );

  return Promise.race([inTime, late]);
}
