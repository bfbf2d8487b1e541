import type { Core } from '@strapi/strapi';
import { uid } from '../../plugin/ids';

export const RATINGS = 'livechat_ratings';

/** The table of the per-day counters. Not content: it can be counted again from the ratings at any time. */
export const RATING_COUNTERS = 'livechat_rating_counters';

/** The columns that make a counter the one it is. */
export const COUNTER_KEY = ['kind', 'owner', 'operator', 'day', 'value', 'hidden'];

/** A row as a database's driver gives it. */
export type Columns = Record<string, unknown>;

/** The column of what a rating points to: of an attribute of the same name. */
export const columnOf = (attribute: string): string => `${attribute}_id`;

/** What a rating that counts in public is: shown, and not left out. */
export const PUBLIC = { hidden: false, left_out: '' };

export const query = (strapi: Core.Strapi) => strapi.db.query(uid('rating'));

/** The ratings a condition leaves, called `t0`, with nothing selected yet. */
export const filtered = (strapi: Core.Strapi, where: object) =>
  strapi.db.queryBuilder(uid('rating')).where(where).getKnexQuery().clearSelect();
