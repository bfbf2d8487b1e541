import { type Columns, findMany, insertMany, updateMany } from '../../plugin/database/bulk';
import type { Trx } from '../../plugin/database/transaction';
import { type Plan, planBatch, takenBy } from '../batch';
import type { Bounds, Counters, Decision, LogEntry, NewMessage, StoredMessage } from '../entries';
import {
  COUNTER_COLUMNS,
  fromCounters,
  fromStoredMessage,
  HEAD_COLUMNS,
  hasTurned,
  MESSAGE_COLUMNS,
  toStoredMessage,
} from '../rows';
import { lockConversations } from './lock';
import { addMembers } from './members';
import { CONVERSATIONS, documentId, MESSAGES } from './tables';

const CLIENT_ID_COLUMNS: Columns = { conversation_id: 'number', client_id: 'text' };

/**
 * Writes a batch: one read of the conversations (locked), one of what is already stored, one
 * insert, one update, however many entries there are.
 */
export async function writeBatch(
  trx: Trx,
  entries: readonly LogEntry[],
  { bounds, now }: { bounds: Bounds; now: Date }
): Promise<Plan> {
  const conversations = await lockConversations(
    trx,
    entries.map(({ conversation }) => conversation)
  );
  const stored = await messagesByClientId(trx, entries.filter(isNewMessage), conversations);
  const plan = planBatch(entries, conversations, stored, bounds);

  await insertMessages(trx, plan.decisions);
  await updateConversations(trx, conversations, plan.changed);
  await addMembers(trx, plan.decisions.flatMap(takenBy), now);

  return plan;
}

const isNewMessage = (entry: LogEntry): entry is NewMessage => entry.type === 'message';

async function messagesByClientId(
  trx: Trx,
  messages: readonly NewMessage[],
  conversations: readonly Counters[]
): Promise<StoredMessage[]> {
  const ids = new Map(conversations.map(({ row, id }) => [row, id]));
  const wanted = messages.map((message) => ({
    conversation_id: message.conversation,
    client_id: message.clientId,
  }));
  const rows = await findMany(trx, MESSAGES, CLIENT_ID_COLUMNS, wanted);

  return rows.map((row) => toStoredMessage(row, ids.get(Number(row.conversation_id)) ?? ''));
}

const insertMessages = (trx: Trx, decisions: readonly Decision[]): Promise<void> =>
  insertMany(
    trx,
    MESSAGES,
    MESSAGE_COLUMNS,
    decisions.flatMap((decision) =>
      decision.kind === 'new' ? [fromStoredMessage(decision.message, documentId())] : []
    )
  );

/** What did not change stays out of an update, and the indexes on it untouched. */
async function updateConversations(
  trx: Trx,
  before: readonly Counters[],
  changed: readonly Counters[]
): Promise<void> {
  const now = new Date();
  const known = new Map(before.map((counters) => [counters.row, counters]));
  const rows = (turned: boolean) =>
    changed
      .filter((counters) => hasTurned(known.get(counters.row), counters) === turned)
      .map((counters) => fromCounters(counters, now));

  await updateMany(trx, CONVERSATIONS, COUNTER_COLUMNS, rows(true));
  await updateMany(trx, CONVERSATIONS, HEAD_COLUMNS, rows(false));
}
