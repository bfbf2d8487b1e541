import { lockMany } from '../../plugin/database/bulk';
import type { Trx } from '../../plugin/database/transaction';
import type { Counters } from '../entries';
import { toCounters } from '../rows';
import { CONVERSATIONS } from './tables';

const COUNTED = [
  'id',
  'document_id',
  'state',
  'version',
  'operator_id',
  'last_human_id',
  'visitor_messages',
  'operator_messages',
  'bot_messages',
  'read_by_visitor',
  'read_by_operator',
  'last_message',
  'last_message_at',
  'started_at',
  'first_answer_at',
  'ended_at',
  'ended_by',
  'ask_rating',
];

export async function lockConversations(trx: Trx, rows: readonly number[]): Promise<Counters[]> {
  return (await lockMany(trx, CONVERSATIONS, COUNTED, rows)).map(toCounters);
}

/** Locks a row of a table until the transaction ends: starts in one channel come one after another. */
export async function lockChannel(trx: Trx, row: number): Promise<void> {
  await trx('livechat_channels').select('id').where({ id: row }).forUpdate();
}
