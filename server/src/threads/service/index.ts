import type { Core } from '@strapi/strapi';
import { type Row, toRow } from '../../plugin/database/ids';
import type { Connection, Trx } from '../../plugin/database/transaction';
import { uid } from '../../plugin/ids';
import type { Head, NewMessage, ReadReceipt, StoredMessage } from '../entries';
import * as store from '../store';
import { keepLog } from './keep';
import type { Owner, ThreadLog } from './owner';

export function createThreads({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** The message log of threads of one kind, for those they belong to. */
    keep: <H extends Head, M extends NewMessage, R extends ReadReceipt, T>(
      owner: Owner<H, M, R, T>
    ): ThreadLog<H, M, R, T> => keepLog(strapi, owner),

    /** Makes a thread in the transaction of what it is for; answers its row. */
    async open(now: Date): Promise<Row<'thread'>> {
      const { id } = await strapi.db.query(uid('thread')).create({ data: { lastMessageAt: now } });

      return toRow(id);
    },

    /** The messages of a thread that changed after a version, the oldest change first. */
    messagesAfter: (
      db: Connection,
      head: Pick<Head, 'thread' | 'id'>,
      query: store.LogQuery
    ): Promise<StoredMessage[]> => store.messagesAfter(db, head, query),

    /** Shows another rating in a message, as the next change of its thread. */
    editRating: (trx: Trx, message: StoredMessage): Promise<void> => store.editRating(trx, message),
  };
}
