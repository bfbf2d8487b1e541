import { DAY } from '../../../../shared/days';
import type { Connection } from '../../plugin/database/transaction';
import type { Bounds } from '../entries';
import type { Row } from '../rows';
import { CONVERSATIONS, type Query, withThreads } from './tables';

const HALF_HOUR = 30 * 60 * 1000;

/** What a visitor says, and where. */
interface Said {
  key: string;
  /** Row of the channel. */
  channel: number;
  clientId: string;
}

/**
 * The conversation of a visitor, by the row of its thread, that already holds a message under this client id, else of
 * their open one in a channel that is not at its end.
 */
export async function findOpen(
  db: Connection,
  { key, channel, clientId }: Said,
  { silentSince, messages }: Bounds
): Promise<number | null> {
  const repeated: Row | undefined = await ofVisitor(db, key)
    .join('livechat_messages as m', 'm.thread_id', 'c.thread_id')
    .where('m.client_id', clientId)
    .first('c.thread_id');
  const known: Row | undefined =
    repeated ??
    (await ofVisitor(db, key)
      .where({ 'c.channel_id': channel, 'c.state': 'open' })
      .where('t.last_message_at', '>', silentSince)
      .whereRaw('t.visitor_messages + t.operator_messages + t.bot_messages < ?', [messages])
      .orderBy('c.id', 'desc')
      .first('c.thread_id'));

  return known ? Number(known.thread_id) : null;
}

/** Row of the latest conversation of a visitor in a channel. */
export async function latestRow(
  db: Connection,
  key: string,
  channel: number
): Promise<number | null> {
  const row: Row | undefined = await ofVisitor(db, key)
    .where('c.channel_id', channel)
    .orderBy('c.id', 'desc')
    .first('c.id');

  return row ? Number(row.id) : null;
}

/** Open conversations nobody has said anything in since. */
export async function silentConversations(
  db: Connection,
  since: Date,
  limit: number
): Promise<{ id: string; thread: number }[]> {
  const rows: Row[] = await withThreads(db)
    .where('c.state', 'open')
    // What has been silent for so long began before: that is what there is an index for.
    .where('c.started_at', '<=', since)
    .where('t.last_message_at', '<=', since)
    .orderBy('c.started_at')
    .limit(limit)
    .select('c.document_id', 'c.thread_id');

  return rows.map((row) => ({ id: row.document_id as string, thread: Number(row.thread_id) }));
}

const ofVisitor = (db: Connection, key: string): Query =>
  withThreads(db).join('livechat_visitors as v', 'v.id', 'c.visitor_id').where('v.key', key);

/** Ids of a visitor's conversations that go on. */
export async function openOf(db: Connection, key: string): Promise<string[]> {
  const rows: Row[] = await ofVisitor(db, key).where('c.state', 'open').select('c.document_id');

  return rows.map((row) => row.document_id as string);
}

/** Row of the operator of the visitor's latest conversation since a moment. */
export async function lastOperator(
  db: Connection,
  key: string,
  since: Date
): Promise<number | null> {
  const row: Row | undefined = await ofVisitor(db, key)
    .whereNotNull('c.operator_id')
    .where('t.last_message_at', '>', since)
    .orderBy('t.last_message_at', 'desc')
    .first('c.operator_id');

  return row ? Number(row.operator_id) : null;
}

/** Which of these operators have answered somebody in a channel. */
export async function whoAnswered(
  db: Connection,
  channel: number,
  operators: readonly number[]
): Promise<Set<number>> {
  const rows: Row[] = await db(CONVERSATIONS)
    .distinct('last_human_id')
    .where({ channel_id: channel })
    .whereIn('last_human_id', [...operators]);

  return new Set(rows.map((row) => Number(row.last_human_id)));
}

/** How many conversations each operator has that are active by the routing's rule. */
export async function loads(db: Connection, now: Date): Promise<Map<number, number>> {
  const dayAgo = new Date(now.getTime() - DAY);
  const halfHourAgo = new Date(now.getTime() - HALF_HOUR);
  const rows: Row[] = await db(`${CONVERSATIONS} as c`)
    .select('c.operator_id')
    .count('c.id as active')
    .whereNotNull('c.operator_id')
    .where('c.started_at', '>', dayAgo)
    .where((either) =>
      either.where('c.state', 'open').orWhere('c.last_message_at', '>', halfHourAgo)
    )
    .groupBy('c.operator_id');

  return new Map(rows.map((row) => [Number(row.operator_id), Number(row.active)]));
}
