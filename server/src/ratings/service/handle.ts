import type { Core } from '@strapi/strapi';
import type { RatingInput, RatingRecord } from '../../../../shared/ratings';
import type { BulkHidden, BulkHide } from '../../../../shared/ratings-report';
import type { Viewer } from '../../operators/viewer';
import { transaction } from '../../plugin/database/transaction';
import { emitEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import { changesOf, mergedChanges } from '../counters';
import { faceOf } from '../statistics';
import * as store from '../store';
import { isSeen, visibleTo } from '../visibility';
import { emitRatingEvent, ratingEvent } from './emit';
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
        const before = found(await store.lockRating(trx, { id: row }));
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

      for (const { id } of turned) {
        await emitRatingEvent(strapi, 'livechat.rating.hidden', id);
      }

      return { changed: turned.length };
    },

    /** Deletes a rating: its comment goes from the conversation too, its face stays there. */
    async remove(id: string, viewer: Viewer): Promise<void> {
      const stored = await findStored(strapi, id, viewer);
      const line = await transaction(strapi, async (trx) => {
        const rating = found(await store.lockRating(trx, { id: stored.row }));
        const { conversation } = stored;

        await store.removeRating(trx, rating.row);
        await store.addToCounters(trx, changesOf(rating, null));

        return conversation === null || rating.comment === null
          ? null
          : service(strapi, 'conversations').writeRatingMessage(trx, conversation, id, {
              value: faceOf(rating.value),
              comment: null,
            });
      });

      if (line) {
        await emitEvent(strapi, 'livechat.message.changed', { message: line.message });
      }

      await emitEvent(strapi, 'livechat.rating.deleted', ratingEvent(stored));
    },
  };
}
