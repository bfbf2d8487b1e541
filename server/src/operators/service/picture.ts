import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { addressForAdmin, publicAddress } from '../../plugin/addresses';
import type { Row } from '../../plugin/database/ids';
import { failure } from '../../plugin/errors';
import { remembered } from '../../plugin/nodes/remembered';
import type { StoredOperator } from '../operator';
import { nameIn, pictureUrl, portrait } from '../picture';
import { deleteLostPictures, deletePicture, findPicture, writePicture } from '../store/pictures';
import { findOperators } from '../store/profiles';
import { byId, changed } from './profile';

/** The faces of operators: kept as pixels under a random name, whatever file they came in. */
export function picturing(strapi: Core.Strapi) {
  const known = remembered(
    strapi,
    ['livechat.members.changed', 'livechat.operator.changed'],
    async () => new Map((await findOperators(strapi)).map(({ row, picture }) => [row, picture]))
  );

  return {
    /** Names of the pictures of all operators by row, from memory: every message of theirs shows one. */
    pictures: (): Promise<ReadonlyMap<Row<'operator'>, string | null>> => known.get(),

    /** Where visitors find a picture. */
    pictureForVisitors: (picture: string | null): string | null =>
      pictureUrl(picture, publicAddress(strapi)),

    /** Where the admin panel finds it. */
    pictureForAdmins: (picture: string | null): string | null =>
      pictureUrl(picture, addressForAdmin(strapi)),

    async setPicture(id: string, file: Buffer): Promise<StoredOperator> {
      const { row } = await byId(strapi, id);
      const content = await portrait(file);

      if (content === null) {
        throw failure('INPUT_INVALID', {
          path: 'picture',
          message: 'picture: must be a whole JPEG, PNG, WebP, GIF or AVIF of at most 64 megapixels',
        });
      }

      await writePicture(strapi, row, { name: randomBytes(16).toString('hex'), content });

      return changed(strapi, id);
    },

    async removePicture(id: string): Promise<StoredOperator> {
      const { row } = await byId(strapi, id);

      await deletePicture(strapi, row);

      return changed(strapi, id);
    },

    /** What stands at the end of a picture's address; null for what is none, or none any more. */
    async picture(file: string): Promise<Buffer | null> {
      const name = nameIn(file);

      return name === null ? null : findPicture(strapi, name);
    },

    /** Forgets the faces of those who are gone. */
    tidyPictures: (): Promise<void> => deleteLostPictures(strapi),
  };
}
