import type { Connection } from '../../plugin/database/transaction';
import { type LoadedConversation, type Row, toLoaded } from '../rows';
import type { Filter } from './filters';
import { CONVERSATIONS, MESSAGES } from './tables';

/** Loads conversations with their channel, visitor, unread count and who wrote last, the latest first. */
export async function loadConversations(
  db: Connection,
  filter: Filter,
  { offset, limit }: { offset: number; limit: number }
): Promise<LoadedConversation[]> {
  const unread = db(`${MESSAGES} as m`)
    .count('m.id')
    .whereRaw('m.conversation_id = c.id and m.seq > c.read_by_operator')
    .where({ 'm.author': 'visitor', 'm.kind': 'text' })
    .as('unread');
  const lastAuthor = db(`${MESSAGES} as m`)
    .select('m.author')
    .whereRaw('m.conversation_id = c.id')
    .where({ 'm.kind': 'text' })
    .orderBy('m.seq', 'desc')
    .limit(1)
    .as('last_author');
  const rows: Row[] = await filter(db(`${CONVERSATIONS} as c`))
    .leftJoin('livechat_channels as ch', 'ch.id', 'c.channel_id')
    .leftJoin('livechat_visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin(`${CONVERSATIONS} as p`, 'p.id', 'c.previous_id')
    .select('c.*', 'ch.document_id as channel_document', 'ch.name as channel_name')
    .select(unread, lastAuthor)
    .select('v.document_id as visitor_document', 'v.key as visitor_key', 'v.name as visitor_name')
    .select('v.asked_at as visitor_asked_at', 'v.pages as visitor_pages')
    .select('p.document_id as previous_document')
    .orderBy([
      { column: 'c.last_message_at', order: 'desc' },
      { column: 'c.id', order: 'desc' },
    ])
    .offset(offset)
    .limit(limit);

  return rows.map(toLoaded);
}

/** Ids of the conversations a narrowing leaves. */
export async function conversationIds(db: Connection, filter: Filter): Promise<string[]> {
  const rows: Row[] = await filter(db(`${CONVERSATIONS} as c`)).select('c.document_id');

  return rows.map((row) => row.document_id as string);
}

/** How many conversations a narrowing leaves. */
export async function countConversations(db: Connection, filter: Filter): Promise<number> {
  const [row]: Row[] = await filter(db(`${CONVERSATIONS} as c`)).count('c.id as total');

  return Number(row?.total ?? 0);
}
