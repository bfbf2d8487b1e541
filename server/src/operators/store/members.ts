import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { type Row, toRow } from '../../plugin/database/ids';
import { type Columns, type Membership, toMembership } from '../operator';
import {
  CHANNEL_MEMBER,
  inTransaction,
  OPERATOR,
  OPERATOR_COLUMNS,
  PICTURE,
  presences,
  tableOf,
  USER,
} from './tables';

/** Places in channels with their operators, in one query; operators whose admin user is gone have none. */
export async function findMembers(
  strapi: Core.Strapi,
  where: { channel_id?: Row<'channel'>; operator_id?: Row<'operator'>; joined?: boolean }
): Promise<Membership[]> {
  const query = strapi.db
    .getConnection(`${tableOf(strapi, CHANNEL_MEMBER)} as d`)
    .join(`${tableOf(strapi, OPERATOR)} as o`, 'o.id', 'd.operator_id')
    .join(`${tableOf(strapi, USER)} as u`, 'u.id', 'o.user_id')
    .leftJoin(`${tableOf(strapi, PICTURE)} as p`, 'p.operator_id', 'o.id')
    .whereNotNull('d.channel_id')
    .where(Object.fromEntries(Object.entries(where).map(([key, value]) => [`d.${key}`, value])))
    .orderBy('d.id')
    .select(['d.channel_id', 'd.joined', 'd.listed', ...OPERATOR_COLUMNS]);

  return (await inTransaction<Columns[]>(strapi, query)).map(toMembership);
}

/** Makes operators members of a channel; those who are stay as they are. */
export async function addMembers(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>,
  operatorRows: readonly Row<'operator'>[],
  listed = true
): Promise<void> {
  const now = new Date();
  const memberships = operatorRows.map((operatorRow) => ({
    document_id: randomBytes(12).toString('hex'),
    channel_id: channelRow,
    operator_id: operatorRow,
    joined: false,
    listed,
    created_at: now,
    updated_at: now,
    published_at: now,
  }));

  if (memberships.length > 0) {
    const query = presences(strapi)
      .insert(memberships)
      .onConflict(['channel_id', 'operator_id'])
      .ignore();

    await inTransaction(strapi, query);
  }
}

/** Takes everybody but these operators off a channel's list; answers the rows of who was on it. */
export async function removeMembersExcept(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>,
  operatorRows: readonly Row<'operator'>[]
): Promise<Row<'operator'>[]> {
  const others = () =>
    presences(strapi).where({ channel_id: channelRow }).whereNotIn('operator_id', operatorRows);
  const removed = await inTransaction<Columns[]>(strapi, others().select('operator_id'));

  await inTransaction(strapi, others().delete());

  return removed.map((columns) => toRow(columns.operator_id));
}

/** Changes an operator's place in a channel; answers whether there is one. */
export async function changeMember(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>,
  operatorRow: Row<'operator'>,
  change: { joined: boolean } | { listed: boolean }
): Promise<boolean> {
  const query = presences(strapi)
    .where({ channel_id: channelRow, operator_id: operatorRow })
    .update({ ...change, updated_at: new Date() });

  return Number(await inTransaction(strapi, query)) > 0;
}

/** Drops places in channels that are gone: the database emptied their column. */
export async function removeOrphans(strapi: Core.Strapi): Promise<void> {
  await inTransaction(strapi, presences(strapi).whereNull('channel_id').delete());
}
