import type { Decimal } from '../../../shared/csv';
import {
  RATING_FILTERS,
  RATING_GROUP_FILTERS,
  type RatingDimension,
  type RatingFilters,
} from '../../../shared/ratings-report';
import {
  askedOf,
  type Clock,
  type GroupPlace,
  type Query,
  queryOf,
  withinGroup,
} from '../report/query';
import { FILTER_FIELDS, type Filters } from './address';

const CONTRACT = { fields: RATING_FILTERS, groups: RATING_GROUP_FILTERS };

/** What is narrowed, as the server wants it; with a group, only what stands in it. */
export function filtersOf(
  filters: Filters,
  clock: Clock,
  place: GroupPlace<RatingDimension> | null = null
): RatingFilters {
  const asked = askedOf(FILTER_FIELDS, filters, clock);

  return place === null ? asked : withinGroup(asked, place, CONTRACT);
}

/** Everything, as a file; the newest first. */
export const exportQuery = (
  filters: RatingFilters,
  format: 'csv' | 'xlsx',
  decimal: Decimal
): Query => ({
  format,
  decimal,
  ...queryOf(filters),
});
