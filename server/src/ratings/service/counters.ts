import type { Core } from '@strapi/strapi';
import { transaction } from '../../plugin/database/transaction';
import { service } from '../../plugin/service';
import type { Difference } from '../counters';
import * as store from '../store';

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

    /** The ratings of a deleted channel stay, without a channel; its figures go. */
    async forgetDeletedChannels(): Promise<void> {
      const rows = (await service(strapi, 'channels').list()).map(({ row }) => row);

      await transaction(strapi, (trx) => store.keepCountersOf(trx, rows));
    },
  };
}
