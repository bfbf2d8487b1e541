import type { Core } from '@strapi/strapi';
import type { MailboxStop, MailboxStops } from '../../../../shared/outbox';
import { addressForMail } from '../../plugin/addresses';
import { transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { keyedHash, secretFor } from '../../plugin/secrets';
import { readAddress } from '../address';
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

  /** How many mailboxes want none. */
  countStops: async (): Promise<MailboxStops> => ({ total: await store.countStops(strapi) }),

  /** Whether a mailbox wants none, whatever spelling of it is asked for. */
  async findStop(email: string): Promise<MailboxStop> {
    const since = await store.stoppedAt(strapi, mailboxOf(strapi, email));

    return { stopped: since !== null, since };
  },

  /** Lets a mailbox have e-mails again, as its owner asked for. */
  async removeStop(email: string): Promise<MailboxStop> {
    await store.resume(strapi.db.connection, mailboxOf(strapi, email));

    return { stopped: false, since: null };
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

function mailboxOf(strapi: Core.Strapi, email: string): string {
  const address = readAddress(email);

  if (!address) {
    throw failure('INPUT_INVALID', { path: 'email', message: 'This is no e-mail address' });
  }

  return keyedHash(strapi, 'email', address.recipient);
}

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
