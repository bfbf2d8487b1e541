import type { Core } from '@strapi/strapi';
import { transaction } from '../../plugin/database/transaction';
import { uid } from '../../plugin/ids';

export const OPERATOR = uid('operator');

export const CHANNEL_MEMBER = uid('channel-member');

export const PICTURE = uid('picture');

export const USER = 'admin::user';

export const OPERATOR_COLUMNS = [
  'o.id',
  'o.document_id',
  'o.user_id',
  'o.chat_name',
  'o.languages',
  'o.country',
  'o.busy',
  'o.conversation_limit',
  'o.last_activity_at',
  'o.last_seen_at',
  'o.shown_name',
  'p.name as picture',
  'u.firstname',
  'u.lastname',
  'u.username',
];

export const operators = (strapi: Core.Strapi) =>
  strapi.db
    .getConnection(`${tableOf(strapi, OPERATOR)} as o`)
    .leftJoin(`${tableOf(strapi, USER)} as u`, 'u.id', 'o.user_id')
    .leftJoin(`${tableOf(strapi, PICTURE)} as p`, 'p.operator_id', 'o.id')
    .select(OPERATOR_COLUMNS);

export const presences = (strapi: Core.Strapi) =>
  strapi.db.getConnection(tableOf(strapi, CHANNEL_MEMBER));

export const pictures = (strapi: Core.Strapi) => strapi.db.getConnection(tableOf(strapi, PICTURE));

export const tableOf = (strapi: Core.Strapi, type: string): string =>
  strapi.db.metadata.get(type).tableName;

/** Sends a query through the transaction that is open, if one is; with SQLite it would wait for itself otherwise. */
export async function inTransaction<T>(
  strapi: Core.Strapi,
  query: ReturnType<ReturnType<typeof presences>['select']>
): Promise<T> {
  return strapi.db.inTransaction()
    ? transaction(strapi, async (trx) => (await query.transacting(trx)) as T)
    : ((await query) as T);
}
