import { DAY } from '../../../../shared/days';
import { type Row, rowIn, toRow } from '../../plugin/database/ids';
import type { RawRow } from '../../plugin/database/raw';
import type { Connection } from '../../plugin/database/transaction';
import type { Bounds } from '../entries';
import { CONVERSATIONS, type Query, withThreads } from './tables';

const HALF_HOUR = 30 * 60 * 1000;

/** What a visitor says, and where. */
interface Said {
  key: string;
  /** Row of the channel. */
  channelRow: Row<'channel'>;
  clientId: string;
}

/**
 * The conversation of a visitor, by the row of its thread, that already holds a message under this client id, else of
 * their open one in a channel that is not at its end.
 */
export async function findOpen(
  db: Connection,
  { key, channelRow, clientId }: Said,
  { silentSince, messages }: Bounds
): Promise<Row<'thread'> | null> {
  const repeated: RawRow | undefined = await ofVisitor(db, key)
    .join('livechat_messages as m', 'm.thread_id', 'c.thread_id')
    .where('m.client_id', clientId)
    .first('c.thread_id');
  const known: RawRow | undefined =
    repeated ??
    (await ofVisitor(db, key)
      .where({ 'c.channel_id': channelRow, 'c.state': 'open' })
      .where('t.last_message_at', '>', silentSince)
      .whereRaw('t.visitor_messages + t.operator_messages + t.bot_messages < ?', [messages])
      .orderBy('c.id', 'desc')
      .first('c.thread_id'));

  return rowIn(known?.thread_id);
}

/** Row of the latest conversation of a visitor in a channel. */
export async function latestRow(
  db: Connection,
  key: string,
  channelRow: Row<'channel'>
): Promise<Row<'conversation'> | null> {
  const row: RawRow | undefined = await ofVisitor(db, key)
    .where('c.channel_id', channelRow)
    .orderBy('c.id', 'desc')
    .first('c.id');

  return rowIn(row?.id);
}

/** Open conversations nobody has said anything in since. */
export async function silentConversations(
  db: Connection,
  since: Date,
  limit: number
): Promise<{ id: string; thread: Row<'thread'> }[]> {
  const rows: RawRow[] = await withThreads(db)
    .where('c.state', 'open')
    // What has been silent for so long began before: that is what there is an index for.
    .where('c.started_at', '<=', since)
    .where('t.last_message_at', '<=', since)
    .orderBy('c.started_at')
    .limit(limit)
    .select('c.document_id', 'c.thread_id');

  return rows.map((row) => ({ id: row.document_id as string, thread: toRow(row.thread_id) }));
}

const ofVisitor = (db: Connection, key: string): Query =>
  withThreads(db).join('livechat_visitors as v', 'v.id', 'c.visitor_id').where('v.key', key);

/** Ids of a visitor's conversations that go on. */
export async function openOf(db: Connection, key: string): Promise<string[]> {
  const rows: RawRow[] = await ofVisitor(db, key).where('c.state', 'open').select('c.document_id');

  return rows.map((row) => row.document_id as string);
}

/** Row of the operator of the visitor's latest conversation since a moment. */
export async function lastOperator(
  db: Connection,
  key: string,
  since: Date
): Promise<Row<'operator'> | null> {
  const row: RawRow | undefined = await ofVisitor(db, key)
    .whereNotNull('c.operator_id')
    .where('t.last_message_at', '>', since)
    .orderBy('t.last_message_at', 'desc')
    .first('c.operator_id');

  return rowIn(row?.operator_id);
}

/** Which of these operators have answered somebody in a channel. */
export async function whoAnswered(
  db: Connection,
  channelRow: Row<'channel'>,
  operators: readonly Row<'operator'>[]
): Promise<Set<Row<'operator'>>> {
  const rows: RawRow[] = await db(CONVERSATIONS)
    .distinct('last_human_id')
    .where({ channel_id: channelRow })
    .whereIn('last_human_id', [...operators]);

  return new Set(rows.map((row) => toRow(row.last_human_id)));
}

/** How many conversations each operator has that are active by the routing's rule. */
export async function loads(db: Connection, now: Date): Promise<Map<Row<'operator'>, number>> {
  const dayAgo = new Date(now.getTime() - DAY);
  const halfHourAgo = new Date(now.getTime() - HALF_HOUR);
  const rows: RawRow[] = await db(`${CONVERSATIONS} as c`)
    .select('c.operator_id')
    .count('c.id as active')
    .whereNotNull('c.operator_id')
    .where('c.started_at', '>', dayAgo)
    .where((either) =>
      either.where('c.state', 'open').orWhere('c.last_message_at', '>', halfHourAgo)
    )
    .groupBy('c.operator_id');

  return new Map(rows.map((row) => [toRow(row.operator_id), Number(row.active)]));
}
