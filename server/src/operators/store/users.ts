import type { Core } from '@strapi/strapi';
import type { Candidate, OperatorRole } from '../../../../shared/operators';
import type { Row } from '../../plugin/database/ids';
import { PLUGIN_ID } from '../../plugin/ids';
import type { Life } from '../gone';
import { type Columns, fullName, toOperator, toPerson } from '../operator';
import { inTransaction, OPERATOR, operators, USER } from './tables';

const MOST_CANDIDATES = 50;

/** The role that may do everything, and the right to answer visitors, as Strapi spells them. */
const SUPER_ADMIN = 'strapi-super-admin';

const ANSWER = `plugin::${PLUGIN_ID}.conversations.answer`;

/** What tells whether operators are still there. */
export async function findLives(
  strapi: Core.Strapi,
  rows: readonly Row<'operator'>[]
): Promise<Life[]> {
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
