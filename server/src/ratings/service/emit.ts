import type { Core } from '@strapi/strapi';
import { emitEvent } from '../../plugin/events';
import type { RatingEvent } from '../events';
import type { StoredRating } from '../record';
import { faceOf } from '../statistics';
import * as store from '../store';

export async function emitRatingEvent(
  strapi: Core.Strapi,
  name: 'livechat.rating.created' | 'livechat.rating.changed' | 'livechat.rating.hidden',
  id: string
): Promise<void> {
  const rating = await store.findRating(strapi, id);

  // Deleted meanwhile; that was told.
  if (rating) {
    await emitEvent(strapi, name, ratingEvent(rating));
  }
}

export const ratingEvent = (rating: StoredRating): RatingEvent => ({
  rating: rating.id,
  channel: rating.channelId ?? '',
  conversation: rating.conversationId,
  value: faceOf(rating.value),
  hidden: rating.hidden,
});
