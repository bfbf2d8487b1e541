import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { CHANNEL_DEFAULTS } from '../../../shared/channels';
import type { EmailCaps } from '../../../shared/outbox';
import { configOf } from '../plugin/config';
import { type EmailContent, emailKind } from '../plugin/emails';
import { timesFor } from '../plugin/nodes/limits';
import { service } from '../plugin/service';
import type { Language } from '../site/languages';
import { toUrl } from '../site/url';
import type { Client } from '../visitors/address';
import { TEXTS } from './texts';
import { answererOf, transcript } from './transcript';

declare module '../plugin/emails' {
  interface EmailData {
    /** A conversation, and the key of the visitor whose it is. */
    transcript: { conversation: string; visitor: string };
  }
}

/** The e-mails that are written here. */
export const emails = {
  transcript: emailKind<'transcript'>({
    data: z.object({ conversation: z.string(), visitor: z.string() }),
    variables: { operator: 'text', channel: 'text', conversation: 'block' },
    needed: ['conversation'],
    texts: TEXTS,
    caps: capsFor,
    sample: sampleIn,

    async load(strapi, { conversation, visitor }, language) {
      const { channel, messages } = await copyOf(strapi, visitor, conversation);
      const { name, headerBackground, headerColor, imageUrl } = channel;

      return {
        values: {
          operator: answererOf(messages) ?? name,
          channel: name,
          conversation: transcript(messages, language),
        },
        brand: {
          name,
          background: headerBackground,
          color: headerColor,
          // A path leads nowhere from an e-mail.
          logo: imageUrl !== null && toUrl(imageUrl) !== null ? imageUrl : null,
        },
      };
    },
  }),
};

/** What a copy is made of, as its visitor may read it. */
async function copyOf(strapi: Core.Strapi, key: string, id: string) {
  const conversations = service(strapi, 'conversations');
  const { channelRow: row } = await conversations.own(key, id);
  const channel = await service(strapi, 'channels').byRow(row);

  return { channel, ...(await conversations.transcriptOf(key, id)) };
}

/** Where many may be behind one network, it may ask as often as several. */
function capsFor(strapi: Core.Strapi, { network }: Client): EmailCaps {
  const { transcripts, limits } = configOf(strapi);
  const { perConversation, perAddressDaily, perNetworkDaily, perHour } = transcripts;

  return {
    perThing: perConversation,
    perMailbox: perAddressDaily,
    perAsker: perNetworkDaily * timesFor(limits, network),
    perHour,
  };
}

function sampleIn(language: Language): EmailContent {
  const { question, answer } = TEXTS[language];
  const { headerBackground: background, headerColor: color } = CHANNEL_DEFAULTS;
  const said = { kind: 'text', name: 'Will' } as const;
  const messages = [
    {
      ...said,
      seq: 1,
      author: 'visitor',
      segments: [{ text: question }],
      sentAt: '2026-11-20T14:05:00Z',
    },
    {
      ...said,
      seq: 2,
      author: 'operator',
      segments: [{ text: answer }],
      sentAt: '2026-11-20T14:07:00Z',
    },
  ] as const;

  return {
    values: { operator: 'Will', channel: 'Shop', conversation: transcript(messages, language) },
    brand: { name: 'Shop', background, color, logo: null },
  };
}
