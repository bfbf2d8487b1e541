import type { Core } from '@strapi/strapi';
import { configOf } from './config';

/** What the configuration says of where visitors find Strapi: an address, a path, or nothing. */
const configured = (strapi: Core.Strapi): string =>
  configOf(strapi).publicUrl ?? strapi.config.get<string>('server.url', '');

/** Where the public pages are, as browsers see it, without a slash at the end: a proxy may have put the whole site below a path. */
export const rootOf = (strapi: Core.Strapi): string => prefixOf(strapi) + configOf(strapi).basePath;

/** Where the site around the public pages begins. */
export const homeOf = (strapi: Core.Strapi): string => `${prefixOf(strapi)}/`;

function prefixOf(strapi: Core.Strapi): string {
  const url = configured(strapi);
  const path = URL.canParse(url) ? new URL(url).pathname : url;

  return path.replace(/\/+$/, '');
}

/** The site's own origin where the configuration knows it. */
export function originOf(strapi: Core.Strapi): string | null {
  const url = configured(strapi);

  return URL.canParse(url) ? new URL(url).origin : null;
}

/** The whole address of the public pages; a guess where the configuration does not know it. */
export function publicAddress(strapi: Core.Strapi): string {
  const origin = originOf(strapi);

  return origin === null ? ownAddress(strapi) : origin + rootOf(strapi);
}

/** Where the admin panel finds the public pages: beside it, or at Strapi's own address when it is served from elsewhere. */
export function addressForAdmin(strapi: Core.Strapi): string {
  return adminOrigin(strapi) === null ? rootOf(strapi) : ownAddress(strapi);
}

const ownAddress = (strapi: Core.Strapi): string =>
  `${strapi.config.get<string>('server.absoluteUrl', '')}${configOf(strapi).basePath}`;

/** Where the admin panel is: a path when it is served by this Strapi, else an address. */
export function adminAddress(strapi: Core.Strapi): string {
  const url = strapi.config.get<string>('admin.url', '/admin');

  return url.replace(/\/+$/, '');
}

/** The origin of an admin panel that is served from elsewhere; null when it is this Strapi's own. */
export function adminOrigin(strapi: Core.Strapi): string | null {
  const own = strapi.config.get<string>('server.absoluteUrl', '');
  const admin = adminAddress(strapi);

  if (!URL.canParse(admin) || !URL.canParse(own)) {
    return null;
  }

  return new URL(admin).origin === new URL(own).origin ? null : new URL(admin).origin;
}
