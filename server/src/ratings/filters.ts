import type { Face } from '../../../shared/ratings';

/** What a list of ratings may be narrowed by; what is left out does not narrow. */
export interface RatingFilters {
  page: number;
  pageSize: number;
  value?: Face | undefined;
  hidden?: boolean | undefined;
  handled?: boolean | undefined;
  /** Id of a channel. */
  channel?: string | undefined;
  /** Searched in comment and note. */
  search?: string | undefined;
}

/** The values a face stands for; imported ones may lie between. */
const VALUES = {
  5: { $gte: 4 },
  3: { $gte: 3, $lt: 4 },
  1: { $lt: 3 },
} as const satisfies Record<Face, object>;

/** The filters as a condition on rows. `operator` is the row of who may see only own ratings. */
export function conditionOf(
  { value, hidden, handled, channel, search }: RatingFilters,
  operator: number | null
): { $and: object[] } {
  const text = search?.trim();
  const conditions = [
    operator !== null && { operator },
    value !== undefined && { value: VALUES[value] },
    hidden !== undefined && { hidden },
    handled !== undefined && { handled },
    channel !== undefined && { channel: { documentId: channel } },
    text && { $or: [{ comment: { $containsi: text } }, { note: { $containsi: text } }] },
  ];

  return { $and: conditions.filter((condition) => typeof condition === 'object') };
}
