import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../ids';
import { sharedNow } from './clock';

const STORE = 'strapi::core-store';

/** A turn that comes a little early is a turn all the same. */
const EARLY_MILLISECONDS = 500;

/**
 * Whether this node is to do what is done every so many seconds by one node for all. Strapi's own
 * store holds when it was done last, by the clock all nodes share; who changes that first has the turn.
 */
export async function claim(strapi: Core.Strapi, name: string, seconds: number): Promise<boolean> {
  const key = `plugin_${PLUGIN_ID}_task_${name.replaceAll(' ', '_')}`;
  const now = sharedNow(strapi).getTime();
  const stored = await strapi.db.query(STORE).findOne({ where: { key } });

  if (stored === null) {
    await strapi.db.query(STORE).create({ data: { key, type: 'number', value: String(now) } });

    return true;
  }

  const since = now - Number(stored.value);

  // Whose clock was ahead does not keep everybody waiting once it is right again.
  if (since >= 0 && since < seconds * 1_000 - EARLY_MILLISECONDS) {
    return false;
  }

  const { count } = await strapi.db
    .query(STORE)
    .updateMany({ where: { key, value: stored.value }, data: { value: String(now) } });

  return count > 0;
}
