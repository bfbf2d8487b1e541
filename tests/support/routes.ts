import type { Core } from '@strapi/strapi';

/** A route of ours as Strapi serves it. */
export interface ServedRoute {
  method: string;
  /** With every prefix: `/api/livechat/visitors`. */
  path: string;
  audience: 'admin' | 'api' | 'public';
}

/** Every route the plugin registered. */
export function routesOf(strapi: Core.Strapi): ServedRoute[] {
  const routers: Record<string, Core.Router> = Object(strapi.plugin('livechat').routes);

  return Object.entries(routers).flatMap(([name, { type, prefix = '/livechat', routes }]) =>
    routes.map(({ method, path }) => ({
      method,
      path: `${type === 'content-api' ? '/api' : ''}${prefix}${path}`.replace(/(.)\/$/, '$1'),
      audience: type === 'content-api' ? 'api' : name.endsWith('-admin') ? 'admin' : 'public',
    }))
  );
}
