import type { Core } from '@strapi/strapi';
import type { TransportStatus } from '../../../shared/outbox';
import type { EmailWriting } from '../../../shared/templates';
import { type Config, configOf } from '../plugin/config';

/** An e-mail with where its reader says that they want no more; null where there is nothing to stop. */
export interface Outgoing extends EmailWriting {
  to: string;
  messageId: string;
  stopUrl: string | null;
}

/** The way out of the house. */
export interface Transport {
  /** Rejects with the reason when nobody took the e-mail, or when patience is over: one that hangs is then cut off, and no other. */
  send: (email: Outgoing, patience: AbortSignal) => Promise<void>;
  /** Lets go of the server once what is on its way is there, or at once. */
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
    async send(email, signal) {
      await transport.sendMail({ ...envelope(email), ...(from !== null && { from }), signal });
    },
    close: (force = false) => transport.close({ force }),
  };
}

function emailPlugin(strapi: Core.Strapi, from: string | null): Transport {
  return {
    async send(email, patience) {
      const plugin = strapi.plugin('email');

      if (!plugin) {
        throw new Unconfigured('No mail server: set outbox.smtp, or install Strapi’s email plugin');
      }

      const sending = plugin
        .service('email')
        .send({ ...envelope(email), ...(from !== null && { from }) });

      // A provider cannot be cut off, but need not be waited for.
      await Promise.race([sending, overWith(patience)]);
    },
    close: () => undefined,
  };
}

/** Rejects when patience is over. */
const overWith = (patience: AbortSignal): Promise<never> =>
  new Promise((_done, refuse) => {
    patience.addEventListener('abort', () => refuse(patience.reason), { once: true });
  });

/** The way out as it is configured now, for whoever looks after it. */
export function waysOut(strapi: Core.Strapi): Pick<TransportStatus, 'kind' | 'through' | 'from'> {
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
    ...(stopUrl !== null && {
      'List-Unsubscribe': `<${stopUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  },
});
