import type { Core } from '@strapi/strapi';
import type { RatingRecord } from '../../../../shared/ratings';
import type { Viewer } from '../../operators/viewer';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { ratingRecord, type StoredRating } from '../record';
import * as store from '../store';
import { visibleTo } from '../visibility';

export async function findStored(
  strapi: Core.Strapi,
  id: string,
  viewer: Viewer
): Promise<StoredRating> {
  return found(await store.findRating(strapi, id, visibleTo(viewer)));
}

/** Ratings with the names of what they point to, asked of the slices these belong to. */
export async function recordsOf(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[]
): Promise<RatingRecord[]> {
  const rows = (of: 'operator' | 'visitor'): number[] => [
    ...new Set(ratings.map((rating) => rating[of]).filter((row) => row !== null)),
  ];
  const names = {
    visitors: await service(strapi, 'conversations').visitorNames(rows('visitor')),
    operators: [...(await service(strapi, 'operators').byRows(rows('operator'))).values()],
    channels: await service(strapi, 'channels').list(),
  };

  return ratings.map((rating) => ratingRecord(rating, names));
}

export function found<T>(rating: T | null | undefined): T {
  if (rating === null || rating === undefined) {
    throw failure('RATING_UNKNOWN');
  }

  return rating;
}
