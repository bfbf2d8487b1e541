import { dayOf } from '../../../shared/days';
import {
  type GivenRating,
  LEFT_OUT,
  type LeftOut,
  RATING_SOURCES,
  type RatingChange,
  type RatingRecord,
  type RatingSource,
} from '../../../shared/ratings';
import type { Counted } from './counters';
import { changeableUntil, type Earlier } from './giving';
import { faceOf } from './statistics';

/** A rating as its row says, without the rows it points to. */
export interface BareRating extends Earlier, Counted {
  row: number;
  id: string;
}

/** A rating with the ids of what it points to. */
export interface StoredRating extends BareRating {
  visitor: number | null;
  /** Row of the conversation. */
  conversation: number | null;
  visitorId: string | null;
  operatorId: string | null;
  channelId: string | null;
  conversationId: string | null;
  source: RatingSource;
  note: string | null;
  handled: boolean;
  language: string | null;
  firstResponseSeconds: number | null;
  lengthSeconds: number | null;
}

/** Reads a row as the database has it. */
export function toBareRating(row: Record<string, unknown>): BareRating {
  const submittedAt = new Date(row.submitted_at as string | number | Date);

  return {
    row: row.id as number,
    id: row.document_id as string,
    value: Number(row.value),
    comment: (row.comment as string | null) ?? null,
    hidden: Boolean(row.hidden),
    leftOut: toLeftOut(row.left_out),
    channel: (row.channel_id as number | null) ?? null,
    operator: (row.operator_id as number | null) ?? null,
    submittedAt,
    day: (row.day as string | null) ?? dayOf(submittedAt),
    history: toHistory(row.history),
  };
}

/** Reads a row as Strapi's query layer gives it, with what it points to populated. */
export function toStoredRating(row: Record<string, unknown>): StoredRating {
  const related = (name: string) => idsOf(row[name]);
  const submittedAt = new Date(row.submittedAt as string);

  return {
    row: row.id as number,
    id: row.documentId as string,
    value: Number(row.value),
    comment: (row.comment as string | null) ?? null,
    hidden: Boolean(row.hidden),
    leftOut: toLeftOut(row.leftOut),
    channel: related('channel').row,
    channelId: related('channel').id,
    operator: related('operator').row,
    operatorId: related('operator').id,
    conversation: related('conversation').row,
    conversationId: related('conversation').id,
    visitor: related('visitor').row,
    visitorId: related('visitor').id,
    submittedAt,
    day: (row.day as string | null) ?? dayOf(submittedAt),
    history: toHistory(row.history),
    source: toSource(row.source),
    note: (row.note as string | null) ?? null,
    handled: Boolean(row.handled),
    language: (row.language as string | null) ?? null,
    firstResponseSeconds: (row.firstResponseSeconds as number | null) ?? null,
    lengthSeconds: (row.lengthSeconds as number | null) ?? null,
  };
}

/** Both ids of something a row points to; null when it is gone. */
function idsOf(related: unknown): { row: number | null; id: string | null } {
  const { id = null, documentId = null } = (related ?? {}) as { id?: number; documentId?: string };

  return { row: id, id: documentId };
}

/** Who and what ratings may name. */
export interface Names {
  /** Names by row. */
  visitors: ReadonlyMap<number, string>;
  operators: readonly { id: string; publicName: string }[];
  channels: readonly { id: string; name: string }[];
}

/** A rating as permitted admin users see it. */
export function ratingRecord(rating: StoredRating, names: Names): RatingRecord {
  const operator = names.operators.find(({ id }) => id === rating.operatorId);
  const channel = names.channels.find(({ id }) => id === rating.channelId);

  return {
    id: rating.id,
    value: faceOf(rating.value),
    comment: rating.comment,
    operator: operator ? { id: operator.id, name: operator.publicName } : null,
    visitor: names.visitors.get(rating.visitor ?? 0) ?? '',
    visitorId: rating.visitorId,
    channel: channel ? { id: channel.id, name: channel.name } : null,
    source: rating.source,
    firstResponseSeconds: rating.firstResponseSeconds,
    lengthSeconds: rating.lengthSeconds,
    conversation: rating.conversationId,
    hidden: rating.hidden,
    leftOut: rating.leftOut,
    note: rating.note,
    handled: rating.handled,
    language: rating.language,
    submittedAt: rating.submittedAt.toISOString(),
    history: rating.history,
  };
}

/** A rating as the browser that gave it may see it again. */
export const givenRating = (
  { value, comment, submittedAt }: Pick<Earlier, 'value' | 'comment' | 'submittedAt'>,
  changeableHours: number
): GivenRating => ({
  value: faceOf(value),
  comment,
  changeableUntil: changeableUntil(submittedAt, changeableHours).toISOString(),
});

/** Where a rating is from; what does not say came from a chat. */
export const toSource = (source: unknown): RatingSource =>
  RATING_SOURCES.find((known) => known === source) ?? 'chat';

/** Why a rating is in no public figure; an import may not say, and then it is in them. */
const toLeftOut = (reason: unknown): LeftOut | null =>
  LEFT_OUT.find((known) => known === reason) ?? null;

/** JSON columns are text in some databases and objects in others. */
function toHistory(history: unknown): RatingChange[] {
  const parsed: unknown = typeof history === 'string' ? JSON.parse(history) : history;

  return Array.isArray(parsed) ? parsed : [];
}
