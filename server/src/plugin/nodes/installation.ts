import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { toUrl } from '../../site/url';
import { configOf } from '../config';
import { secretFor } from '../secrets';

/** What knex keeps of the connection; each client names the database in its own way. */
interface Settings {
  database?: string;
  filename?: string;
  connectionString?: string;
  uri?: string;
  schema?: string;
}

/**
 * What tells this installation from others that share a database server, a Redis or a host with it:
 * 12 letters and digits, or the configured name. Made of the database, the schema and our secret, never of a
 * host: nodes may reach one database by several names.
 */
export const installationOf = (strapi: Core.Strapi): string =>
  configOf(strapi).installation ??
  installationId(
    strapi.db.connection.client.connectionSettings ?? {},
    secretFor(strapi, 'installation')
  );

/** The same for the same database, schema and secret. */
export const installationId = (settings: Settings, secret: string): string =>
  createHash('sha256')
    .update(JSON.stringify([databaseOf(settings), settings.schema ?? null, secret]))
    .digest('hex')
    .slice(0, 12);

function databaseOf({ database, filename, connectionString, uri }: Settings): string | null {
  const url = toUrl(connectionString ?? uri ?? '');

  return url === null ? (database ?? filename ?? null) : decodeURIComponent(url.pathname.slice(1));
}
