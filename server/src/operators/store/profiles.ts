import type { Core } from '@strapi/strapi';
import type { OperatorInput } from '../../../../shared/operators';
import type { Row } from '../../plugin/database/ids';
import { type Columns, type LivingOperator, toOperator } from '../operator';
import type { Signs } from '../presence';
import { inTransaction, OPERATOR, operators, USER } from './tables';

/** An operator by a column, or null. */
export async function findOperator(
  strapi: Core.Strapi,
  where: { id: Row<'operator'> } | { document_id: string } | { user_id: number }
): Promise<LivingOperator | null> {
  const [[column, value] = ['id', 0]] = Object.entries(where);
  const query = operators(strapi).where(`o.${column}`, value);
  const [columns] = await inTransaction<Columns[]>(strapi, query);

  return columns === undefined ? null : toOperator(columns);
}

/** Every operator there is, or those of some rows. */
export async function findOperators(
  strapi: Core.Strapi,
  rows?: readonly Row<'operator'>[]
): Promise<LivingOperator[]> {
  const all = operators(strapi);
  const query = rows === undefined ? all : all.whereIn('o.id', [...rows]);

  return (await inTransaction<Columns[]>(strapi, query)).map(toOperator);
}

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
  rows: readonly Row<'operator'>[],
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
