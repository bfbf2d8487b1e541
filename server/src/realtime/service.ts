import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Viewer } from '../operators/viewer';
import { type Admin, adminAgain, adminOf, sessionOf } from '../plugin/admins';
import type { Row } from '../plugin/database/ids';
import { failure } from '../plugin/errors';
import { locale, page, referrer } from '../plugin/fields';
import type { Caller } from '../plugin/permissions';
import { service } from '../plugin/service';
import { validate } from '../plugin/validate';
import type { Client } from '../visitors/address';
import type { Origin } from '../visitors/profile';

/** What a visitor's socket stands for. */
export interface VisitorConnection extends Origin {
  key: string;
  /** Id of the channel. */
  channel: string;
  channelRow: Row<'channel'>;
  /** The page written down last. */
  noted?: string;
  /** When something last came through this socket, in milliseconds since 1970. */
  heardAt?: number;
  /** Whether this visitor ever wrote; unknown until it was looked up. */
  hasWritten?: boolean;
}

/** What an operator's socket stands for. */
export interface OperatorConnection extends Viewer, Omit<Admin, 'ability'> {
  token: string;
}

declare module '../plugin/sockets' {
  interface SocketData {
    visitor: VisitorConnection;
    operator: OperatorConnection;
  }
}

export function createRealtime({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** Whom a visitor's handshake speaks for. */
    async admitVisitor(auth: unknown, client: Client): Promise<VisitorConnection> {
      await service(strapi, 'visitors').count('connection', client);

      const { token, channel: slug, ...seen } = validate(visitorHandshake, auth);
      const { key } = service(strapi, 'visitors').authenticate(token);
      const channel = await service(strapi, 'channels').bySlug(slug);

      service(strapi, 'channels').checkOrigin(channel, client.headers);

      return { ...seen, ...client, key, channel: channel.id, channelRow: channel.row };
    },

    /** A page may use the channel its conversation is in, whatever channel its socket was opened for. */
    checkOrigin(
      { key, channel, headers }: VisitorConnection,
      payload: unknown
    ): Promise<void> | undefined {
      const { conversation } = Object(payload) as { conversation?: unknown };

      if (headers.origin === undefined) {
        return undefined;
      }

      return typeof conversation === 'string'
        ? service(strapi, 'conversations').checkOrigin(key, conversation, headers)
        : checkOriginOf(strapi, channel, headers);
    },

    /** Whether an operator's handshake brings a session in the admin; no database is asked. */
    isOperator(auth: unknown): boolean {
      return sessionOf(strapi, validate(operatorHandshake, auth).token) !== null;
    },

    /**
     * Whom an operator's handshake speaks for: an admin user who may answer visitors. They have an
     * allowance of their own, so that no crowd at the same address keeps them out.
     */
    async admitOperator(auth: unknown, client: Client): Promise<OperatorConnection> {
      const { token } = validate(operatorHandshake, auth);
      const known = sessionOf(strapi, token);

      await service(strapi, 'visitors').consume(
        'connection',
        known === null ? { client } : { admin: known.user }
      );

      const admin = await adminOf(strapi, token);

      return { ...admin, ...(await atWork(strapi, admin)), token };
    },

    /** The same operator as of now; refuses once logged out, blocked or no longer permitted. */
    async readmitOperator(data: OperatorConnection): Promise<OperatorConnection> {
      return { ...data, ...(await atWork(strapi, await adminAgain(strapi, data))) };
    },
  };
}

const visitorHandshake = z.object({
  token: z.string().max(2_000),
  channel: z.string().max(100).default(''),
  page: page.nullable().default(null),
  locale: locale.nullable().default(null),
  referrer: referrer.nullable().default(null),
});

const operatorHandshake = z.object({ token: z.string().min(1).max(10_000) });

async function checkOriginOf(
  strapi: Core.Strapi,
  channel: string,
  headers: Client['headers']
): Promise<void> {
  const channels = service(strapi, 'channels');

  channels.checkOrigin(await channels.byId(channel), headers);
}

/** Who is let in to answer visitors. */
async function atWork(strapi: Core.Strapi, caller: Caller): Promise<Viewer> {
  const viewer = await service(strapi, 'operators').viewerAtWork(caller);

  if (!viewer.may.has('conversations.answer')) {
    throw failure('FORBIDDEN');
  }

  return viewer;
}
