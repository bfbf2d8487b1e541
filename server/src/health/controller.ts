import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { redisOf } from '../plugin/redis';

/** The longest a database may take to answer and still count as there. */
const PATIENCE_MILLISECONDS = 2_000;

export const healthController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Answering at all is living; ready is 200, not ready 503. Redis away is degraded, not unready. */
  async look(ctx: Context): Promise<void> {
    const database = await answers(strapi.db.connection.raw('select 1'));
    const redis = redisOf(strapi, 'limits');

    ctx.status = database ? 200 : 503;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      live: true,
      ready: database,
      database: database ? 'up' : 'down',
      redis: redis && (redis.status === 'ready' ? 'up' : 'down'),
    };
  },
});

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
