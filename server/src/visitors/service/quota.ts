import type { Core } from '@strapi/strapi';
import type { Trx } from '../../plugin/database/transaction';
import { keyedHash } from '../../plugin/secrets';
import { type QuotaShare, quotaNow } from '../quota';
import { forgetQuotas, takeOne } from '../store';

/** What somebody may have only so many of. */
export const sharing = (strapi: Core.Strapi) => ({
  /**
   * Takes one of what somebody may have in so many hours, in the caller's transaction; false when
   * nothing is left. Hours are those of UTC: a share of 24 is that of a day. Kept under a hash that
   * says neither whose it is nor that the next one is the same one's.
   */
  async takeQuota(trx: Trx, share: QuotaShare, now: Date): Promise<boolean> {
    const { name, endsAt } = quotaNow(share, now);

    return takeOne(trx, { key: keyedHash(strapi, 'quota', name), most: share.most, endsAt });
  },

  /** Forgets what was used of shares that are over. */
  forgetQuotas: (now = new Date()): Promise<void> => forgetQuotas(strapi.db.connection, now),
});
