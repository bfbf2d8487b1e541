import type { Core } from '@strapi/strapi';
import type { RatingFilters } from '../../../../shared/ratings-report';
import { service } from '../../plugin/service';
import { conditionOf, type Visibility } from '../filters';

/** Who asks: an admin user, and whether they may read everybody's ratings. */
export interface Viewer {
  user: number;
  all: boolean;
}

export async function visibilityOf(
  strapi: Core.Strapi,
  { user, all }: Viewer
): Promise<Visibility> {
  const { row } = await service(strapi, 'operators').profileOf(user);

  return { only: all ? null : row, me: row };
}

/** The ratings that filters leave of those a viewer may read. */
export const conditionFor = async (
  strapi: Core.Strapi,
  filters: RatingFilters,
  viewer: Viewer
): Promise<object> => conditionOf(filters, await visibilityOf(strapi, viewer));
