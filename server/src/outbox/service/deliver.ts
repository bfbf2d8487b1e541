import type { Core } from '@strapi/strapi';
import { DAY } from '../../../../shared/days';
import { configOf } from '../../plugin/config';
import { retryAt } from '../backoff';
import { type Outgoing, openTransport, type Transport } from '../gateway';
import * as store from '../store';
import { stopUrlOf } from './stop';

/** How many e-mails are on their way at once on a node. */
const AT_ONCE = 5;

const MINUTE = 60 * 1_000;

/** An attempt that takes longer has failed; a claim outlives it, so that nobody else has begun by then. */
const ATTEMPT_LASTS = 2 * MINUTE;
const CLAIM_LASTS = 5 * MINUTE;

/** How long e-mails stay known that are done with. */
const KEPT_DAYS = 30;

const ERROR_MAX = 500;

/** The way of e-mails out of the table they wait in. */
export function delivering(strapi: Core.Strapi) {
  let transport: Promise<Transport> | undefined;

  const send = async (email: Outgoing): Promise<void> => {
    transport ??= openTransport(strapi);

    await within(ATTEMPT_LASTS, (await transport).send(email));
  };

  return {
    /** Sends what is due; answers how many e-mails were tried. Any number of nodes may do so at once. */
    async deliver(now = new Date()): Promise<number> {
      const db = strapi.db.connection;
      const until = new Date(now.getTime() + CLAIM_LASTS);
      const claimed = await store.claimEmails(db, { now, until, limit: AT_ONCE });

      await Promise.all(
        claimed.map(async (email) => {
          await store.finishEmail(db, email, await attempt(strapi, email, send));
        })
      );

      return claimed.length;
    },

    /** Forgets e-mails long done with. */
    async forget(now = new Date()): Promise<void> {
      await store.deleteEmails(strapi.db.connection, new Date(now.getTime() - KEPT_DAYS * DAY));
    },

    /** Lets go of the mail server. */
    async close(): Promise<void> {
      (await transport)?.close();
    },
  };
}

/** One attempt, and what follows from it. */
async function attempt(
  strapi: Core.Strapi,
  email: store.ClaimedEmail,
  send: (email: Outgoing) => Promise<void>
): Promise<store.Outcome> {
  try {
    if (await store.isStopped(strapi.db.connection, email.mailbox)) {
      return { kind: 'stopped' };
    }

    await send({ ...email, stopUrl: stopUrlOf(strapi, email) });

    return { kind: 'sent', at: new Date() };
  } catch (reason) {
    const error = (reason instanceof Error ? reason.message : String(reason)).slice(0, ERROR_MAX);

    if (email.attempts < configOf(strapi).outbox.attempts) {
      return {
        kind: 'waiting',
        error,
        until: retryAt(email.attempts, new Date(), Math.random()),
      };
    }

    strapi.log.error(`livechat: e-mail ${email.id} (${email.kind}) was given up`);

    return { kind: 'failed', error };
  }
}

/** Whoever carries an e-mail may never answer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_done, refuse) => {
    timer = setTimeout(() => refuse(new Error('The mail server did not answer')), milliseconds);
    timer.unref();
  });

  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
