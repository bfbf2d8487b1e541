import type { Audience, Author, MessageKind, MessageRating } from '../../../shared/conversations';
import { rowIn, toRow } from '../plugin/database/ids';
import { type RawRow, toDate } from '../plugin/database/raw';
import type { Head, StoredMessage } from './entries';

/** What a write changes of a thread. */
export const HEAD_COLUMNS = {
  version: 'number',
  visitor_messages: 'number',
  operator_messages: 'number',
  bot_messages: 'number',
  read_by_visitor: 'number',
  read_by_operator: 'number',
  last_author: 'text',
  last_message: 'text',
  last_message_at: 'moment',
  updated_at: 'moment',
} as const;

/** What is read of a thread to decide on its entries. */
export const HEAD_READ: readonly string[] = [
  'revision',
  ...Object.keys(HEAD_COLUMNS).filter((name) => name !== 'updated_at'),
];

/** Everything of a new message. */
export const MESSAGE_COLUMNS = {
  document_id: 'text',
  thread_id: 'number',
  operator_id: 'number',
  seq: 'number',
  version: 'number',
  client_id: 'text',
  author: 'text',
  name: 'text',
  kind: 'text',
  audience: 'text',
  body: 'text',
  rating: 'json',
  sent_at: 'moment',
  created_at: 'moment',
  updated_at: 'moment',
  published_at: 'moment',
} as const;

/** A thread's part of a row that has its columns, `thread_id` for its own, and the id of what it belongs to. */
export const toHead = (row: RawRow, id: string): Head => ({
  thread: toRow(row.thread_id),
  id,
  revision: Number(row.revision),
  version: Number(row.version),
  visitorMessages: Number(row.visitor_messages),
  operatorMessages: Number(row.operator_messages),
  botMessages: Number(row.bot_messages),
  readByVisitor: Number(row.read_by_visitor),
  readByOperator: Number(row.read_by_operator),
  lastAuthor: (row.last_author as Author | null) ?? null,
  lastMessage: (row.last_message as string | null) ?? null,
  lastMessageAt: toDate(row.last_message_at),
});

/** The columns of a thread that a write changes, found by `id` and the `revision` it was decided by. */
export const fromHead = (head: Head, now: Date): RawRow => ({
  id: head.thread,
  revision: head.revision,
  version: head.version,
  visitor_messages: head.visitorMessages,
  operator_messages: head.operatorMessages,
  bot_messages: head.botMessages,
  read_by_visitor: head.readByVisitor,
  read_by_operator: head.readByOperator,
  last_author: head.lastAuthor,
  last_message: head.lastMessage,
  last_message_at: head.lastMessageAt,
  updated_at: now,
});

/** A message as read; `ownerId` is known to whoever asked for it. */
export const toStoredMessage = (row: RawRow, ownerId: string): StoredMessage => ({
  thread: toRow(row.thread_id),
  ownerId,
  clientId: row.client_id as string,
  author: row.author as Author,
  operator: rowIn(row.operator_id),
  name: (row.name as string | null) ?? '',
  kind: row.kind as MessageKind,
  audience: row.audience as Audience,
  body: (row.body as string | null) ?? '',
  rating: toRating(row.rating),
  sentAt: toDate(row.sent_at) ?? new Date(0),
  seq: Number(row.seq),
  version: Number(row.version),
});

/** The columns of a new message. Written by hand, so it brings what Strapi would add. */
export const fromStoredMessage = (message: StoredMessage, documentId: string): RawRow => ({
  document_id: documentId,
  thread_id: message.thread,
  operator_id: message.operator,
  seq: message.seq,
  version: message.version,
  client_id: message.clientId,
  author: message.author,
  name: message.name,
  kind: message.kind,
  audience: message.audience,
  body: message.body,
  rating: message.rating && JSON.stringify(message.rating),
  sent_at: message.sentAt,
  created_at: message.sentAt,
  updated_at: message.sentAt,
  published_at: message.sentAt,
});

function toRating(value: unknown): MessageRating | null {
  const rating = typeof value === 'string' ? JSON.parse(value) : value;

  return (rating as MessageRating | null) ?? null;
}
