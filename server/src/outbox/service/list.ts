import type { Core } from '@strapi/strapi';
import type {
  EmailRecord,
  EmailState,
  EmailsPage,
  TransportStatus,
} from '../../../../shared/outbox';
import { addressForMail, originOf } from '../../plugin/addresses';
import { emailKindsOf } from '../../plugin/emails';
import { failure } from '../../plugin/errors';
import { sharedNow } from '../../plugin/nodes/clock';
import { countsOf } from '../counts';
import { waysOut } from '../gateway';
import * as store from '../store';

const PAGE_SIZE = 25;

/** Which e-mails are asked for. */
export interface EmailsQuery {
  page: number;
  state?: EmailState;
  kind?: string;
}

/** What the admin panel shows of e-mails, and does with them. */
export const listing = (strapi: Core.Strapi) => ({
  async list({ page, ...where }: EmailsQuery): Promise<EmailsPage> {
    const pageSize = PAGE_SIZE;

    return {
      ...(await store.findEmails(strapi, where, { page, pageSize })),
      ...countsOf(await store.countEmails(strapi.db.connection), where, [
        ...emailKindsOf(strapi).keys(),
      ]),
      page,
      pageSize,
    };
  },

  /** Tries one that failed or waits again, at once and with all its attempts; leaves any other as it is. */
  async retry(id: string, now = sharedNow(strapi)): Promise<EmailRecord> {
    return known(await store.retryEmail(strapi, id, now));
  },

  /** Throws one away that waits or failed; leaves any other as it is. */
  async drop(id: string): Promise<EmailRecord> {
    return known(await store.dropEmail(strapi, id));
  },

  transport: (): TransportStatus => ({
    ...waysOut(strapi),
    hasAddress: originOf(strapi) !== null,
    address: addressForMail(strapi),
  }),
});

function known(email: EmailRecord | null): EmailRecord {
  if (!email) {
    throw failure('EMAIL_UNKNOWN');
  }

  return email;
}
