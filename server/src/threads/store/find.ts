import type { Audience } from '../../../../shared/conversations';
import { findMany } from '../../plugin/database/bulk';
import { toRow } from '../../plugin/database/ids';
import type { RawRow } from '../../plugin/database/raw';
import type { Connection, Trx } from '../../plugin/database/transaction';
import type { Head, NewMessage, StoredMessage } from '../entries';
import { toStoredMessage } from '../rows';
import { MESSAGES } from './tables';

/** Messages that are there already under a client id of these. */
export async function repetitionsOf(
  trx: Trx,
  messages: readonly Pick<NewMessage, 'clientId'>[],
  heads: readonly Head[]
): Promise<StoredMessage[]> {
  const ids = new Map(heads.map(({ thread, id }) => [thread, id]));
  const wanted = messages.map(({ clientId }) => ({ client_id: clientId }));
  const rows = await findMany(trx, MESSAGES, { client_id: 'text' }, wanted);

  return rows.map((row) => toStoredMessage(row, ids.get(toRow(row.thread_id)) ?? ''));
}

/** Which messages of a thread are wanted: what changed after a version, and so many. */
export interface LogQuery {
  after: number;
  limit: number;
  /** Who reads them: what is for others, and of these kinds, is left out. */
  audiences: readonly Audience[];
  without: readonly string[];
}

/** The messages of a thread that changed after a version, the oldest change first. */
export async function messagesAfter(
  db: Connection,
  { thread, id }: Pick<Head, 'thread' | 'id'>,
  { after, limit, audiences, without }: LogQuery
): Promise<StoredMessage[]> {
  const rows: RawRow[] = await db(MESSAGES)
    .where({ thread_id: thread })
    .where('version', '>', after)
    .whereIn('audience', [...audiences])
    .whereNotIn('kind', [...without])
    .orderBy('version')
    .limit(limit);

  return rows.map((row) => toStoredMessage(row, id));
}
