import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { DAY, HOUR } from '../../../../shared/days';
import { configOf } from '../../plugin/config';
import type { Trx } from '../../plugin/database/transaction';
import { keyedHash } from '../../plugin/secrets';
import { toUrl } from '../../site/url';
import { type Client, consumerKeys } from '../../visitors/address';
import { type Address, domainOf } from '../address';
import { type Caps, mayWrite, type Verdict } from '../caps';
import * as store from '../store';
import { stopUrlOf } from './stop';
import { takeTurn } from './turn';

/** An e-mail to be written. */
export interface NewEmail {
  kind: string;
  to: Address;
  language: string;
  /** What it says, with where its reader stops such e-mails. */
  writing: (stopUrl: string) => { subject: string; text: string; html: string };
  /** Id of what it is about: copies of one thing are counted together. */
  about: string;
  /** Whoever on the network had it written. */
  client: Client;
  caps: Caps;
}

/** How e-mails get into the outbox. */
export const writing = (strapi: Core.Strapi) => ({
  /**
   * Writes an e-mail in the transaction of its cause, as what that begins with, unless there were too
   * many. Whether the mailbox wants any is found out when it is sent: nobody who asks is to learn that.
   */
  async write(
    trx: Trx,
    { to: { to, recipient }, client, caps, writing: compose, ...email }: NewEmail,
    now = new Date()
  ): Promise<Verdict> {
    await takeTurn(strapi);

    const counted = {
      about: email.about,
      mailbox: keyedHash(strapi, 'email', recipient),
      asker: keyedHash(strapi, 'email', consumerKeys({ client }).join()),
    };
    const written = await store.findWritten(
      trx,
      { kind: email.kind, ...counted },
      { day: new Date(now.getTime() - DAY), hour: new Date(now.getTime() - HOUR) }
    );
    const verdict = mayWrite(written, caps, counted.mailbox, now);

    if (verdict === 'write') {
      await store.insertEmail(strapi, {
        ...email,
        ...counted,
        ...compose(stopUrlOf(strapi, { ...email, ...counted })),
        to,
        dedupeKey: `${email.kind}:${email.about}:${written.ofThing.length + 1}`,
        messageId: `<${randomUUID()}@${hostOf(strapi)}>`,
        nextAttemptAt: now,
      });
    }

    return verdict;
  },
});

function hostOf(strapi: Core.Strapi): string {
  const { publicUrl, outbox } = configOf(strapi);
  const url = publicUrl ?? strapi.config.get<string>('server.absoluteUrl', '');

  return (outbox.from && domainOf(outbox.from)) ?? toUrl(url)?.hostname ?? 'livechat';
}
