import type { Core } from '@strapi/strapi';
import { transaction } from '../../plugin/database/transaction';
import type { Difference, OwnerKind } from '../counters';
import * as store from '../store';
import { ownersOf } from '../subjects';

const silent: store.Progress = () => undefined;

/** The counters as ratings say; what they are in everyday use is written with each rating. */
export function counting(strapi: Core.Strapi) {
  const rebuild = (emit: store.Progress = silent): Promise<void> =>
    transaction(strapi, (trx) => store.recountAll(trx, emit));

  return {
    /** Every counter that is not what the ratings say; none, by construction. */
    verify: (emit: store.Progress = silent): Promise<Difference[]> =>
      transaction(strapi, (trx) => store.verifyCounters(trx, emit)),

    /** Counts every rating again. */
    rebuild,

    /** Counts what an import brought: its ratings come without counters. */
    async countImported(): Promise<void> {
      if (await transaction(strapi, store.areUncounted)) {
        await rebuild();
        strapi.log.info('livechat: the imported ratings are counted');
      }
    },

    /** The ratings of deleted channels, or teams, stay, and are nobody's; their figures go. */
    async forgetDeletedOwners(kind: OwnerKind): Promise<void> {
      const owners = ownersOf(strapi).get(kind);

      await transaction(strapi, async (trx) => {
        // In this order: what is made meanwhile is not among the counted.
        const counted = await store.countedOwners(trx, kind);

        if (owners === undefined || counted.length === 0) {
          return;
        }

        const there = new Set(await owners.stored(counted));
        const gone = counted.filter((row) => !there.has(row));

        await (gone.length > 0 && store.forgetOwners(trx, kind, gone));
      });
    },
  };
}
