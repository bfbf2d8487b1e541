import { dayOf } from '../../../shared/days';
import {
  type GivenRating,
  LEFT_OUT,
  type LeftOut,
  RATING_SOURCES,
  type RatingChange,
  type RatingRecord,
  type RatingSource,
  UNSAID_SOURCE,
} from '../../../shared/ratings';
import { type Id, type Row, rowIn, toId, toRow } from '../plugin/database/ids';
import type { Counted, OwnerKind, OwnerRef } from './counters';
import { changeableUntil, type Earlier } from './giving';
import { faceOf } from './statistics';

/** A rating as far as a change of it looks. */
export interface BareRating extends Earlier, Counted {
  row: Row<'rating'>;
  id: Id<'rating'>;
}

/** A rating with everything its row says. */
export interface StoredRating extends BareRating {
  source: RatingSource;
  conversation: Row<'conversation'> | null;
  ticket: Row<'ticket'> | null;
  visitor: Row<'visitor'> | null;
  customer: Row<'customer'> | null;
  note: string | null;
  handled: boolean;
  language: string | null;
  firstResponseSeconds: number | null;
  lengthSeconds: number | null;
}

/** Reads a row, as far as a change looks at it. */
export function toBareRating(row: Record<string, unknown>): BareRating {
  const submittedAt = new Date(row.submitted_at as string | number | Date);

  return {
    row: toRow<'rating'>(row.id),
    id: toId<'rating'>(row.document_id),
    value: Number(row.value),
    comment: (row.comment as string | null) ?? null,
    hidden: Boolean(row.hidden),
    leftOut: toLeftOut(row.left_out),
    owner: toOwner(rowIn(row.channel_id), rowIn(row.team_id)),
    operator: rowIn(row.operator_id),
    submittedAt,
    day: (row.day as string | null) ?? dayOf(submittedAt),
    history: toHistory(row.history),
  };
}

/** Reads a row as the database has it. */
export const toStoredRating = (row: Record<string, unknown>): StoredRating => ({
  ...toBareRating(row),
  source: toSource(row.source),
  conversation: rowIn(row.conversation_id),
  ticket: rowIn(row.ticket_id),
  visitor: rowIn(row.visitor_id),
  customer: rowIn(row.customer_id),
  note: (row.note as string | null) ?? null,
  handled: Boolean(row.handled),
  language: (row.language as string | null) ?? null,
  firstResponseSeconds: (row.first_response_seconds as number | null) ?? null,
  lengthSeconds: (row.length_seconds as number | null) ?? null,
});

/** What a rating is counted for, of the columns that may say so. */
function toOwner(channel: Row<'channel'> | null, team: Row<'team'> | null): OwnerRef | null {
  if (channel !== null) {
    return { kind: 'channel', row: channel };
  }

  return team === null ? null : { kind: 'team', row: team };
}

/** What something is called, and by which id it is asked for. */
export interface Named {
  id: string;
  name: string;
}

/** Who and what ratings may name, by row; what is gone has no entry. */
export interface Names {
  operators: ReadonlyMap<number, Named>;
  owners: Readonly<Record<OwnerKind, ReadonlyMap<number, Named>>>;
  /** By the attribute that points to them. */
  givers: Readonly<Record<'visitor' | 'customer', ReadonlyMap<number, Named>>>;
  /** By the attribute that points to them. */
  subjects: Readonly<
    Record<'conversation' | 'ticket', ReadonlyMap<number, { id: string; path: string }>>
  >;
}

/** A rating as permitted admin users see it. */
export function ratingRecord(rating: StoredRating, names: Names): RatingRecord {
  const { givers, operators, subjects } = names;
  const conversation = at(subjects.conversation, rating.conversation);
  const ticket = at(subjects.ticket, rating.ticket);
  const giver = at(givers.visitor, rating.visitor) ?? at(givers.customer, rating.customer);

  return {
    id: rating.id,
    value: faceOf(rating.value),
    comment: rating.comment,
    operator: at(operators, rating.operator),
    visitor: giver?.name ?? '',
    visitorId: giver?.id ?? null,
    channel: ownerIn(names, rating, 'channel'),
    team: ownerIn(names, rating, 'team'),
    source: rating.source,
    firstResponseSeconds: rating.firstResponseSeconds,
    lengthSeconds: rating.lengthSeconds,
    conversation: conversation?.id ?? null,
    ticket: ticket?.id ?? null,
    path: (conversation ?? ticket)?.path ?? null,
    hidden: rating.hidden,
    leftOut: rating.leftOut,
    note: rating.note,
    handled: rating.handled,
    language: rating.language,
    submittedAt: rating.submittedAt.toISOString(),
    history: rating.history,
  };
}

/** What is of a row; null where there is none, or what it was is gone. */
const at = <T>(all: ReadonlyMap<number, T>, row: number | null): T | null =>
  row === null ? null : (all.get(row) ?? null);

const ownerIn = ({ owners }: Names, { owner }: StoredRating, kind: OwnerKind): Named | null =>
  owner?.kind === kind ? at(owners[kind], owner.row) : null;

/** A rating as the browser that gave it may see it again. */
export const givenRating = (
  { value, comment, submittedAt }: Pick<Earlier, 'value' | 'comment' | 'submittedAt'>,
  changeableHours: number
): GivenRating => ({
  value: faceOf(value),
  comment,
  changeableUntil: changeableUntil(submittedAt, changeableHours).toISOString(),
});

/** Where a rating is from. */
export const toSource = (source: unknown): RatingSource =>
  RATING_SOURCES.find((known) => known === source) ?? UNSAID_SOURCE;

/** Why a rating is in no public figure; an import may not say, and then it is in them. */
const toLeftOut = (reason: unknown): LeftOut | null =>
  LEFT_OUT.find((known) => known === reason) ?? null;

/** JSON columns are text in some databases and objects in others. */
function toHistory(history: unknown): RatingChange[] {
  const parsed: unknown = typeof history === 'string' ? JSON.parse(history) : history;

  return Array.isArray(parsed) ? parsed : [];
}
