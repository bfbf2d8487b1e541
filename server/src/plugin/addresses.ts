import type { Core } from '@strapi/strapi';
import { SOCKET_PATH } from '../../../shared/realtime';
import { toUrl } from '../site/url';
import { configOf } from './config';
import { PLUGIN_ID } from './ids';

/*
 * Who wins, for `publicUrl` (p) and Strapi's `server.url` (s), where Strapi listens at localhost:1337:
 *
 * | p                    | s                        | public pages                      | the same in e-mails                 | from the admin panel |
 * | https://shop.example | https://cms.example/back | https://shop.example/livechat     | https://shop.example/livechat       | /back/livechat       |
 * | none                 | https://cms.example/back | https://cms.example/back/livechat | https://cms.example/back/livechat   | /back/livechat       |
 * | none                 | /back                    | /back/livechat                    | http://localhost:1337/back/livechat | /back/livechat       |
 * | none                 | none                     | /livechat                         | http://localhost:1337/livechat      | /livechat            |
 */

/** What the configuration says of where visitors find Strapi: an address, a path, or nothing. */
const configured = (strapi: Core.Strapi): string => configOf(strapi).publicUrl ?? ownUrl(strapi);

/** What Strapi's own configuration says of where it is, the admin panel beside it. */
const ownUrl = (strapi: Core.Strapi): string => strapi.config.get<string>('server.url', '');

/** What a proxy puts in front of every path; empty where Strapi has a site to itself. */
const prefixOf = (url: string): string => (toUrl(url)?.pathname ?? url).replace(/\/+$/, '');

/** Where the public pages are, as visitors see it, without a slash at the end: a proxy may have put the whole site below a path. */
export const rootOf = (strapi: Core.Strapi): string =>
  prefixOf(configured(strapi)) + configOf(strapi).basePath;

/** Where the same pages are for those who come from the admin panel, which may have an address of its own. */
export const ownRootOf = (strapi: Core.Strapi): string =>
  prefixOf(ownUrl(strapi)) + configOf(strapi).basePath;

/** Where the site around the public pages begins. */
export const homeOf = (strapi: Core.Strapi): string => `${prefixOf(configured(strapi))}/`;

/** Every path sockets may be asked for at: our own, beside the loader, and both behind a prefix that a proxy has left in place. */
export function socketPathsOf(strapi: Core.Strapi): string[] {
  const prefixes = ['', prefixOf(ownUrl(strapi)), prefixOf(configured(strapi))];
  const paths = [SOCKET_PATH, `${configOf(strapi).basePath}/socket`];

  return [...new Set(prefixes.flatMap((prefix) => paths.map((path) => prefix + path)))];
}

/** Path of our content API on this server: `/api/livechat` unless Strapi has another prefix. */
export function apiPathOf(strapi: Core.Strapi): string {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');

  return `${prefix}/${PLUGIN_ID}`.replace(/^\/*/, '/').replace(/\/{2,}/g, '/');
}

/** Where pictures and other files of Strapi's own are for visitors, without a slash at the end: an address, or a path where the configuration knows none. */
export const filesAddress = (strapi: Core.Strapi): string =>
  (originOf(strapi) ?? '') + prefixOf(configured(strapi));

/** The site's own origin where the configuration knows it. */
export const originOf = (strapi: Core.Strapi): string | null =>
  toUrl(configured(strapi))?.origin ?? null;

/** The address of the public pages; a path where the configuration knows no more. */
export const publicAddress = (strapi: Core.Strapi): string =>
  (originOf(strapi) ?? '') + rootOf(strapi);

/** The address of the public pages for e-mails, where a path leads nowhere: Strapi's own idea of it when nothing else is configured. */
export const addressForMail = (strapi: Core.Strapi): string =>
  originOf(strapi) === null ? ownAddress(strapi) : publicAddress(strapi);

/** Where the admin panel finds the public pages: beside it, or at Strapi's own address when it is served from elsewhere. */
export function addressForAdmin(strapi: Core.Strapi): string {
  return adminOrigin(strapi) === null ? ownRootOf(strapi) : ownAddress(strapi);
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
  const own = toUrl(strapi.config.get<string>('server.absoluteUrl', ''));
  const admin = toUrl(adminAddress(strapi));

  return own === null || admin === null || admin.origin === own.origin ? null : admin.origin;
}
