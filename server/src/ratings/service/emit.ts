import type { Core } from '@strapi/strapi';
import { emitEvent } from '../../plugin/events';
import type { RatingEvent } from '../events';
import type { StoredRating } from '../record';
import { faceOf } from '../statistics';
import * as store from '../store';
import { subjectsOf } from '../subjects';
import { ownersByKind, subjectsByColumn } from './records';

/** What becomes of one rating. */
type RatingEventName = `livechat.rating.${'created' | 'changed' | 'hidden' | 'deleted'}`;

/** Tells of ratings by id; of those deleted meanwhile that was told. */
export async function emitRatingEvent(
  strapi: Core.Strapi,
  name: RatingEventName,
  ...ids: readonly string[]
): Promise<void> {
  if (ids.length === 0) {
    return;
  }

  await emitRatings(strapi, name, await store.findRatingsById(strapi, ids));
}

/** Tells of each of some ratings. */
export async function emitRatings(
  strapi: Core.Strapi,
  name: RatingEventName,
  ratings: readonly StoredRating[]
): Promise<void> {
  for (const event of await ratingEvents(strapi, ratings)) {
    await emitEvent(strapi, name, event);
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
