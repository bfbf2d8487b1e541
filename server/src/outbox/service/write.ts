import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { DAY, HOUR } from '../../../../shared/days';
import type { EmailCaps } from '../../../../shared/outbox';
import { addressForMail } from '../../plugin/addresses';
import { configOf } from '../../plugin/config';
import type { Trx } from '../../plugin/database/transaction';
import { type EmailData, type EmailKindName, emailKindsOf } from '../../plugin/emails';
import { sharedNow } from '../../plugin/nodes/clock';
import { keyedHash } from '../../plugin/secrets';
import type { Language } from '../../site/languages';
import { toUrl } from '../../site/url';
import { type Client, consumerKeys } from '../../visitors/address';
import { type Address, domainOf } from '../address';
import { mayWrite, type Verdict } from '../caps';
import * as store from '../store';
import { takeTurn } from './turn';

/** An e-mail to be written. */
export interface NewEmail<Kind extends EmailKindName = EmailKindName> {
  kind: Kind;
  to: Address;
  language: Language;
  /** What it is about: all that is kept of what it says. */
  data: EmailData[Kind];
  /** Id of the same: e-mails about one thing are counted together. */
  about: string;
  /** Whoever on the network had it written; null where one of our own people did, whom no cap holds. */
  client: Client | null;
}

/** How e-mails get into the outbox. */
export const writing = (strapi: Core.Strapi) => ({
  /**
   * Writes an e-mail in the transaction of its cause, so that both are or neither is. What has caps is
   * counted, and must be what its transaction begins with. Whether the mailbox wants any is found out
   * when it is sent: nobody who asks is to learn that.
   */
  async write<Kind extends EmailKindName>(
    trx: Trx,
    { to, client, data, ...email }: NewEmail<Kind>,
    now = sharedNow(strapi)
  ): Promise<Verdict> {
    const { caps = null } = emailKindsOf(strapi).get(email.kind) ?? {};
    const messageId = newMessageId(strapi);
    const stored = {
      ...email,
      to: to.to,
      data: JSON.stringify(data),
      mailbox: keyedHash(strapi, 'email', to.recipient),
      asker: client === null ? '' : askerOf(strapi, client),
      messageId,
      dedupeKey: messageId,
      nextAttemptAt: now,
    };

    if (caps !== null && client !== null) {
      return writeCounted(strapi, trx, stored, caps(strapi, client));
    }

    await store.insertEmail(strapi, stored);

    return 'write';
  },
});

async function writeCounted(
  strapi: Core.Strapi,
  trx: Trx,
  email: store.NewEmail,
  caps: EmailCaps
): Promise<Verdict> {
  await takeTurn(strapi);

  const now = email.nextAttemptAt;
  const written = await store.findWritten(trx, email, {
    day: new Date(now.getTime() - DAY),
    hour: new Date(now.getTime() - HOUR),
  });
  const verdict = mayWrite(written, caps, email.mailbox, now);

  if (verdict === 'write') {
    await store.insertEmail(strapi, email);
  }

  return verdict;
}

/** Whoever asks, without saying who that is. */
const askerOf = (strapi: Core.Strapi, client: Client): string =>
  keyedHash(strapi, 'email', consumerKeys({ client }).join());

/** The Message-ID of an e-mail: of the sender's domain, else of the address links lead to. */
export function newMessageId(strapi: Core.Strapi): string {
  const { from } = configOf(strapi).outbox;
  const host = (from && domainOf(from)) ?? toUrl(addressForMail(strapi))?.hostname ?? 'livechat';

  return `<${randomUUID()}@${host}>`;
}
