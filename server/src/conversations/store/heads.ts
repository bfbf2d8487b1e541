import { updateMany } from '../../plugin/database/bulk';
import type { Row } from '../../plugin/database/ids';
import type { RawRow } from '../../plugin/database/raw';
import type { Connection, Trx } from '../../plugin/database/transaction';
import type { Turned } from '../../threads/entries';
import { HEAD_READ } from '../../threads/rows';
import type { Counters } from '../entries';
import { fromCounters, TURN_COLUMNS, toCounters } from '../rows';
import { moveMembers } from './members';
import { CONVERSATIONS } from './tables';

const READ = [
  ...HEAD_READ.map((name) => `t.${name}`),
  'c.id',
  'c.document_id',
  'c.thread_id',
  'c.state',
  'c.operator_id',
  'c.last_human_id',
  'c.started_at',
  'c.first_answer_at',
  'c.ended_at',
  'c.ended_by',
  'c.ask_rating',
];

/**
 * Conversations with what their threads count, by row of either; with a lock nobody else writes them until
 * the end of the transaction. Always in one order, and on PostgreSQL each thread before its conversation as
 * they are written, so that two transactions never wait for each other; MySQL joins as it likes, and tries again.
 */
export async function headsOf(
  db: Connection | Trx,
  by: 'c.id' | 't.id',
  rows: readonly number[],
  isLocking: boolean
): Promise<Counters[]> {
  const query = (db as Connection)('livechat_threads as t')
    .join(`${CONVERSATIONS} as c`, 'c.thread_id', 't.id')
    .whereIn(by, [...rows])
    .orderBy('t.id')
    .select(READ);
  const found: RawRow[] = await (isLocking ? query.forUpdate() : query);

  return found.map(toCounters);
}

/** Writes how conversations stand now, and who has them from now on. */
export async function writeTurns(
  trx: Trx,
  turned: readonly Turned<Counters>[],
  now: Date
): Promise<void> {
  await updateMany(
    trx,
    CONVERSATIONS,
    TURN_COLUMNS,
    turned.map(({ after }) => fromCounters(after, new Date()))
  );
  await moveMembers(
    trx,
    turned
      .filter(({ before, after }) => before.operator !== after.operator)
      .map(({ before, after }) => ({
        conversation: after.row,
        from: before.operator,
        to: after.operator,
      })),
    now
  );
}

/** Locks a row of a table until the transaction ends: starts in one channel come one after another. */
export async function lockChannel(trx: Trx, row: Row<'channel'>): Promise<void> {
  await trx('livechat_channels').select('id').where({ id: row }).forUpdate();
}
