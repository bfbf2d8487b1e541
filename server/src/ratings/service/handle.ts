import type { Core } from '@strapi/strapi';
import type { RatingInput, RatingRecord } from '../../../../shared/ratings';
import type { BulkHidden, BulkHide } from '../../../../shared/ratings-report';
import type { Viewer } from '../../operators/viewer';
import { type Trx, transaction } from '../../plugin/database/transaction';
import { emitEvent } from '../../plugin/events';
import { changesOf, mergedChanges, type OwnerRef } from '../counters';
import { faceOf } from '../statistics';
import * as store from '../store';
import { type SubjectKind, subjectOf, subjectsOf, type Tell } from '../subjects';
import { isSeen, visibleTo } from '../visibility';
import { emitRatingEvent, emitRatings, ratingEvents } from './emit';
import { findStored, found, recordsOf } from './records';

/** What those do with ratings who may hide, note, handle or delete them. */
export function handling(strapi: Core.Strapi) {
  const byId = async (id: string, viewer: Viewer): Promise<RatingRecord> => {
    const [record] = await recordsOf(strapi, [await findStored(strapi, id, viewer)]);

    return found(record);
  };

  return {
    byId,

    /** Hides, notes, marks handled. A rating hidden or shown again leaves or enters every public figure at once. */
    async update(id: string, input: RatingInput, viewer: Viewer): Promise<RatingRecord> {
      const { row } = await findStored(strapi, id, viewer);
      const turned = await transaction(strapi, async (trx) => {
        const before = found(await store.lockRating(trx, row));
        const hidden = input.hidden ?? before.hidden;

        await store.updateRating(strapi, row, { ...input });
        await store.addToCounters(trx, changesOf(before, { ...before, hidden }));

        return before.hidden !== hidden;
      });

      if (turned) {
        await emitRatingEvent(strapi, 'livechat.rating.hidden', id);
      }

      return byId(id, viewer);
    },

    /** Hides ratings, or shows them again, all or none; those the caller may not read are left alone. */
    async hide({ ids, hidden }: BulkHide, viewer: Viewer): Promise<BulkHidden> {
      const visible = visibleTo(viewer);
      const turned = await transaction(strapi, async (trx) => {
        const ratings = (await store.lockRatings(trx, ids)).filter(
          (rating) => rating.hidden !== hidden && isSeen(visible, rating)
        );

        await store.hideRatings(
          trx,
          ratings.map(({ row }) => row),
          hidden
        );
        await store.addToCounters(
          trx,
          mergedChanges(ratings.map((rating) => changesOf(rating, { ...rating, hidden })))
        );

        return ratings;
      });

      if (turned.length > 0) {
        const hid = turned.map((rating) => ({ ...rating, hidden }));

        await emitEvent(strapi, 'livechat.ratings.hidden', {
          ratings: await ratingEvents(strapi, hid),
        });
      }

      return { changed: turned.length };
    },

    /** Deletes a rating: its comment goes from the subject's thread too, its face stays there. */
    async remove(id: string, viewer: Viewer): Promise<void> {
      const stored = await findStored(strapi, id, viewer);
      const subject = subjectsOf(strapi).get(stored.source);
      const row = subject ? stored[subject.column] : null;
      const tell = await transaction(strapi, async (trx) => {
        const rating = found(await store.lockRating(trx, stored.row));

        await store.removeRating(trx, rating.row);
        await store.addToCounters(trx, changesOf(rating, null));

        return row === null || rating.comment === null
          ? null
          : subject?.writeLine(trx, row, id, { value: faceOf(rating.value), comment: null });
      });

      await tell?.();

      await emitRatings(strapi, 'livechat.rating.deleted', [stored]);
    },

    /**
     * Counts the ratings of a subject for another owner from now on, within the transaction that moves
     * it; who was rated stays. What comes back is to be called once that is committed.
     */
    async move(trx: Trx, kind: SubjectKind, row: number, owner: OwnerRef): Promise<Tell> {
      const { column } = subjectOf(strapi, kind);
      const moved = await store.lockRatingsOf(trx, { column, row });

      await store.moveRatings(
        trx,
        moved.map((rating) => rating.row),
        owner
      );
      await store.addToCounters(
        trx,
        mergedChanges(moved.map((rating) => changesOf(rating, { ...rating, owner })))
      );

      return () => emitRatingEvent(strapi, 'livechat.rating.changed', ...moved.map(({ id }) => id));
    },
  };
}
