import type { Connection, Trx } from '../../plugin/transaction';
import type { StoredMessage } from '../batch';
import { type Row, toStoredMessage } from '../rows';
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
  /** Leaves out what is the operator's to read. */
  isForVisitor: boolean;
}

/** The lines of a conversation that changed after a version, the oldest change first. */
export async function messagesAfter(
  db: Connection,
  conversation: { row: number; id: string },
  { after, limit, isForVisitor }: LogQuery
): Promise<StoredMessage[]> {
  const messages = db(MESSAGES)
    .where({ conversation_id: conversation.row })
    .where('version', '>', after)
    .orderBy('version')
    .limit(limit);
  const rows: Row[] = await (isForVisitor ? messages.whereNot('kind', 'rating') : messages);

  return rows.map((row) => toStoredMessage(row, conversation.id));
}
