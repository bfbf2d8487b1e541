import type {
  Author,
  ConversationState,
  MessageKind,
  MessageRating,
} from '../../../shared/conversations';
import { visitorName } from '../visitors/profile';
import type { Counters, StoredMessage } from './entries';
import { timesOf } from './times';

/** The columns every message changes. */
export const HEAD_COLUMNS = {
  version: 'number',
  visitor_messages: 'number',
  operator_messages: 'number',
  bot_messages: 'number',
  read_by_visitor: 'number',
  read_by_operator: 'number',
  last_message: 'text',
  last_message_at: 'moment',
  updated_at: 'moment',
} as const;

/** Everything a batch may change. */
export const COUNTER_COLUMNS = {
  ...HEAD_COLUMNS,
  state: 'text',
  operator_id: 'number',
  last_human_id: 'number',
  first_answer_at: 'moment',
  answer_seconds: 'fraction',
  ended_at: 'moment',
  ended_day: 'text',
  duration_seconds: 'fraction',
  ended_by: 'text',
  ask_rating: 'flag',
} as const;

/** Everything of a new message. */
export const MESSAGE_COLUMNS = {
  document_id: 'text',
  conversation_id: 'number',
  operator_id: 'number',
  seq: 'number',
  version: 'number',
  client_id: 'text',
  author: 'text',
  name: 'text',
  kind: 'text',
  body: 'text',
  rating: 'json',
  sent_at: 'moment',
  created_at: 'moment',
  updated_at: 'moment',
  published_at: 'moment',
} as const;

/** A row as the database hands it over. */
export type Row = Record<string, unknown>;

/** SQLite stores moments as numbers, the others as dates; both come back as a date. */
export const toDate = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string | number | Date);

export function toCounters(row: Row): Counters {
  return {
    row: row.id as number,
    id: row.document_id as string,
    state: row.state as ConversationState,
    version: Number(row.version),
    operator: toRow(row.operator_id),
    lastHuman: toRow(row.last_human_id),
    visitorMessages: Number(row.visitor_messages),
    operatorMessages: Number(row.operator_messages),
    botMessages: Number(row.bot_messages ?? 0),
    readByVisitor: Number(row.read_by_visitor),
    readByOperator: Number(row.read_by_operator),
    lastMessage: (row.last_message as string | null) ?? null,
    lastMessageAt: toDate(row.last_message_at),
    startedAt: toDate(row.started_at) ?? new Date(0),
    firstAnswerAt: toDate(row.first_answer_at),
    endedAt: toDate(row.ended_at),
    endedBy: (row.ended_by as Counters['endedBy']) ?? null,
    askRating: Boolean(row.ask_rating),
  };
}

/** The columns a batch writes back. */
export function fromCounters(counters: Counters, now: Date): Row {
  const { answerSeconds, durationSeconds, endedDay } = timesOf(counters);

  return {
    id: counters.row,
    state: counters.state,
    version: counters.version,
    operator_id: counters.operator,
    last_human_id: counters.lastHuman,
    visitor_messages: counters.visitorMessages,
    operator_messages: counters.operatorMessages,
    bot_messages: counters.botMessages,
    read_by_visitor: counters.readByVisitor,
    read_by_operator: counters.readByOperator,
    last_message: counters.lastMessage,
    last_message_at: counters.lastMessageAt,
    first_answer_at: counters.firstAnswerAt,
    answer_seconds: answerSeconds,
    ended_at: counters.endedAt,
    ended_day: endedDay,
    duration_seconds: durationSeconds,
    ended_by: counters.endedBy,
    ask_rating: counters.askRating,
    updated_at: now,
  };
}

/** A message as read; `conversationId` is known to whoever asked for it. */
export function toStoredMessage(row: Row, conversationId: string): StoredMessage {
  return {
    conversation: Number(row.conversation_id),
    conversationId,
    clientId: row.client_id as string,
    author: row.author as Author,
    operator: toRow(row.operator_id),
    name: (row.name as string | null) ?? '',
    kind: row.kind as MessageKind,
    body: (row.body as string | null) ?? '',
    rating: toRating(row.rating),
    sentAt: toDate(row.sent_at) ?? new Date(0),
    seq: Number(row.seq),
    version: Number(row.version),
  };
}

/** Whether more than the figures changed. */
export const hasTurned = (before: Counters | undefined, after: Counters): boolean =>
  before?.state !== after.state ||
  before.operator !== after.operator ||
  before.lastHuman !== after.lastHuman ||
  before.firstAnswerAt !== after.firstAnswerAt;

/** The columns of a new message. Written by hand, so it brings what Strapi would add. */
export function fromStoredMessage(message: StoredMessage, documentId: string): Row {
  return {
    document_id: documentId,
    conversation_id: message.conversation,
    operator_id: message.operator,
    seq: message.seq,
    version: message.version,
    client_id: message.clientId,
    author: message.author,
    name: message.name,
    kind: message.kind,
    body: message.body,
    rating: message.rating && JSON.stringify(message.rating),
    sent_at: message.sentAt,
    created_at: message.sentAt,
    updated_at: message.sentAt,
    published_at: message.sentAt,
  };
}

/** A conversation as loaded for people, with what stands around it. */
export interface LoadedConversation {
  counters: Counters;
  channel: { row: number; id: string; name: string };
  visitor: { row: number; id: string; key: string; name: string; askedAt: Date | null };
  locale: string | null;
  country: string | null;
  page: string | null;
  /** The page the visitor was on last. */
  currentPage: string | null;
  /** Messages of the visitor after what the operator has seen. */
  unread: number;
  /** Whether the visitor wrote last. */
  waiting: boolean;
  /** Id of the conversation it goes on from. */
  previous: string | null;
}

/** A row of `loadConversations`. */
export const toLoaded = (row: Row): LoadedConversation => ({
  counters: toCounters(row),
  channel: {
    row: Number(row.channel_id),
    id: row.channel_document as string,
    name: row.channel_name as string,
  },
  visitor: {
    row: Number(row.visitor_id),
    id: row.visitor_document as string,
    key: row.visitor_key as string,
    name: visitorName(Number(row.visitor_id), (row.visitor_name as string | null) ?? null),
    askedAt: toDate(row.visitor_asked_at),
  },
  locale: (row.language as string | null) ?? null,
  country: (row.country as string | null) ?? null,
  page: (row.page as string | null) ?? null,
  currentPage: lastPage(row.visitor_pages) ?? (row.page as string | null) ?? null,
  unread: Number(row.unread ?? 0),
  waiting: row.last_author === 'visitor',
  previous: (row.previous_document as string | null) ?? null,
});

/** Pages are kept latest first. */
function lastPage(value: unknown): string | null {
  const pages: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  const [latest] = Array.isArray(pages) ? pages : [];

  return typeof latest?.url === 'string' ? latest.url : null;
}

const toRow = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

function toRating(value: unknown): MessageRating | null {
  const rating = typeof value === 'string' ? JSON.parse(value) : value;

  return (rating as MessageRating | null) ?? null;
}
