import type { Core } from '@strapi/strapi';
import { addressForMail } from '../../plugin/addresses';
import { transaction } from '../../plugin/database/transaction';
import { secretFor } from '../../plugin/secrets';
import * as store from '../store';
import { readStop, signStop } from '../token';
import { takeTurn } from './turn';

/** How whoever gets e-mails has no more of them. */
export const stopping = (strapi: Core.Strapi) => ({
  /** Whether who has this token of an e-mail gets no more; null for one we never signed. */
  async isStopped(token: string): Promise<boolean | null> {
    const mailbox = mailboxIn(strapi, token);

    return mailbox === null ? null : store.isStopped(strapi.db.connection, mailbox);
  },

  /** Stops e-mails to whoever was sent one, or takes that back; nothing for a token we never signed. */
  async stop(token: string, isWanted: boolean): Promise<void> {
    const mailbox = mailboxIn(strapi, token);

    if (mailbox === null) {
      return;
    }

    // Of two who press at once, the second finds that it is done.
    await transaction(strapi, async (trx) => {
      await takeTurn(strapi);

      if (isWanted) {
        await store.resume(trx, mailbox);
      } else if (!(await store.isStopped(trx, mailbox))) {
        await store.stop(strapi, mailbox);
      }
    });
  },
});

const mailboxIn = (strapi: Core.Strapi, token: string): string | null =>
  readStop(token, secretFor(strapi, 'email stop'));

/** Where whoever gets an e-mail says that they want no more, in the e-mail's language. */
export function stopUrlOf(
  strapi: Core.Strapi,
  { mailbox, language }: { mailbox: string; language: string }
): string {
  const token = signStop(mailbox, secretFor(strapi, 'email stop'));

  return `${addressForMail(strapi)}/unsubscribe/${token}?locale=${language}`;
}
