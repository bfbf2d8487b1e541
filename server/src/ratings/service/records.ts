import type { Core } from '@strapi/strapi';
import type { RatingRecord } from '../../../../shared/ratings';
import type { Viewer } from '../../operators/viewer';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { OwnerKind } from '../counters';
import { type Named, type Names, ratingRecord, type StoredRating } from '../record';
import * as store from '../store';
import { ownersOf, type ShownSubject, type Subject, subjectsOf } from '../subjects';
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
  const names = {
    operators: await operatorsOf(strapi, ratings),
    owners: await ownersByKind(strapi),
    givers: {
      visitor: await giversOf(strapi, ratings, 'visitor'),
      customer: await giversOf(strapi, ratings, 'customer'),
    },
    subjects: await subjectsByColumn(strapi, ratings),
  };

  return ratings.map((rating) => ratingRecord(rating, names));
}

/** What ratings are of, by the attribute that points to it and its row. */
export async function subjectsByColumn(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[]
): Promise<Names['subjects']> {
  const shown = async (column: Subject['column']): Promise<ReadonlyMap<number, ShownSubject>> => {
    const rows = rowsOf(ratings, column);
    const subject = kindOf(strapi, (one) => one.column === column);

    return rows.length === 0 || subject === undefined ? new Map() : subject.shown(rows);
  };

  return { conversation: await shown('conversation'), ticket: await shown('ticket') };
}

/** All that ratings may be counted for, by kind and row. */
export async function ownersByKind(strapi: Core.Strapi): Promise<Names['owners']> {
  const named = async (kind: OwnerKind): Promise<ReadonlyMap<number, Named>> => {
    const all = (await ownersOf(strapi).get(kind)?.all()) ?? [];

    return new Map(all.map(({ row, id, name }) => [row, { id, name }]));
  };

  return { channel: await named('channel'), team: await named('team') };
}

async function operatorsOf(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[]
): Promise<ReadonlyMap<number, Named>> {
  const operators = await service(strapi, 'operators').byRows(
    ratings.map(({ operator }) => operator)
  );

  return new Map(
    [...operators].map(([row, { id, publicName: name }]) => [row, { id, name }] as const)
  );
}

async function giversOf(
  strapi: Core.Strapi,
  ratings: readonly StoredRating[],
  giver: Subject['giver']
): Promise<ReadonlyMap<number, Named>> {
  const rows = rowsOf(ratings, giver);
  const subject = kindOf(strapi, (one) => one.giver === giver);

  return rows.length === 0 || subject === undefined ? new Map() : subject.givers(rows);
}

const kindOf = (strapi: Core.Strapi, is: (subject: Subject) => boolean): Subject | undefined =>
  [...subjectsOf(strapi).values()].find(is);

const rowsOf = (
  ratings: readonly StoredRating[],
  of: Subject['giver'] | Subject['column']
): number[] => [...new Set(ratings.map((rating) => rating[of]).filter((row) => row !== null))];

export function found<T>(rating: T | null | undefined): T {
  if (rating === null || rating === undefined) {
    throw failure('RATING_UNKNOWN');
  }

  return rating;
}
