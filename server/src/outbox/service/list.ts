import type { Core } from '@strapi/strapi';
import type { EmailRecord, EmailState, EmailsPage } from '../../../../shared/outbox';
import { failure } from '../../plugin/errors';
import * as store from '../store';

const PAGE_SIZE = 25;

/** What the admin panel shows of e-mails. */
export const listing = (strapi: Core.Strapi) => ({
  async list({ page, state }: { page: number; state?: EmailState }): Promise<EmailsPage> {
    const pageSize = PAGE_SIZE;
    const where = state === undefined ? {} : { state };

    return { ...(await store.findEmails(strapi, where, { page, pageSize })), page, pageSize };
  },

  async retry(id: string, now = new Date()): Promise<EmailRecord> {
    const email = await store.retryEmail(strapi, id, now);

    if (!email) {
      throw failure('EMAIL_UNKNOWN');
    }

    return email;
  },
});
