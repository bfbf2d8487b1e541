import type { Core } from '@strapi/strapi';
import { emitEvent } from '../../plugin/events';
import type { RatingEvent } from '../events';
import type { StoredRating } from '../record';
import { faceOf } from '../statistics';
import * as store from '../store';
import { subjectsOf } from '../subjects';
import { ownersByKind, subjectsByColumn } from './records';

export async function emitRatingEvent(
  strapi: Core.Strapi,
  name: 'livechat.rating.created' | 'livechat.rating.changed' | 'livechat.rating.hidden',
  id: string
): Promise<void> {
  const rating = await store.findRating(strapi, id);

  // Deleted meanwhile; that was told.
  if (rating) {
    for (const event of await ratingEvents(strapi, [rating])) {
      await emitEvent(strapi, name, event);
    }
  }
}

/** What others may be told of ratings: ids by the names of what they are of and counted for, and the value. */
export async function ratingEvents(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[]
): Promise<RatingEvent[]> {
  const owners = await ownersByKind(strapi);
  const subjects = await subjectsByColumn(strapi, ratings);

  return ratings.map((rating) => {
    const { column = 'conversation', owner = 'channel' } =
      subjectsOf(strapi).get(rating.source) ?? {};
    const ownerRow = rating.owner?.kind === owner ? rating.owner.row : 0;

    return {
      rating: rating.id,
      [owner]: owners[owner].get(ownerRow)?.id ?? '',
      [column]: subjects[column].get(rating[column] ?? 0)?.id ?? null,
      value: faceOf(rating.value),
      hidden: rating.hidden,
    };
  });
}
