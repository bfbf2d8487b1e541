import type { Core } from '@strapi/strapi';
import type { Candidate, OperatorInput, OperatorRole } from '../../../../shared/operators';
import type { Row } from '../../plugin/database/ids';
import { failure } from '../../plugin/errors';
import { emitEvent } from '../../plugin/events';
import { type StoredOperator, withoutSigns } from '../operator';
import {
  blankOperator,
  findOperator,
  findOperators,
  keepShownNames,
  makeOperator,
  writeOperators,
} from '../store/profiles';
import { findCandidates, findRoles } from '../store/users';

/** PostgreSQL fails on some texts, such as one with a NUL; none of those is an id. */
const isId = (text: string): boolean => /^[a-z0-9]+$/.test(text);

/** Who an operator is to visitors, and whom there is to ask. */
export const profiling = (strapi: Core.Strapi) => ({
  /** The profile of an admin user, made where there is none: for who acts. */
  mine: (user: number): Promise<StoredOperator> => mine(strapi, user),

  /** The same as it is or would be, and nothing is written: for who only reads. */
  profileOf: (user: number): Promise<StoredOperator> => profileOf(strapi, user),

  byId: (id: string): Promise<StoredOperator> => byId(strapi, id),

  async byRow(row: Row<'operator'>): Promise<StoredOperator | null> {
    const operator = await findOperator(strapi, { id: row });

    return operator === null ? null : withoutSigns(operator);
  },

  /** Those of some rows, in one query however many; whoever is named twice is there once. */
  async byRows(
    rows: Iterable<Row<'operator'> | null>
  ): Promise<ReadonlyMap<Row<'operator'>, StoredOperator>> {
    const wanted = new Set([...rows].filter((row) => row !== null));
    const found = wanted.size === 0 ? [] : await findOperators(strapi, [...wanted]);

    return new Map(found.map((operator) => [operator.row, withoutSigns(operator)]));
  },

  async everybody(): Promise<StoredOperator[]> {
    return (await findOperators(strapi)).map(withoutSigns);
  },

  candidates: (search: string): Promise<Candidate[]> => findCandidates(strapi, search),

  roles: (): Promise<OperatorRole[]> => findRoles(strapi),

  async update(id: string, input: OperatorInput): Promise<StoredOperator> {
    const { row } = await byId(strapi, id);

    await writeOperators(strapi, [row], input);
    await keepShownNames(strapi);

    return changed(strapi, id);
  },

  /** What visitors read outlives the admin user. */
  keepShownNames: (): Promise<void> => keepShownNames(strapi),
});

export const mine = async (strapi: Core.Strapi, user: number): Promise<StoredOperator> =>
  withoutSigns(
    (await findOperator(strapi, { user_id: user })) ?? (await makeOperator(strapi, user))
  );

export const profileOf = async (strapi: Core.Strapi, user: number): Promise<StoredOperator> =>
  withoutSigns(
    (await findOperator(strapi, { user_id: user })) ?? (await blankOperator(strapi, user))
  );

export async function byId(strapi: Core.Strapi, id: string): Promise<StoredOperator> {
  const operator = isId(id) ? await findOperator(strapi, { document_id: id }) : null;

  if (operator === null) {
    throw failure('OPERATOR_UNKNOWN');
  }

  return withoutSigns(operator);
}

/** Tells of a change of a profile, and reads it. */
export async function changed(strapi: Core.Strapi, id: string): Promise<StoredOperator> {
  await emitEvent(strapi, 'livechat.operator.changed', { operator: id });
  await membersChanged(strapi);

  return byId(strapi, id);
}

export const membersChanged = (strapi: Core.Strapi): Promise<void> =>
  emitEvent(strapi, 'livechat.members.changed', {});
