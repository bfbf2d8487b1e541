import type { Core } from '@strapi/strapi';
import { service } from '../../plugin/service';

/**
 * Lets a transaction wait for its turn: e-mails are counted, and stopped, one after another, whatever
 * conversation they are about, by a lock on the first channel. Looked up outside, for a lock must be what a
 * transaction begins with: MySQL shows it what was there at its first look.
 */
export async function turnOf(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const channels = service(strapi, 'channels');
  const [first] = await channels.list();

  return async () => {
    if (first) {
      await channels.hold(first.row);
    }
  };
}
