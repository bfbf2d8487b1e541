import type { Core } from '@strapi/strapi';
import { configOf } from './config';

/** Where the public pages are, as browsers see it, without a slash at the end: a proxy may have put the whole site below a path. */
export function rootOf(strapi: Core.Strapi): string {
  const { basePath, publicUrl } = configOf(strapi);
  const path = publicUrl === null ? '' : new URL(publicUrl).pathname;

  return path.replace(/\/+$/, '') + basePath;
}

/** The site's own origin where the configuration knows it. */
export function originOf(strapi: Core.Strapi): string | null {
  const { publicUrl } = configOf(strapi);

  return publicUrl === null ? null : new URL(publicUrl).origin;
}

/** Where the admin panel is: a path when it is served by this Strapi, else an address. */
export function adminAddress(strapi: Core.Strapi): string {
  const url = strapi.config.get<string>('admin.url', '/admin');

  return url.replace(/\/+$/, '');
}

/** The origin of an admin panel that is served from elsewhere; null when it is this Strapi's own. */
export function adminOrigin(strapi: Core.Strapi): string | null {
  const url = adminAddress(strapi);

  return URL.canParse(url) ? new URL(url).origin : null;
}
