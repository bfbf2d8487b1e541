import type { Core } from '@strapi/strapi';
import { readAddress } from '../outbox/address';
import { transaction } from '../plugin/database/transaction';
import { failure } from '../plugin/errors';
import { createHourly } from '../plugin/nodes/limits';
import { service } from '../plugin/service';
import { type Language, uiLanguage } from '../site/languages';
import type { Client } from '../visitors/address';
import { answererOf } from './transcript';

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

      const language = await languageFor(strapi, key, conversation);
      const verdict = await transaction(strapi, (trx) =>
        service(strapi, 'outbox').write(trx, {
          kind: 'transcript',
          to,
          language,
          data: { conversation, visitor: key },
          about: conversation,
          client,
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

/** In which language a copy is written; refuses one of a conversation that goes on, and of one in which no operator wrote. */
async function languageFor(strapi: Core.Strapi, key: string, id: string): Promise<Language> {
  const { conversation, locale, messages } = await service(strapi, 'conversations').transcriptOf(
    key,
    id
  );

  if (conversation.state !== 'ended') {
    throw failure('TRANSCRIPT_TOO_EARLY');
  }

  // Else anybody could have the site send their own words to anybody.
  if (answererOf(messages) === null) {
    throw failure('TRANSCRIPT_UNANSWERED');
  }

  return uiLanguage(locale === null ? [] : [locale.toLowerCase()], null);
}
