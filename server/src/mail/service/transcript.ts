import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { DAY, HOUR } from '../../../../shared/days';
import { configOf } from '../../plugin/config';
import { transaction } from '../../plugin/database/transaction';
import { failure } from '../../plugin/errors';
import { createHourly, timesFor } from '../../plugin/nodes/limits';
import { keyedHash } from '../../plugin/secrets';
import { service } from '../../plugin/service';
import { toUrl } from '../../site/url';
import { type Client, consumerKeys } from '../../visitors/address';
import { domainOf, readAddress } from '../address';
import { type Caps, mayWrite, type Verdict } from '../caps';
import * as store from '../store';
import { answererOf, type Conversation, transcript, type Writing } from '../transcript';
import { languageOf } from '../words';
import { stopUrlOf } from './stop';
import { turnOf } from './turn';

/** A copy asked for: of which conversation, for which address, and by whom on the network. */
export interface TranscriptAsk {
  conversation: string;
  email: string;
  client: Client;
}

const HOUR_SECONDS = 60 * 60;

/** Copies of conversations. */
export function copying(strapi: Core.Strapi) {
  const warn = createHourly(strapi);

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
          throw failure('RATE_LIMITED', { retryAfter: HOUR_SECONDS });
        }
      });

      return null;
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

/** Whoever asks. */
const askerOf = (strapi: Core.Strapi, client: Client): string =>
  keyedHash(strapi, 'email', consumerKeys({ client }).join());

function hostOf(strapi: Core.Strapi): string {
  const { publicUrl, mail } = configOf(strapi);
  const url = publicUrl ?? strapi.config.get<string>('server.absoluteUrl', '');

  return (mail.from && domainOf(mail.from)) ?? toUrl(url)?.hostname ?? 'livechat';
}
