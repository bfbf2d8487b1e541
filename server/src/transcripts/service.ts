import type { Core } from '@strapi/strapi';
import { readAddress } from '../outbox/address';
import type { Caps } from '../outbox/caps';
import { configOf } from '../plugin/config';
import { transaction } from '../plugin/database/transaction';
import { failure } from '../plugin/errors';
import { createHourly, timesFor } from '../plugin/nodes/limits';
import { service } from '../plugin/service';
import type { Client } from '../visitors/address';
import { answererOf, type Conversation, transcript } from './transcript';
import { languageOf } from './words';

/** A copy asked for: of which conversation, for which address, and by whom on the network. */
export interface TranscriptAsk {
  conversation: string;
  email: string;
  client: Client;
}

const HOUR_SECONDS = 60 * 60;

/** Copies of conversations, as their visitors ask for them. */
export function createTranscripts({ strapi }: { strapi: Core.Strapi }) {
  const warn = createHourly(strapi);

  return {
    /** Keeps a visitor's copy of an own, ended conversation to be sent. */
    async ask(key: string, { conversation, email, client }: TranscriptAsk): Promise<null> {
      const to = readAddress(email);

      if (!to) {
        throw failure('INPUT_INVALID', { path: 'email', message: 'This is no e-mail address' });
      }

      const talk = await talkOf(strapi, key, conversation);
      const language = languageOf(talk.locale);
      const verdict = await transaction(strapi, (trx) =>
        service(strapi, 'outbox').write(trx, {
          kind: 'transcript',
          to,
          language,
          about: conversation,
          client,
          writing: (stopUrl) => transcript({ ...talk, stopUrl }),
          caps: capsOf(strapi, client),
        })
      );

      if (verdict === 'site-full') {
        warn(
          'transcripts.perHour',
          'transcripts.perHour was reached: more copies are refused for a while'
        );
      }

      if (verdict === 'too-much' || verdict === 'site-full') {
        throw failure('RATE_LIMITED', { retryAfter: HOUR_SECONDS });
      }

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

/** Where many may be behind one network, it may ask as often as several. */
function capsOf(strapi: Core.Strapi, { network }: Client): Caps {
  const { transcripts, limits } = configOf(strapi);
  const { perConversation, perAddressDaily, perNetworkDaily, perHour } = transcripts;

  return {
    perThing: perConversation,
    perMailbox: perAddressDaily,
    perAsker: perNetworkDaily * timesFor(limits, network),
    perHour,
  };
}
