import type { ConversationState } from '../../../shared/conversations';
import { type Row, rowIn, toRow } from '../plugin/database/ids';
import { type RawRow, toDate } from '../plugin/database/raw';
import { toHead } from '../threads/rows';
import { visitorName } from '../visitors/profile';
import type { Counters } from './entries';
import { timesOf } from './times';

/** What a turn changes of a conversation; what every message changes is its thread's. */
export const TURN_COLUMNS = {
  state: 'text',
  operator_id: 'number',
  last_human_id: 'number',
  first_answer_at: 'moment',
  answer_seconds: 'fraction',
  last_message_at: 'moment',
  ended_at: 'moment',
  ended_day: 'text',
  duration_seconds: 'fraction',
  ended_by: 'text',
  ask_rating: 'flag',
  updated_at: 'moment',
} as const;

/** A row of `headsOf`. */
export const toCounters = (row: RawRow): Counters => ({
  ...toHead(row, row.document_id as string),
  row: toRow(row.id),
  state: row.state as ConversationState,
  operator: rowIn(row.operator_id),
  lastHuman: rowIn(row.last_human_id),
  startedAt: toDate(row.started_at) ?? new Date(0),
  firstAnswerAt: toDate(row.first_answer_at),
  endedAt: toDate(row.ended_at),
  endedBy: (row.ended_by as Counters['endedBy']) ?? null,
  askRating: Boolean(row.ask_rating),
});

/** The columns a turn writes back. */
export function fromCounters(counters: Counters, now: Date): RawRow {
  const { answerSeconds, durationSeconds, endedDay } = timesOf(counters);

  return {
    id: counters.row,
    state: counters.state,
    operator_id: counters.operator,
    last_human_id: counters.lastHuman,
    first_answer_at: counters.firstAnswerAt,
    answer_seconds: answerSeconds,
    // As long as a conversation goes on, its thread knows that.
    last_message_at:
      counters.state === 'ended' ? (counters.lastMessageAt ?? counters.startedAt) : null,
    ended_at: counters.endedAt,
    ended_day: endedDay,
    duration_seconds: durationSeconds,
    ended_by: counters.endedBy,
    ask_rating: counters.askRating,
    updated_at: now,
  };
}

/** Whether more than its thread changed. */
export const hasTurned = (before: Counters, after: Counters): boolean =>
  before.state !== after.state ||
  before.operator !== after.operator ||
  before.lastHuman !== after.lastHuman ||
  before.firstAnswerAt !== after.firstAnswerAt;

/** A conversation as loaded for people, with what stands around it. */
export interface LoadedConversation {
  counters: Counters;
  channel: { row: Row<'channel'>; id: string; name: string };
  visitor: { row: Row<'visitor'>; id: string; key: string; name: string; askedAt: Date | null };
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
export const toLoaded = (row: RawRow): LoadedConversation => ({
  counters: toCounters(row),
  channel: {
    row: toRow(row.channel_id),
    id: row.channel_document as string,
    name: row.channel_name as string,
  },
  visitor: {
    row: toRow(row.visitor_id),
    id: row.visitor_document as string,
    key: row.visitor_key as string,
    name: visitorName(toRow(row.visitor_id), (row.visitor_name as string | null) ?? null),
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
