import type { Core } from '@strapi/strapi';
import { type Append, appendAlone, appendMany, type Written } from '../../plugin/database/append';
import type { Trx } from '../../plugin/database/transaction';
import { newDocumentId } from '../../plugin/ids';
import type { Plan } from '../batch';
import type { Head, StoredMessage } from '../entries';
import { fromHead, fromStoredMessage, HEAD_COLUMNS, MESSAGE_COLUMNS } from '../rows';
import { MESSAGES, THREADS } from './tables';

/** Writes what was decided, in a transaction of its own; answers the threads that were as expected. */
export const writeAlone = (strapi: Core.Strapi, plan: Plan<Head>): Promise<Written> =>
  appendAlone(strapi, appendOf(plan));

/** The same as part of a transaction. */
export const write = (trx: Trx, plan: Plan<Head>): Promise<Written> =>
  appendMany(trx, appendOf(plan));

function appendOf({ decisions, changed }: Plan<Head>): Append {
  const now = new Date();

  return {
    heads: {
      table: THREADS,
      columns: HEAD_COLUMNS,
      rows: changed.map((head) => fromHead(head, now)),
    },
    lines: {
      table: MESSAGES,
      columns: MESSAGE_COLUMNS,
      rows: decisions.flatMap((decision) =>
        decision.kind === 'new' ? [fromStoredMessage(decision.message, newDocumentId())] : []
      ),
      parent: 'thread_id',
    },
  };
}

/** Shows another rating in a message, as the next change of its thread. */
export async function editRating(
  trx: Trx,
  { thread, clientId, rating, version }: StoredMessage
): Promise<void> {
  const now = new Date();

  await trx(MESSAGES)
    .where({ client_id: clientId })
    .update({ rating: JSON.stringify(rating), version, updated_at: now });
  await trx(THREADS)
    .where({ id: thread })
    .update({ version, revision: trx.raw('revision + 1'), updated_at: now });
}
