import type { Core } from '@strapi/strapi';
import { type Config, configOf } from '../plugin/config';
import type { ClaimedEmail } from './store';

/** An e-mail with where its reader says that they want no more. */
export type Outgoing = ClaimedEmail & { stopUrl: string };

/** The way out of the house. */
export interface Transport {
  /** Rejects with the reason when nobody took the e-mail. */
  send: (email: Outgoing) => Promise<void>;
  close: () => void;
}

const SECONDS = 1_000;

/** A server that says nothing for so long is not going to. */
const PATIENCE = {
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  socketTimeout: 30 * SECONDS,
};

/** Our own SMTP server where one is configured, else Strapi's email plugin and its provider. */
export async function openTransport(strapi: Core.Strapi): Promise<Transport> {
  const { smtp, from } = configOf(strapi).outbox;

  return smtp === null ? emailPlugin(strapi, from) : ownServer(smtp, from);
}

type Smtp = NonNullable<Config['outbox']['smtp']>;

/** Nothing connects before the first e-mail, and nothing has to answer for Strapi to start. */
async function ownServer(
  { host, port, secure, user, pass }: Smtp,
  from: string | null
): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure,
    ...PATIENCE,
    ...(user !== null && { auth: { user, pass: pass ?? '' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(email) {
      await transport.sendMail({ ...envelope(email), ...(from !== null && { from }) });
    },
    close: () => transport.close(),
  };
}

function emailPlugin(strapi: Core.Strapi, from: string | null): Transport {
  return {
    async send(email) {
      const plugin = strapi.plugin('email');

      if (!plugin) {
        throw new Error('No mail server: set outbox.smtp, or install Strapi’s email plugin');
      }

      await plugin.service('email').send({ ...envelope(email), ...(from !== null && { from }) });
    },
    close: () => undefined,
  };
}

/** Marked as a machine's, so that no machine answers it; mail programs show a button that stops more (RFC 8058). */
const envelope = ({ to, subject, text, html, messageId, stopUrl }: Outgoing) => ({
  to,
  subject,
  text,
  html,
  messageId,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Unsubscribe': `<${stopUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
});
