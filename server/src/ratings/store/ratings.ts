import type { Core } from '@strapi/strapi';
import { dayOf } from '../../../../shared/days';
import { LAST_FACES } from '../../../../shared/pages';
import type { LeftOut } from '../../../../shared/ratings';
import { type Condition, whereOf } from '../../operators/viewer';
import { type Row, rowIn } from '../../plugin/database/ids';
import type { Trx } from '../../plugin/database/transaction';
import { OWNER_KINDS, type OwnerRef } from '../counters';
import type { Window } from '../days';
import type { Stored } from '../giving';
import { type BareRating, type StoredRating, toBareRating, toStoredRating } from '../record';
import { faceOf, type PublicRating } from '../statistics';
import type { RatingSeen } from '../visibility';
import { type Columns, columnOf, filtered, PUBLIC, query, RATINGS } from './tables';

/** A rating by its id, where it meets a condition. */
export async function findRating(
  strapi: Core.Strapi,
  id: string,
  condition: Condition<RatingSeen> = 'all'
): Promise<StoredRating | null> {
  const where = { $and: [{ documentId: id }, whereOf(condition)] };
  const [row]: Columns[] = await filtered(strapi, where).select('t0.*').limit(1);

  return row ? toStoredRating(row) : null;
}

/** Ratings by their ids, those that are there. */
export async function findRatingsById(
  strapi: Core.Strapi,
  ids: readonly string[]
): Promise<StoredRating[]> {
  const where = { documentId: { $in: [...ids] } };
  const rows: Columns[] = await filtered(strapi, where).select('t0.*').orderBy('t0.id');

  return rows.map(toStoredRating);
}

/** What a rating is of: the row, under the attribute that points to it, and which request it answers. */
export interface SubjectRef {
  column: 'conversation' | 'ticket';
  row: number;
  request: string;
}

/** The rating of something that is rated once for each request. */
export async function ratingOf(trx: Trx, subject: SubjectRef): Promise<BareRating | null> {
  const row: Columns | undefined = await ofSubject(trx, subject).first();

  return row ? toBareRating(row) : null;
}

/** The same, and keeps it from changing until the transaction ends. */
export async function lockRatingOf(trx: Trx, subject: SubjectRef): Promise<BareRating | null> {
  const row: Columns | undefined = await ofSubject(trx, subject).forUpdate().first();

  return row ? toBareRating(row) : null;
}

const ofSubject = (trx: Trx, { column, row, request }: SubjectRef) =>
  trx(RATINGS).where({ [columnOf(column)]: row, request });

/** All ratings of something, locked. */
export async function lockRatingsOf(
  trx: Trx,
  { column, row }: Omit<SubjectRef, 'request'>
): Promise<BareRating[]> {
  const rows: Columns[] = await trx(RATINGS)
    .where({ [columnOf(column)]: row })
    .orderBy('id')
    .forUpdate();

  return rows.map(toBareRating);
}

/** Reads a rating and keeps it from changing until the transaction ends. */
export async function lockRating(trx: Trx, id: Row<'rating'>): Promise<BareRating | null> {
  const row: Columns | undefined = await trx(RATINGS).where({ id }).forUpdate().first();

  return row ? toBareRating(row) : null;
}

/** Locks ratings by id, in the order of their rows. */
export async function lockRatings(trx: Trx, ids: readonly string[]): Promise<StoredRating[]> {
  const rows: Columns[] = await trx(RATINGS).whereIn('document_id', ids).orderBy('id').forUpdate();

  return rows.map(toStoredRating);
}

/** Stores a new rating and returns its id. */
export async function createRating(
  strapi: Core.Strapi,
  data: Stored & { leftOut: LeftOut | null } & Readonly<Record<string, unknown>>
): Promise<string> {
  const { documentId } = await query(strapi).create({
    data: { ...data, leftOut: data.leftOut ?? '', day: dayOf(data.submittedAt) },
  });

  return documentId;
}

/** Changes what is named of a rating. */
export async function updateRating(
  strapi: Core.Strapi,
  row: Row<'rating'>,
  data: object
): Promise<void> {
  await query(strapi).update({ where: { id: row }, data });
}

export async function hideRatings(
  trx: Trx,
  rows: readonly Row<'rating'>[],
  hidden: boolean
): Promise<void> {
  await trx(RATINGS).whereIn('id', rows).update({ hidden, updated_at: new Date() });
}

export async function removeRating(trx: Trx, row: Row<'rating'>): Promise<void> {
  await trx(RATINGS).where({ id: row }).del();
}

/** Counts ratings for another owner from now on, and for none of another kind. */
export async function moveRatings(
  trx: Trx,
  rows: readonly Row<'rating'>[],
  { kind, row }: OwnerRef
): Promise<void> {
  await trx(RATINGS)
    .whereIn('id', rows)
    .update({
      ...Object.fromEntries(OWNER_KINDS.map((one) => [columnOf(one), one === kind ? row : null])),
      updated_at: new Date(),
    });
}

/** The newest visible ratings counted for an owner, through the index made for it. */
export async function lastVisible(trx: Trx, { kind, row }: OwnerRef): Promise<PublicRating[]> {
  const rows: Columns[] = await trx(RATINGS)
    .select('value', 'operator_id')
    .where({ [columnOf(kind)]: row, ...PUBLIC })
    .orderBy([
      { column: 'submitted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(LAST_FACES);

  return rows.map(({ value, operator_id }) => ({
    face: faceOf(Number(value)),
    operator: rowIn(operator_id),
  }));
}

/** When the oldest visible rating of an owner in a window was submitted; null without any. */
export async function oldestVisible(
  trx: Trx,
  { kind, row: owner }: OwnerRef,
  { since }: Window
): Promise<Date | null> {
  const row: Columns | undefined = await trx(RATINGS)
    .select('submitted_at')
    .where({ [columnOf(kind)]: owner, ...PUBLIC })
    .where('submitted_at', '>', since)
    .orderBy('submitted_at')
    .first();

  return row ? new Date(row.submitted_at as string | number | Date) : null;
}
