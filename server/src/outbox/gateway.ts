import type { Core } from '@strapi/strapi';
import type { EmailWriting } from '../../../shared/templates';
import { type Config, configOf } from '../plugin/config';

/** An e-mail with where its reader says that they want no more. */
export interface Outgoing extends EmailWriting {
  to: string;
  messageId: string;
  stopUrl: string;
}

/** The way out of the house. */
export interface Transport {
  /** Rejects with the reason when nobody took the e-mail. */
  send: (email: Outgoing) => Promise<void>;
  /** Lets go of the server once what is on its way is there; at once where nobody believes in that any more. */
  close: (force?: boolean) => void;
}

/** No server is configured, and Strapi has no email plugin. */
export class Unconfigured extends Error {}

const SECONDS = 1_000;

/** A server that says nothing for so long is not going to. */
const PATIENCE = {
  connectionTimeout: 15 * SECONDS,
  greetingTimeout: 15 * SECONDS,
  socketTimeout: 30 * SECONDS,
};

type Outbox = Config['outbox'];

/** Our own SMTP server where one is configured, else Strapi's email plugin and its provider. */
export async function openTransport(
  strapi: Core.Strapi,
  { smtp, from }: Pick<Outbox, 'smtp' | 'from'>,
  connections: number
): Promise<Transport> {
  return smtp === null ? emailPlugin(strapi, from) : ownServer(smtp, from, connections);
}

/** Nothing connects before the first e-mail, and nothing has to answer for Strapi to start. */
async function ownServer(
  { host, port, secure, user, pass }: NonNullable<Outbox['smtp']>,
  from: string | null,
  maxConnections: number
): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    pool: true,
    maxConnections,
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
    close: (force = false) => closePool(transport, force),
  };
}

/** Nodemailer's types know nothing yet of closing by force. */
const closePool = (pool: { close: () => void }, force: boolean): void =>
  (pool.close as (options?: { force: boolean }) => void).call(pool, { force });

function emailPlugin(strapi: Core.Strapi, from: string | null): Transport {
  return {
    async send(email) {
      const plugin = strapi.plugin('email');

      if (!plugin) {
        throw new Unconfigured('No mail server: set outbox.smtp, or install Strapi’s email plugin');
      }

      await plugin.service('email').send({ ...envelope(email), ...(from !== null && { from }) });
    },
    close: () => undefined,
  };
}

/** The way out as it is configured now, for whoever looks after it. */
export function waysOut(strapi: Core.Strapi): {
  kind: 'smtp' | 'plugin' | 'none';
  through: string | null;
  from: string | null;
} {
  const { smtp, from } = configOf(strapi).outbox;

  if (smtp !== null) {
    return { kind: 'smtp', through: `${smtp.host}:${smtp.port}`, from };
  }

  return strapi.plugin('email')
    ? {
        kind: 'plugin',
        through: strapi.config.get<string>('plugin::email.provider', 'sendmail'),
        from: from ?? strapi.config.get<string | null>('plugin::email.settings.defaultFrom', null),
      }
    : { kind: 'none', through: null, from };
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
