import { createHmac, randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { LetterRecord, LetterState, LettersPage } from '../../../shared/mail';
import { configOf } from '../plugin/config';
import { failure } from '../plugin/errors';
import { secretFor } from '../plugin/secrets';
import { service } from '../plugin/service';
import { transaction } from '../plugin/transaction';
import { type Client, spenderKeys } from '../visitors/address';
import { type Address, domainOf, readAddress } from './address';
import { retryAt } from './backoff';
import { mayWrite } from './caps';
import { type Carrier, openCarrier } from './gateway';
import * as store from './store';
import { transcript, type Writing } from './transcript';

const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;

const PAGE_SIZE = 25;

/** How many letters are on their way at once on a node. */
const AT_ONCE = 5;

/** An attempt that takes longer has failed; a claim outlives it, so that nobody else has begun by then. */
const ATTEMPT_LASTS = 2 * 60 * SECOND;
const CLAIM_LASTS = 5 * 60 * SECOND;

/** How long letters stay known that are done with. */
const KEPT_DAYS = 30;

const ERROR_MAX = 500;

/** A copy asked for: of which conversation, for which address, and by whom on the network. */
export interface TranscriptAsk {
  conversation: string;
  email: string;
  client: Client;
}

export function createMail({ strapi }: { strapi: Core.Strapi }) {
  let carrier: Promise<Carrier> | undefined;

  const send = async (letter: store.ClaimedLetter): Promise<void> => {
    carrier ??= openCarrier(strapi);

    await within(ATTEMPT_LASTS, (await carrier).send(letter));
  };

  return {
    /** Keeps a visitor's copy of an own, ended conversation to be sent. */
    async askTranscript(key: string, ask: TranscriptAsk, now = new Date()): Promise<null> {
      const address = readAddress(ask.email);

      if (!address) {
        throw failure('INPUT_INVALID', { path: 'email', message: 'This is no e-mail address' });
      }

      const { channel } = await service(strapi, 'conversations').own(key, ask.conversation);
      const { name } = await service(strapi, 'channels').byRow(channel);
      const { conversation, messages } = await service(strapi, 'conversations').transcriptOf(
        key,
        ask.conversation
      );

      if (conversation.state !== 'ended') {
        throw failure('TRANSCRIPT_TOO_EARLY');
      }

      await transaction(strapi, async (trx) => {
        // Copies of one conversation come one after another, so that none is counted too late.
        const { locale } = await service(strapi, 'conversations').lockRatable(
          trx,
          key,
          ask.conversation
        );
        const writing = transcript({ channel: name, locale, messages });

        await write(strapi, trx, { ask, address, writing, now });
      });

      return null;
    },

    /** Sends what is due; answers how many letters were tried. Any number of nodes may do so at once. */
    async deliver(now = new Date()): Promise<number> {
      const db = strapi.db.connection;
      const until = new Date(now.getTime() + CLAIM_LASTS);
      const claimed = await store.claimLetters(db, { now, until, limit: AT_ONCE });

      await Promise.all(
        claimed.map(async (letter) => {
          await store.finishLetter(db, letter, await attempt(strapi, letter, send));
        })
      );

      return claimed.length;
    },

    /** Forgets letters long done with. */
    async forget(now = new Date()): Promise<void> {
      await store.deleteLetters(strapi.db.connection, new Date(now.getTime() - KEPT_DAYS * DAY));
    },

    async list({ page, state }: { page: number; state?: LetterState }): Promise<LettersPage> {
      const pageSize = PAGE_SIZE;
      const where = state === undefined ? {} : { state };

      return { ...(await store.findLetters(strapi, where, { page, pageSize })), page, pageSize };
    },

    async retry(id: string, now = new Date()): Promise<LetterRecord> {
      const letter = await store.retryLetter(strapi, id, now);

      if (!letter) {
        throw failure('LETTER_UNKNOWN');
      }

      return letter;
    },

    /** Lets go of the mail server. */
    async close(): Promise<void> {
      (await carrier)?.close();
    },
  };
}

interface Copy {
  ask: TranscriptAsk;
  address: Address;
  writing: Writing;
  now: Date;
}

async function write(
  strapi: Core.Strapi,
  trx: Parameters<typeof store.findWritten>[0],
  { ask, address, writing, now }: Copy
): Promise<void> {
  const { to, recipient } = address;
  const counted = { about: ask.conversation, recipient, asker: askerOf(strapi, ask.client) };
  const written = await store.findWritten(trx, counted, new Date(now.getTime() - DAY));
  const verdict = mayWrite(written, recipient, now);

  if (verdict === 'too-much') {
    throw failure('RATE_LIMITED', { retryAfter: HOUR / SECOND });
  }

  if (verdict === 'write') {
    await store.insertLetter(strapi, {
      ...writing,
      ...counted,
      to,
      kind: 'transcript',
      dedupeKey: `transcript:${ask.conversation}:${written.ofConversation.length + 1}`,
      messageId: `<${randomUUID()}@${hostOf(strapi)}>`,
      nextAttemptAt: now,
    });
  }
}

/** Known again when it asks again, and readable to nobody. */
function askerOf(strapi: Core.Strapi, client: Client): string {
  return createHmac('sha256', secretFor(strapi, 'letter'))
    .update(spenderKeys({ client }).join())
    .digest('hex');
}

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
  letter: store.ClaimedLetter,
  send: (letter: store.ClaimedLetter) => Promise<void>
): Promise<store.Outcome> {
  try {
    await send(letter);

    return { kind: 'sent', at: new Date() };
  } catch (reason) {
    const error = (reason instanceof Error ? reason.message : String(reason)).slice(0, ERROR_MAX);

    if (letter.attempts < configOf(strapi).mail.attempts) {
      return {
        kind: 'waiting',
        error,
        until: retryAt(letter.attempts, new Date(), Math.random()),
      };
    }

    strapi.log.error(`livechat: letter ${letter.id} (${letter.kind}) was given up`);

    return { kind: 'failed', error };
  }
}

/** Whoever carries a letter may never answer. */
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
