import type { Connection, Trx } from '../../plugin/database/transaction';
import type { StoredMessage } from '../entries';
import { type Row, toStoredMessage } from '../rows';
import { KEPT_FROM, type Side } from '../visibility';
import { CONVERSATIONS, MESSAGES } from './tables';

/** Changes the rating shown in a line, as the next change of its conversation. */
export async function editRating(trx: Trx, message: StoredMessage, version: number): Promise<void> {
  await trx(MESSAGES)
    .where({ conversation_id: message.conversation, seq: message.seq })
    .update({ rating: JSON.stringify(message.rating), version, updated_at: new Date() });
  await trx(CONVERSATIONS).where({ id: message.conversation }).update({ version });
}

/** Which lines of a conversation are wanted: what changed after a version, so many, and of which kinds. */
export interface LogQuery {
  after: number;
  limit: number;
  /** Who reads them: what is kept from this side is left out. */
  side: Side;
}

/** The lines of a conversation that changed after a version, the oldest change first. */
export async function messagesAfter(
  db: Connection,
  conversation: { row: number; id: string },
  { after, limit, side }: LogQuery
): Promise<StoredMessage[]> {
  const rows: Row[] = await db(MESSAGES)
    .where({ conversation_id: conversation.row })
    .where('version', '>', after)
    .whereNotIn('kind', [...KEPT_FROM[side]])
    .orderBy('version')
    .limit(limit);

  return rows.map((row) => toStoredMessage(row, conversation.id));
}
