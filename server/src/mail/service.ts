import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { EmailRecord, EmailState, EmailsPage } from '../../../shared/mail';
import { addressForMail } from '../plugin/addresses';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { createHourly, timesFor } from '../plugin/limits';
import { keyedHash, secretFor } from '../plugin/secrets';
import { service } from '../plugin/service';
import { transaction } from '../plugin/transaction';
import type { Asked } from '../site/languages';
import { type Client, consumerKeys } from '../visitors/address';
import { domainOf, readAddress } from './address';
import { retryAt } from './backoff';
import { type Caps, mayWrite, type Verdict } from './caps';
import { type Outgoing, openTransport, type Transport } from './gateway';
import { renderStop } from './render';
import * as store from './store';
import { readStop, signStop } from './token';
import { answererOf, type Conversation, transcript, type Writing } from './transcript';
import { languageOf } from './words';

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

const PAGE_SIZE = 25;

/** How many e-mails are on their way at once on a node. */
const AT_ONCE = 5;

/** An attempt that takes longer has failed; a claim outlives it, so that nobody else has begun by then. */
const ATTEMPT_LASTS = 2 * 60 * SECOND;
const CLAIM_LASTS = 5 * 60 * SECOND;

/** How long e-mails stay known that are done with. */
const KEPT_DAYS = 30;

const ERROR_MAX = 500;

/** A copy asked for: of which conversation, for which address, and by whom on the network. */
export interface TranscriptAsk {
  conversation: string;
  email: string;
  client: Client;
}

export function createMail({ strapi }: { strapi: Core.Strapi }) {
  let transport: Promise<Transport> | undefined;

  const warn = createHourly(strapi);

  const send = async (email: Outgoing): Promise<void> => {
    transport ??= openTransport(strapi);

    await within(ATTEMPT_LASTS, (await transport).send(email));
  };

  return {
    /** Keeps a visitor's copy of an own, ended conversation to be sent. */
    async askTranscript(key: string, ask: TranscriptAsk, now = new Date()): Promise<null> {
      const address = readAddress(ask.email);

      if (!address) {
        throw failure('INPUT_INVALID', { path: 'email', message: 'This is no e-mail address' });
      }

      const { locale, ...talk } = await talkOf(strapi, key, ask.conversation);
      const mailbox = keyedHash(strapi, 'email', address.recipient);
      const language = languageOf(locale);
      const stopUrl = stopUrlOf(strapi, { mailbox, language });
      const writing = transcript({ ...talk, locale, stopUrl });
      const turn = await turnOf(strapi);

      await transaction(strapi, async (trx) => {
        await turn();

        const verdict = await write(strapi, trx, {
          ask,
          to: address.to,
          mailbox,
          language,
          writing,
          now,
        });

        if (verdict === 'site-full') {
          warn(
            'mail.transcripts.perHour',
            'mail.transcripts.perHour was reached: more copies are refused for a while'
          );
        }

        if (verdict === 'too-much' || verdict === 'site-full') {
          throw failure('RATE_LIMITED', { retryAfter: HOUR / SECOND });
        }
      });

      return null;
    },

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

    /** Lets go of the mail server. */
    async close(): Promise<void> {
      (await transport)?.close();
    },
  };
}

/** What a copy is made of; refuses a conversation that goes on, and one in which no operator wrote. */
async function talkOf(
  strapi: Core.Strapi,
  key: string,
  id: string
): Promise<Omit<Conversation, 'stopUrl'>> {
  const conversations = service(strapi, 'conversations');
  const { channel } = await conversations.own(key, id);
  const { name } = await service(strapi, 'channels').byRow(channel);
  const { conversation, locale, messages } = await conversations.transcriptOf(key, id);
  const operator = answererOf(messages);

  if (conversation.state !== 'ended') {
    throw failure('TRANSCRIPT_TOO_EARLY');
  }

  // Else anybody could have the site send their own words to anybody.
  if (operator === null) {
    throw failure('TRANSCRIPT_UNANSWERED');
  }

  return { channel: name, operator, locale, messages };
}

/**
 * Lets a transaction wait for its turn: e-mails are counted, and stopped, one after another, whatever
 * conversation they are about, by a lock on the first channel. Looked up outside, for a lock must be what a
 * transaction begins with: MySQL shows it what was there at its first look.
 */
async function turnOf(strapi: Core.Strapi): Promise<() => Promise<void>> {
  const channels = service(strapi, 'channels');
  const [first] = await channels.list();

  return async () => {
    if (first) {
      await channels.hold(first.row);
    }
  };
}

interface Copy {
  ask: TranscriptAsk;
  to: string;
  /** Keyed hash of the mailbox. */
  mailbox: string;
  language: string;
  writing: Writing;
  now: Date;
}

/** Writes a copy unless that would be too many. Whether the mailbox wants any is for whoever sends it: nobody who asks is to learn that. */
async function write(
  strapi: Core.Strapi,
  trx: Parameters<typeof store.findWritten>[0],
  { ask, to, mailbox, language, writing, now }: Copy
): Promise<Verdict> {
  const counted = { about: ask.conversation, mailbox, asker: askerOf(strapi, ask.client) };
  const written = await store.findWritten(trx, counted, {
    day: new Date(now.getTime() - DAY),
    hour: new Date(now.getTime() - HOUR),
  });
  const verdict = mayWrite(written, capsOf(strapi, ask.client), mailbox, now);

  if (verdict === 'write') {
    await store.insertEmail(strapi, {
      ...writing,
      ...counted,
      to,
      language,
      kind: 'transcript',
      dedupeKey: `transcript:${ask.conversation}:${written.ofConversation.length + 1}`,
      messageId: `<${randomUUID()}@${hostOf(strapi)}>`,
      nextAttemptAt: now,
    });
  }

  return verdict;
}

/** Where many may be behind one network, it may ask as often as several. */
function capsOf(strapi: Core.Strapi, { network }: Client): Caps {
  const { mail, limits } = configOf(strapi);
  const { perConversation, perAddressDaily, perNetworkDaily, perHour } = mail.transcripts;

  return {
    perConversation,
    perMailbox: perAddressDaily,
    perAsker: perNetworkDaily * timesFor(limits, network),
    perHour,
  };
}

const STOP_PATH = '/emails/stop';

/** Where whoever gets an e-mail says that they want no more, in the e-mail's language. */
function stopUrlOf(
  strapi: Core.Strapi,
  { mailbox, language }: { mailbox: string; language: string }
): string {
  const token = signStop(mailbox, secretFor(strapi, 'email stop'));

  return `${addressForMail(strapi)}${STOP_PATH}/${token}?locale=${language}`;
}

/** Whoever asks. */
const askerOf = (strapi: Core.Strapi, client: Client): string =>
  keyedHash(strapi, 'email', consumerKeys({ client }).join());

function hostOf(strapi: Core.Strapi): string {
  const { publicUrl, mail } = configOf(strapi);
  const url = publicUrl ?? strapi.config.get<string>('server.absoluteUrl', '');

  return (
    (mail.from && domainOf(mail.from)) ?? (URL.canParse(url) ? new URL(url).hostname : 'livechat')
  );
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

    if (email.attempts < configOf(strapi).mail.attempts) {
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
