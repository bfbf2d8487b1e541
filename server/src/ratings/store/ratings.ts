import type { Core } from '@strapi/strapi';
import { dayOf } from '../../../../shared/days';
import { LAST_FACES } from '../../../../shared/pages';
import type { LeftOut, RatingSource } from '../../../../shared/ratings';
import type { Ratable } from '../../conversations/ratable';
import { type Condition, whereOf } from '../../operators/viewer';
import type { Trx } from '../../plugin/database/transaction';
import type { Window } from '../days';
import type { Stored } from '../giving';
import { type BareRating, type StoredRating, toBareRating, toStoredRating } from '../record';
import { faceOf, type PublicRating } from '../statistics';
import type { RatingSeen } from '../visibility';
import { PUBLIC, query, RATINGS, RELATED, type Row } from './tables';

/** A rating by its id, where it meets a condition. */
export async function findRating(
  strapi: Core.Strapi,
  id: string,
  condition: Condition<RatingSeen> = 'all'
): Promise<StoredRating | null> {
  const where = { $and: [{ documentId: id }, whereOf(condition)] };
  const row = await query(strapi).findOne({ where, populate: RELATED });

  return row && toStoredRating(row);
}

/** The rating of a conversation, by its row. */
export async function ratingOf(
  strapi: Core.Strapi,
  conversation: number
): Promise<StoredRating | null> {
  const row = await query(strapi).findOne({ where: { conversation } });

  return row && toStoredRating(row);
}

/** Reads a rating and keeps it from changing until the transaction ends. */
export async function lockRating(
  trx: Trx,
  where: { conversation_id: number } | { id: number }
): Promise<BareRating | null> {
  const row: Row | undefined = await trx(RATINGS).where(where).forUpdate().first();

  return row ? toBareRating(row) : null;
}

/** Locks ratings by id, in the order of their rows. */
export async function lockRatings(trx: Trx, ids: readonly string[]): Promise<BareRating[]> {
  const rows: Row[] = await trx(RATINGS).whereIn('document_id', ids).orderBy('id').forUpdate();

  return rows.map(toBareRating);
}

/** What a rating is of, by its row: the attribute that points to it says what it is. */
export interface Rated
  extends Pick<
    Ratable,
    'channel' | 'visitor' | 'operator' | 'locale' | 'firstResponseSeconds' | 'lengthSeconds'
  > {
  source: RatingSource;
  subject: { conversation: number };
}

/** The rating of something, locked. */
export const lockRatingOf = (trx: Trx, { subject }: Rated): Promise<BareRating | null> =>
  lockRating(trx, { conversation_id: subject.conversation });

/** Stores a rating given and returns its id. Whose it is, whether it is hidden and whether it counts in public stay as they were. */
export async function writeRating(
  strapi: Core.Strapi,
  rated: Rated,
  earlier: BareRating | null,
  { leftOut, ...rating }: Stored & { leftOut: LeftOut | null }
): Promise<string> {
  if (earlier) {
    await updateRating(strapi, earlier.row, rating);

    return earlier.id;
  }

  const { source, subject, channel, visitor, operator, locale } = rated;
  const { firstResponseSeconds, lengthSeconds } = rated;
  const snapshot = { source, language: locale, firstResponseSeconds, lengthSeconds };
  const related = { ...subject, channel, visitor, operator };
  const day = dayOf(rating.submittedAt);
  const { documentId } = await query(strapi).create({
    data: { ...rating, leftOut: leftOut ?? '', day, ...related, ...snapshot },
  });

  return documentId;
}

export async function updateRating(strapi: Core.Strapi, row: number, data: object): Promise<void> {
  await query(strapi).update({ where: { id: row }, data });
}

export async function hideRatings(
  trx: Trx,
  rows: readonly number[],
  hidden: boolean
): Promise<void> {
  await trx(RATINGS).whereIn('id', rows).update({ hidden, updated_at: new Date() });
}

export async function removeRating(trx: Trx, row: number): Promise<void> {
  await trx(RATINGS).where({ id: row }).del();
}

/** The newest visible ratings of a channel, through the index made for it. */
export async function lastVisible(trx: Trx, channel: number): Promise<PublicRating[]> {
  const rows: Row[] = await trx(RATINGS)
    .select('value', 'operator_id')
    .where({ channel_id: channel, ...PUBLIC })
    .orderBy([
      { column: 'submitted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(LAST_FACES);

  return rows.map(({ value, operator_id }) => ({
    face: faceOf(Number(value)),
    operator: operator_id === null ? null : Number(operator_id),
  }));
}

/** When the oldest visible rating of a channel in a window was submitted; null without any. */
export async function oldestVisible(
  trx: Trx,
  channel: number,
  { since }: Window
): Promise<Date | null> {
  const row: Row | undefined = await trx(RATINGS)
    .select('submitted_at')
    .where({ channel_id: channel, ...PUBLIC })
    .where('submitted_at', '>', since)
    .orderBy('submitted_at')
    .first();

  return row ? new Date(row.submitted_at as string | number | Date) : null;
}
