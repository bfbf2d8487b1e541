import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Candidate, OperatorInput, OperatorRole } from '../../../shared/operators';
import { PLUGIN_ID, uid } from '../plugin/ids';
import { transaction } from '../plugin/transaction';
import type { Life } from './gone';
import {
  type Columns,
  fullName,
  type LivingOperator,
  type Membership,
  toMembership,
  toOperator,
  toPerson,
} from './operator';
import type { Signs } from './presence';

const OPERATOR = uid('operator');
const CHANNEL_MEMBER = uid('channel-member');
const PICTURE = uid('picture');
const USER = 'admin::user';
const MOST_CANDIDATES = 50;

/** The role that may do everything, and the right to answer visitors, as Strapi spells them. */
const SUPER_ADMIN = 'strapi-super-admin';
const ANSWER = `plugin::${PLUGIN_ID}.conversations.answer`;

const OPERATOR_COLUMNS = [
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

/** An operator by a column, or null. */
export async function findOperator(
  strapi: Core.Strapi,
  where: { id: number } | { document_id: string } | { user_id: number }
): Promise<LivingOperator | null> {
  const [[column, value] = ['id', 0]] = Object.entries(where);
  const query = operators(strapi).where(`o.${column}`, value);
  const [columns] = await inTransaction<Columns[]>(strapi, query);

  return columns === undefined ? null : toOperator(columns);
}

/** Every operator there is. */
export const findOperators = async (strapi: Core.Strapi): Promise<LivingOperator[]> =>
  (await inTransaction<Columns[]>(strapi, operators(strapi))).map(toOperator);

const operators = (strapi: Core.Strapi) =>
  strapi.db
    .getConnection(`${tableOf(strapi, OPERATOR)} as o`)
    .leftJoin(`${tableOf(strapi, USER)} as u`, 'u.id', 'o.user_id')
    .leftJoin(`${tableOf(strapi, PICTURE)} as p`, 'p.operator_id', 'o.id')
    .select(OPERATOR_COLUMNS);

/** What the profile of an admin user who has none would be: of row 0 and without an id, so that nothing is theirs. */
export async function blankOperator(strapi: Core.Strapi, user: number): Promise<LivingOperator> {
  const person: unknown = await strapi.db
    .query(USER)
    .findOne({ where: { id: user }, select: ['firstname', 'lastname', 'username'] });

  return toOperator({
    ...Object(person),
    ...{ id: 0, document_id: '', user_id: user, conversation_limit: null },
  });
}

/** The profile of an admin user, made on first use; another request may just have made it. */
export async function makeOperator(strapi: Core.Strapi, user: number): Promise<LivingOperator> {
  const data = { user, languages: [], busy: false };
  const failed = await strapi.db
    .query(OPERATOR)
    .create({ data })
    .then(() => null)
    .catch((error: unknown) => ({ error }));
  const operator = await findOperator(strapi, { user_id: user });

  if (operator === null) {
    throw failed?.error;
  }

  const { row: id, publicName: shownName } = operator;

  await strapi.db.query(OPERATOR).updateMany({ where: { id }, data: { shownName } });

  return operator;
}

export async function writeOperators(
  strapi: Core.Strapi,
  rows: readonly number[],
  data: Partial<OperatorInput & Signs>
): Promise<void> {
  await strapi.db.query(OPERATOR).updateMany({ where: { id: { $in: rows } }, data });
}

/** Keeps what visitors read now as the name that outlives the admin user. */
export async function keepShownNames(strapi: Core.Strapi): Promise<void> {
  const rows = await inTransaction<Columns[]>(strapi, operators(strapi).whereNotNull('o.user_id'));

  for (const columns of rows) {
    const { row, publicName: shownName } = toOperator(columns);

    if (columns.shown_name !== shownName) {
      await strapi.db.query(OPERATOR).updateMany({ where: { id: row }, data: { shownName } });
    }
  }
}

/** What tells whether operators are still there. */
export async function findLives(strapi: Core.Strapi, rows: readonly number[]): Promise<Life[]> {
  const query = operators(strapi).whereIn('o.id', [...rows]);
  const found = (await inTransaction<Columns[]>(strapi, query)).map(toOperator);
  const answering = await findAnswering(
    strapi,
    found.flatMap(({ user }) => user ?? [])
  );

  return found.map(({ row, user, lastSeenAt }) => ({
    row,
    mayAnswer: user !== null && answering.has(user),
    lastSeenAt,
  }));
}

/** Those of some admin users who may log in and answer visitors. */
export async function findAnswering(
  strapi: Core.Strapi,
  users: readonly number[]
): Promise<ReadonlySet<number>> {
  const found = await strapi.db.query(USER).findMany({
    select: ['id'],
    where: {
      id: { $in: users },
      isActive: true,
      blocked: { $ne: true },
      roles: { $or: [{ code: SUPER_ADMIN }, { permissions: { action: ANSWER } }] },
    },
  });

  return new Set(found.map(({ id }) => Number(id)));
}

/** Places in channels with their operators, in one query; operators whose admin user is gone have none. */
export async function findMembers(
  strapi: Core.Strapi,
  where: { channel_id?: number; operator_id?: number; joined?: boolean }
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
  channelRow: number,
  operatorRows: readonly number[],
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
  channelRow: number,
  operatorRows: readonly number[]
): Promise<number[]> {
  const others = () =>
    presences(strapi).where({ channel_id: channelRow }).whereNotIn('operator_id', operatorRows);
  const removed = await inTransaction<Columns[]>(strapi, others().select('operator_id'));

  await inTransaction(strapi, others().delete());

  return removed.map((columns) => Number(columns.operator_id));
}

/** Changes an operator's place in a channel; answers whether there is one. */
export async function changeMember(
  strapi: Core.Strapi,
  channelRow: number,
  operatorRow: number,
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

/** Puts a picture in the place of the one before, in one statement: of two at once the later stays. */
export async function writePicture(
  strapi: Core.Strapi,
  operatorRow: number,
  picture: { name: string; content: Buffer }
): Promise<void> {
  const now = new Date();
  const query = pictures(strapi)
    .insert({
      document_id: randomBytes(12).toString('hex'),
      operator_id: operatorRow,
      name: picture.name,
      content: picture.content.toString('base64'),
      created_at: now,
      updated_at: now,
      published_at: now,
    })
    .onConflict('operator_id')
    .merge(['name', 'content', 'updated_at']);

  await inTransaction(strapi, query);
}

export async function deletePicture(strapi: Core.Strapi, operatorRow: number): Promise<void> {
  await inTransaction(strapi, pictures(strapi).where({ operator_id: operatorRow }).delete());
}

/** Drops the pictures of operators whose admin user is gone. */
export async function deleteLostPictures(strapi: Core.Strapi): Promise<void> {
  const living = strapi.db
    .getConnection(tableOf(strapi, OPERATOR))
    .whereNotNull('user_id')
    .select('id');

  await inTransaction(strapi, pictures(strapi).whereNotIn('operator_id', living).delete());
}

/** What a picture of this name shows; null where no operator of today has one. */
export async function findPicture(strapi: Core.Strapi, name: string): Promise<Buffer | null> {
  const query = strapi.db
    .getConnection(`${tableOf(strapi, PICTURE)} as p`)
    .join(`${tableOf(strapi, OPERATOR)} as o`, 'o.id', 'p.operator_id')
    .where({ 'p.name': name })
    .whereNotNull('o.user_id')
    .select('p.content');
  const [found] = await inTransaction<Columns[]>(strapi, query);

  return typeof found?.content === 'string' ? Buffer.from(found.content, 'base64') : null;
}

/** How many of these admin users exist. */
export const countUsers = (strapi: Core.Strapi, users: readonly number[]): Promise<number> =>
  strapi.db.query(USER).count({ where: { id: { $in: users } } });

/** Admin users by any part of their names; every word must be found. */
export async function findCandidates(strapi: Core.Strapi, search: string): Promise<Candidate[]> {
  const words = search.split(/\s+/).filter(Boolean);
  const people = await strapi.db.query(USER).findMany({
    select: ['id', 'firstname', 'lastname', 'username'],
    where: { isActive: true, blocked: false, $and: words.map(anyName) },
    orderBy: [{ firstname: 'asc' }, { lastname: 'asc' }, { id: 'asc' }],
    limit: MOST_CANDIDATES,
  });
  const users = people.map(({ id }) => Number(id));
  const profiles = await strapi.db.query(OPERATOR).findMany({
    select: ['chatName'],
    where: { user: { id: { $in: users } } },
    populate: { user: { select: ['id'] } },
  });
  const chatNames = new Map(profiles.map(({ user, chatName }) => [Number(user.id), chatName]));

  return people.map((person) => ({
    user: Number(person.id),
    fullName: fullName(toPerson(person)),
    chatName: chatNames.get(Number(person.id)) ?? null,
  }));
}

/** The roles of admin users by name, each with whether it may answer visitors. */
export async function findRoles(strapi: Core.Strapi): Promise<OperatorRole[]> {
  const [roles, answering] = await Promise.all([
    strapi.db.query('admin::role').findMany({ select: ['id', 'name'], orderBy: { name: 'asc' } }),
    strapi.db.query('admin::permission').findMany({
      select: ['id'],
      where: { action: ANSWER },
      populate: { role: { select: ['id'] } },
    }),
  ]);
  const answerers = new Set(answering.map(({ role }) => role?.id));

  return roles.map(({ id, name }) => ({ id: Number(id), name, canAnswer: answerers.has(id) }));
}

const anyName = (word: string): object => ({
  $or: ['firstname', 'lastname', 'username'].map((name) => ({ [name]: { $containsi: word } })),
});

const tableOf = (strapi: Core.Strapi, uid: string): string => strapi.db.metadata.get(uid).tableName;

const pictures = (strapi: Core.Strapi) => strapi.db.getConnection(tableOf(strapi, PICTURE));

const presences = (strapi: Core.Strapi) => strapi.db.getConnection(tableOf(strapi, CHANNEL_MEMBER));

/** Sends a query through the transaction that is open, if one is; with SQLite it would wait for itself otherwise. */
async function inTransaction<T>(
  strapi: Core.Strapi,
  query: ReturnType<ReturnType<typeof presences>['select']>
): Promise<T> {
  return strapi.db.inTransaction()
    ? transaction(strapi, async (trx) => (await query.transacting(trx)) as T)
    : ((await query) as T);
}
