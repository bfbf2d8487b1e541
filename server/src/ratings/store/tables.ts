import type { Core } from '@strapi/strapi';
import { uid } from '../../plugin/ids';

export const RATINGS = 'livechat_ratings';

/** The table of the per-day counters. Not content: it can be counted again from the ratings at any time. */
export const RATING_DAYS = 'livechat_rating_days';

/** The columns that make a counter the one it is. */
export const RATING_DAY_KEY = ['channel', 'operator', 'day', 'value', 'hidden'];

export type Row = Record<string, unknown>;

/** What a rating that counts in public is: shown, and not left out. */
export const PUBLIC = { hidden: false, left_out: '' };

export const query = (strapi: Core.Strapi) => strapi.db.query(uid('rating'));

/** What a rating points to, as far as it is told. */
export const RELATED = {
  channel: { select: ['id', 'documentId'] },
  operator: { select: ['id', 'documentId'] },
  conversation: { select: ['id', 'documentId'] },
  visitor: { select: ['id', 'documentId'] },
};

/** The ratings a condition leaves, called `t0`, with nothing selected yet. */
export const filtered = (strapi: Core.Strapi, where: object) =>
  strapi.db.queryBuilder(uid('rating')).where(where).getKnexQuery().clearSelect();
