import type { RawRow } from '../../plugin/database/raw';
import type { Connection } from '../../plugin/database/transaction';
import { type LoadedConversation, toLoaded } from '../rows';
import type { Filter } from './filters';
import { CONVERSATIONS, type Query, withThreads } from './tables';

/** Which conversations, the latest first. */
interface Page {
  offset: number;
  limit: number;
}

/** Loads conversations with their channel, visitor, unread count and who wrote last, the latest first. */
export async function loadConversations(
  db: Connection,
  filter: Filter,
  { offset, limit }: Page
): Promise<LoadedConversation[]> {
  const rows: RawRow[] = await latestFirst(loading(db, filter)).offset(offset).limit(limit);

  return rows.map(toLoaded);
}

/**
 * The same of what may be all there ever were: what goes on is little, and for what ended there are
 * indexes by its last message, so that a page costs the same however many there are.
 */
export async function loadPage(
  db: Connection,
  filter: Filter,
  { offset, limit }: Page
): Promise<LoadedConversation[]> {
  const open = filter(withThreads(db))
    .where('c.state', 'open')
    .select('c.id as id', 't.last_message_at as at');
  const ended = filter(db(`${CONVERSATIONS} as c`))
    .whereNotNull('c.last_message_at')
    .orderBy([
      { column: 'c.last_message_at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .limit(offset + limit)
    .select('c.id as id', 'c.last_message_at as at');
  const both = db
    .select('id', 'at')
    .from(open.as('o'))
    .unionAll([db.select('id', 'at').from(ended.as('e'))]);
  const rows: RawRow[] = await db
    .select('id')
    .from(both.as('b'))
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit);
  const ids = rows.map(({ id }) => Number(id));

  return ids.length === 0
    ? []
    : loadConversations(db, (query) => query.whereIn('c.id', ids), { offset: 0, limit });
}

const latestFirst = (query: Query): Query =>
  query.orderBy([
    { column: 't.last_message_at', order: 'desc' },
    { column: 'c.id', order: 'desc' },
  ]);

/** What the visitor wrote after what the operator has read; where that is everything, nothing is counted. */
const unread = (db: Connection): Query =>
  db('livechat_messages as m')
    .count('m.id')
    .whereRaw('m.thread_id = c.thread_id and m.seq > t.read_by_operator')
    .whereRaw('t.version > t.read_by_operator')
    .where({ 'm.author': 'visitor', 'm.kind': 'text' })
    .as('unread');

const loading = (db: Connection, filter: Filter): Query =>
  filter(withThreads(db))
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin(`${CONVERSATIONS} as p`, 'p.id', 'c.previous_id')
    .select('t.*', 'c.*', 't.last_message_at as last_message_at')
    .select('ch.document_id as channel_document', 'ch.name as channel_name')
    .select(unread(db))
    .select('v.document_id as visitor_document', 'v.key as visitor_key', 'v.name as visitor_name')
    .select('v.asked_at as visitor_asked_at', 'v.pages as visitor_pages')
    .select('p.document_id as previous_document');

/** Ids of the conversations a narrowing leaves. */
export async function conversationIds(db: Connection, filter: Filter): Promise<string[]> {
  const rows: RawRow[] = await filter(db(`${CONVERSATIONS} as c`)).select('c.document_id');

  return rows.map((row) => row.document_id as string);
}

/** How many conversations a narrowing leaves. */
export async function countConversations(db: Connection, filter: Filter): Promise<number> {
  const [row]: RawRow[] = await filter(db(`${CONVERSATIONS} as c`)).count('c.id as total');

  return Number(row?.total ?? 0);
}
