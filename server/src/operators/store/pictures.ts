import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Row } from '../../plugin/database/ids';
import type { Columns } from '../operator';
import { inTransaction, OPERATOR, PICTURE, pictures, tableOf } from './tables';

/** Puts a picture in the place of the one before, in one statement: of two at once the later stays. */
export async function writePicture(
  strapi: Core.Strapi,
  operatorRow: Row<'operator'>,
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

export async function deletePicture(
  strapi: Core.Strapi,
  operatorRow: Row<'operator'>
): Promise<void> {
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
