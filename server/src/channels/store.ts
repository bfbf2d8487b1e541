import type { Core } from '@strapi/strapi';
import type { Ability } from '../plugin/permissions';

const FILE = 'plugin::upload.file';
const READ = 'plugin::upload.read';

/** Whether an admin user may see a file of the media library; conditions such as “own files only” count. */
export async function mayReadFile(
  strapi: Core.Strapi,
  ability: Ability | undefined,
  file: number
): Promise<boolean> {
  const found = await strapi.db.query(FILE).findOne({
    where: { id: file },
    populate: { createdBy: { populate: ['roles'] }, folder: true },
  });

  if (found === null || ability === undefined) {
    return false;
  }

  const pm = strapi
    .service('admin::permission')
    .createPermissionsManager({ ability, action: READ, model: FILE });

  return pm.ability.can(pm.action, pm.toSubject(found));
}
