import type { Core } from '@strapi/strapi';
import { addressForMail } from '../../plugin/addresses';
import { transaction } from '../../plugin/database/transaction';
import { secretFor } from '../../plugin/secrets';
import { service } from '../../plugin/service';
import type { Asked } from '../../site/languages';
import { renderStop } from '../render';
import * as store from '../store';
import { readStop, signStop } from '../token';
import { turnOf } from './turn';

const STOP_PATH = '/emails/stop';

/** How whoever gets e-mails has no more of them. */
export const stopping = (strapi: Core.Strapi) => ({
  /** The page on which whoever was sent an e-mail stops more; null for an address we never gave. */
  async stopPage(token: string, asked: Asked): Promise<string | null> {
    const mailbox = readStop(token, secretFor(strapi, 'email stop'));

    if (mailbox === null) {
      return null;
    }

    const place = service(strapi, 'pages').placeFor(asked);
    const action = `${place.root}${STOP_PATH}/${token}?locale=${place.language}`;
    const isStopped = await store.isStopped(strapi.db.connection, mailbox);

    return renderStop({ place, action, isStopped });
  },

  /** Stops e-mails to whoever was sent one, or takes that back; nothing for an address we never gave. */
  async stop(token: string, isWanted: boolean): Promise<void> {
    const mailbox = readStop(token, secretFor(strapi, 'email stop'));

    if (mailbox === null) {
      return;
    }

    const turn = await turnOf(strapi);

    // Of two who press at once, the second finds that it is done.
    await transaction(strapi, async (trx) => {
      await turn();

      if (isWanted) {
        await store.resume(trx, mailbox);
      } else if (!(await store.isStopped(trx, mailbox))) {
        await store.stop(strapi, mailbox);
      }
    });
  },
});

/** Where whoever gets an e-mail says that they want no more, in the e-mail's language. */
export function stopUrlOf(
  strapi: Core.Strapi,
  { mailbox, language }: { mailbox: string; language: string }
): string {
  const token = signStop(mailbox, secretFor(strapi, 'email stop'));

  return `${addressForMail(strapi)}${STOP_PATH}/${token}?locale=${language}`;
}
