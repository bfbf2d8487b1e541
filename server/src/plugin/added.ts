import type { Core } from '@strapi/strapi';

/** Whether something was added to Strapi's container under a name. `strapi.has` is younger than the oldest Strapi we run in. */
export function isAdded(strapi: Core.Strapi, name: string): boolean {
  try {
    strapi.get(name);

    return true;
  } catch {
    return false;
  }
}
