import type { Core } from '@strapi/strapi';
import type { RatingRecord } from '../../../../shared/ratings';
import type { RatingFilters } from '../../../../shared/ratings-report';
import type { Viewer } from '../../operators/viewer';
import { ratingColumns } from '../export';
import { conditionOf } from '../filters';
import * as store from '../store';
import { ownersOf, subjectsOf } from '../subjects';
import { recordsOf } from './records';

const EXPORT_PAGE = 500;

/** What files are made of. */
export const exporting = (strapi: Core.Strapi) => ({
  /** How many ratings a file will have, its columns, and their records in pages, newest first. */
  async everyRecord(
    filters: RatingFilters,
    viewer: Viewer
  ): Promise<{
    total: number;
    columns: ReturnType<typeof ratingColumns>;
    pages: AsyncGenerator<RatingRecord[]>;
  }> {
    const where = conditionOf(filters, viewer);

    const columns = ratingColumns({
      owners: [...ownersOf(strapi)].map(([kind, { label }]) => ({ kind, label })),
      subjects: [...subjectsOf(strapi).values()],
    });

    return {
      total: await store.countRatings(strapi, where),
      columns,
      pages: recordPages(strapi, where),
    };
  },
});

async function* recordPages(strapi: Core.Strapi, where: object): AsyncGenerator<RatingRecord[]> {
  for await (const rows of store.everyRating(strapi, where, EXPORT_PAGE)) {
    yield await recordsOf(strapi, rows);
  }
}
